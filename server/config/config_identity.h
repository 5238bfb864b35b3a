// The options that say who may call and how they prove it; the rest of the table is in config_options.cc.
#pragma once

#include <string>
#include <vector>

#include "server/config/config_options.h"

namespace penugasan::server {

/// In the sample's order.
std::vector<ConfigOption> identity_options();

/// What of them does not go together. Empty: all is well.
std::vector<std::string> identity_faults(const Config& config);

}  // namespace penugasan::server
