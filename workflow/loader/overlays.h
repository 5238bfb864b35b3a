// Adds house overlays to a regulation that was read. Internal to workflow/loader.
#pragma once

#include <vector>

#include "workflow/loader/checks.h"
#include "workflow/loader/read_file.h"

namespace penugasan::workflow {

/// A regulation under proof: the values, and where each came from. Points into the files, which must outlive it.
struct Composed {
  Regulation regulation;
  Place head;
  std::vector<Place> overlays;
  std::vector<Place> flows;
};

/// The regulation with every overlay (in the order of their ids) that it takes: a flow that it declares not provided is
/// replaced, letters are added. Refused, each with a fault: a flow that it provides or forbids, one that another overlay has
/// added, a letter that is declared already. Sets source, version and overlays.
Composed compose(const RegulationFile& file, const std::vector<const OverlayFile*>& overlays, Faults& faults);

}  // namespace penugasan::workflow
