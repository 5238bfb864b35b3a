// Bytes as characters: UTF-8, and what of it may stand in a text. Pure, safe from any thread, linear in the input.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace penugasan::workflow {

/// Takes the next code point off `text`. Nothing, and `text` untouched, where it does not start with one well-formed character
/// (RFC 3629: nothing overlong, no surrogate, at most U+10FFFF) or is empty.
std::optional<char32_t> next_character(std::string_view& text);

/// Takes the printable ASCII at the start off `text`, and says how many characters that were. Most texts are made of nothing
/// else.
std::size_t skip_ascii(std::string_view& text);

bool is_utf8(std::string_view text);

/// C0, DEL, C1, line and paragraph separator, direction overrides: they can make a terminal show something else than is there.
bool is_control(char32_t character);

/// "U+001B"
std::string code_point(char32_t character);

/// The first control character other than a line feed, as code_point() names it; empty: none. Malformed bytes are passed over.
std::string control_character_in(std::string_view text);

}  // namespace penugasan::workflow
