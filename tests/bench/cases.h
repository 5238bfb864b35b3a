// The assignments that the load generator runs, and, by hand from their regulations' routes, who is told what of them.
#pragma once

#include <string>
#include <vector>

#include "penugasan/v1/resources.pb.h"

namespace penugasan::bench {

enum class Act : char { approve, complete };

// One command after the filing.
struct Step {
  Act act;
  std::string who;
};

// A notice that must be there once so many of the case's commands are acknowledged.
struct Told {
  int after;
  v1::NoticeCause cause;
  std::string whom;
};

// Officials as "agency/official".
struct Case {
  std::string agency;
  v1::Form form;
  std::string owner_unit;
  std::string filer;
  std::string official;  // sits in the source's unit
  std::string competency;
  std::vector<Step> steps;
  std::vector<Told> told;
};

// Which of cases() a run goes through.
enum class Load : char {
  flow,  // 0 to 3: Palangka Raya, penunjukan across units, team, three commands; several, so that nobody is in every command
  job_j  // 4: Jambi, penunjukan within a unit, two commands
};

const std::vector<Case>& cases();
// Of the worker with this number.
std::size_t case_of(Load load, std::size_t worker);

}  // namespace penugasan::bench
