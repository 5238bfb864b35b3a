// Holds a directory against the kedudukan tables of its regulation.
#pragma once

#include <string>
#include <vector>

#include "penugasan/v1/directory.pb.h"
#include "workflow/regulation.h"

namespace penugasan::cli {

/// An official whose stored appraiser the tables do not foresee; local ids.
struct AppraiserFinding {
  std::string field;  // where it stands, as a server names it: "directory.officials[3].appraiser"
  std::string official;
  std::string rank;
  std::string appraiser;
  std::string foreseen;  // "bidang, sekretariat (Lamp I.D.7.b); pengawas, administrator (Ps.9(2)c)"; empty: the tables are silent
};

/// In the directory's order. Warns, never refuses: the tables overlap and have gaps.
std::vector<AppraiserFinding> check_appraisers(const v1::Directory& directory, const workflow::Regulation& regulation);

}  // namespace penugasan::cli
