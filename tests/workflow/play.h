// Given, when, then for the engine: a small invented city with a small invented regulation, and verbs that file and act.
//
//   Play play;
//   play.file("kepala-a", across_units());
//   play.approve("kabid-b");
//   EXPECT_EQ(play.waiting(), names({"kepala-b"}));
//
// Everything is hand-made: no YAML, no store. The city ("kota"): setda (sekda, the authority); dinas-a (kepala-a) with bidang-a
// (kabid-a, staf-a); dinas-b (kepala-b, whose Plh is wakil-b in March) with bidang-b (kabid-b; staf-b, staf-b2) and bidang-b2
// (kabid-b2; staf-b3); dinas-c, whose head's post is vacant (Plt kabid-c in May) with bidang-c (kabid-c; staf-c).
#pragma once

#include <set>
#include <string>
#include <vector>

#include "workflow/apply.h"
#include "workflow/decide.h"
#include "workflow/regulation.h"

namespace penugasan::workflow {

Date day(const char* text);
OfficialId person(const std::string& local);
UnitId unit(const std::string& local);
std::set<std::string> names(std::initializer_list<const char*> people);

std::shared_ptr<const Agency> city();
std::shared_ptr<const Agency> neighbour();  // "tetangga": dinas-x (kepala-x; staf-x)
/// Units lift to dinas and sekretariat_daerah. Flows: penunjukan dalam_unit (head establishes at once), penunjukan lintas_unit
/// (recommendations of all appraisers, source head decides naming people, owner head establishes, receipt), sukarela dalam_unit
/// (needs an announcement; head, then kpd decide), sukarela lintas_unit (answers an incoming request; source head decides);
/// sukarela lintas_instansi is forbidden, penunjukan lintas_instansi not provided.
Regulation small_regulation();

/// dinas-a asks dinas-b for staf-b, criteria "data"; from 2026-04-01 to 2026-06-30.
Filing across_units();
/// kepala-a assigns staf-a within dinas-a.
Filing within_unit();
/// staf-a volunteers in dinas-a.
Filing voluntary();

class Play {
 public:
  Play();

  Organisation organisation;
  RegulationSet regulations;
  Date today = day("2026-04-01");  // nobody stands in for anybody
  std::optional<Request> state;
  std::vector<Record> log;
  std::optional<Rejection> refused;  // of the last command

  /// Each says whether the command was accepted. Officials by local id.
  bool file(const std::string& actor, Filing filing, std::optional<Scope> stated = {}, const Announcement* call = nullptr,
            const Request* answers = nullptr);
  bool approve(const std::string& actor, std::vector<std::string> officials = {});
  bool reject(const std::string& actor, const std::string& reason = "Tidak dapat dilepas");
  bool complete(const std::string& actor, std::vector<std::string> officials = {});
  bool withdraw(const std::string& actor);
  bool act(const std::string& actor, ActOn command);

  Reason reason() const { return refused->reason; }
  std::string step() const;  // the open step's id; empty: closed
  std::set<std::string> waiting() const;
  /// Of the last record.
  std::vector<LetterIssued> letters() const;
  std::set<std::string> told(Cause cause) const;
  std::vector<Acted> acts() const;
  Context context(const std::string& actor) const;
  std::uint64_t number = 1;

 private:
  bool take(Decision decision, const std::string& actor);
};

}  // namespace penugasan::workflow
