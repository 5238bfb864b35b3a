// What the demo must show: every flow of the five regulations, written down by hand from their text, so that a flow that is
// lost from the data or from the scenarios is missed. 25 are provided and end in an assignment, 7 are refused.
#pragma once

#include <vector>

namespace penugasan::clients {

struct DemoFlow {
  enum class Ending : unsigned char { assigned, not_provided, forbidden };
  const char* regulation;
  const char* mode;
  const char* scope;
  Ending ending;
  /// The scenario that shows it. It must be about this regulation, mode and scope, as the server sees them.
  const char* scenario;
};

/// Regulation by regulation, in the order of routes.
const std::vector<DemoFlow>& demo_flows();

/// "assigned", "not provided", "forbidden".
const char* name_of(DemoFlow::Ending ending);

}  // namespace penugasan::clients
