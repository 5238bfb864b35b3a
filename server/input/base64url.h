// RFC 4648 section 5, without padding. Linear.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace penugasan::server {

std::string base64url_encode(std::string_view bytes);
/// Nothing for any text that base64url_encode does not write: other characters, padding, a length that cannot be, stray bits at
/// the end.
std::optional<std::string> base64url_decode(std::string_view text);

}  // namespace penugasan::server
