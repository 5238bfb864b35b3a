// Reads the flows of a regulation or overlay. Internal to workflow/loader.
#pragma once

#include <vector>

#include "workflow/loader/fields.h"
#include "workflow/regulation.h"

namespace penugasan::workflow {

struct ReadFlows {
  std::vector<Flow> flows;  // one for each item of the list, faulty ones included
  std::vector<bool> sound;  // read without a fault
};

/// `overlay`: the id of the overlay they stand in, empty for a regulation. An overlay's flows must be provided.
ReadFlows read_flows(const YamlNode* node, const Reading& reading, const std::string& overlay);

}  // namespace penugasan::workflow
