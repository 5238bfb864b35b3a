// The demo's last word: the table of flows, as text or JSON. Pure.
#pragma once

#include <ostream>
#include <vector>

#include "clients/demo/flow_result.h"

namespace penugasan::clients {

/// How many flows ended as the regulations say, and how many did not.
struct DemoTally {
  int assigned = 0;
  int refused = 0;
  int unexpected = 0;
};

/// A flow with anything unexpected counts as that alone. A flow of `expected` that has no result is unexpected.
DemoTally tally(const std::vector<FlowResult>& results, std::size_t expected);

/// The table, and the last line "25 flows assigned, 7 refused as the regulations say, 0 unexpected".
void write_table(const std::vector<FlowResult>& results, const DemoTally& tally, std::ostream& out);
/// {"flows": [{regulation, mode, scope, outcome, steps, letters, notices, milliseconds, scenario, unexpected}], assigned,
/// refused, unexpected}
void write_json(const std::vector<FlowResult>& results, const DemoTally& tally, std::ostream& out);

}  // namespace penugasan::clients
