// Whether bytes are text. Pure, safe from any thread.
#pragma once

#include <string>
#include <string_view>

namespace penugasan::clients {

/// True for well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

/// The first control character other than a line feed in well-formed UTF-8, as "U+001B"; empty: none. As the server counts them
/// (server/input/text.h): C0, DEL, C1, line and paragraph separator, direction overrides.
std::string control_character_in(std::string_view text);

}  // namespace penugasan::clients
