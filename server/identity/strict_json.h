// JSON as tokens and key sets need it: one reading only. Internal to server/identity.
#pragma once

#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

namespace penugasan::server {

/// Nothing for what is not exactly one JSON object, holds an object with a member twice, or nests deeper than eight. (Two readers
/// of a repeated member may each see another value: the classic way around a check.)
std::optional<nlohmann::json> parse_strict_object(std::string_view text);

/// The member's text; null where it is missing or no text.
const std::string* text_member(const nlohmann::json& object, std::string_view name);

}  // namespace penugasan::server
