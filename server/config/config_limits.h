// The options behind Limits; the rest of the table is in config_options.cc.
#pragma once

#include <vector>

#include "server/config/config_options.h"

namespace penugasan::server {

/// In the sample's order.
std::vector<ConfigOption> limit_options();

}  // namespace penugasan::server
