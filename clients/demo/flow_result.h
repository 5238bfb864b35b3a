// What became of one flow in the demo.
#pragma once

#include <string>
#include <vector>

#include "clients/demo/flows.h"
#include "clients/scenario/checks.h"

namespace penugasan::clients {

struct FlowResult {
  const DemoFlow* flow = nullptr;
  std::string outcome;  // "assigned", "not provided", "forbidden", or what else came of it
  int steps = 0;        // accepted acts, those satisfied along included
  int letters = 0;
  int notices = 0;
  double milliseconds = 0;           // of the whole flow, reading back included
  std::vector<Mismatch> unexpected;  // empty: as the regulation says
};

/// Adds up what a step did.
void count(const Outcome& outcome, FlowResult& result);

/// Judges the end of the flow: the ending, and that it was this regulation's mode and scope, as the server says. `last` is the
/// last step's outcome. Sets `outcome`, and adds what is unexpected.
void judge(const Outcome& last, FlowResult& result);

}  // namespace penugasan::clients
