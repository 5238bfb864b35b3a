// The kedudukan tables of a regulation: who may be the Pejabat Penilai Kinerja of whom. They overlap and have gaps, so they are a
// check on a directory and refuse nothing: what counts is the appraiser that the directory names.
#pragma once

#include <string>
#include <vector>

#include "workflow/agency.h"
#include "workflow/basis.h"

namespace penugasan::workflow {

/// One line of a table: officials of these ranks in a unit of these kinds may be appraised by the heads of such units.
struct KedudukanRule {
  std::vector<std::string> in;               // kinds of the unit that the line is for; empty: everywhere
  std::vector<std::string> ranks;            // of the officials
  std::vector<std::string> under;            // kinds of the unit that the appraiser heads; empty: any
  std::vector<std::string> appraiser_ranks;  // empty: any
  Basis basis;
  bool operator==(const KedudukanRule&) const = default;
};

/// An official whose appraiser no line foresees.
struct KedudukanFinding {
  const Official* official = nullptr;          // into the agency
  std::vector<const KedudukanRule*> foreseen;  // the lines for such an official; empty: the tables are silent
};

/// Everybody with an appraiser, of a rank that the tables speak of, who leads no unit. The unit that a line is for is the nearest
/// at or above the official's whose kind any line names. An appraiser fits a line where they head (on any day) a unit of its
/// kinds that lies at or above the official's, or within the unit that the line is for. In the directory's order.
std::vector<KedudukanFinding> kedudukan_findings(const std::vector<KedudukanRule>& rules, const Agency& agency);

}  // namespace penugasan::workflow
