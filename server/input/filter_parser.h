// Reads a filter's text; only filter.cc calls it.
#pragma once

#include <string_view>
#include <vector>

#include "server/errors/edge_error.h"
#include "server/input/filter.h"

namespace penugasan::server {

/// The comparisons in order, or FILTER_INVALID as Filter::parse states. One pass over the text.
EdgeResult<std::vector<FilterTerm>> parse_filter(std::string_view text);

}  // namespace penugasan::server
