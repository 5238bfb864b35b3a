// Whether bytes are text. Pure, safe from any thread.
#pragma once

#include <string_view>

namespace penugasan::clients {

/// True for well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

}  // namespace penugasan::clients
