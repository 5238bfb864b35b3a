// Words that one slip of the finger tells apart.
#pragma once

#include <string_view>

namespace penugasan::clients {

/// One letter more, less or other, or two neighbours that changed places.
bool is_one_slip_away(std::string_view a, std::string_view b);

}  // namespace penugasan::clients
