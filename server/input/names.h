// Resource names, both ways. Parsing is strict: exactly the one form, no leading zeros, numbers within 64 bits, nothing before or
// after.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "workflow/ids.h"

namespace penugasan::server {

/// "agencies/surakarta" → "surakarta".
std::optional<std::string> parse_agency_name(std::string_view name);
/// "agencies/surakarta/officials/kadis-kominfo".
std::optional<workflow::OfficialId> parse_official_name(std::string_view name);
/// "agencies/surakarta/units/diskominfo.aplikasi".
std::optional<workflow::UnitId> parse_unit_name(std::string_view name);
/// "agencies/surakarta/assignmentRequests/12".
std::optional<workflow::RequestId> parse_request_name(std::string_view name);
/// "agencies/klaten/announcements/3".
std::optional<workflow::AnnouncementId> parse_announcement_name(std::string_view name);
/// "regulations/surakarta-32-2023" → the id.
std::optional<std::string> parse_regulation_name(std::string_view name);
/// The short form of an official or unit, "surakarta/kadis-kominfo".
std::optional<workflow::OfficialId> parse_short_official(std::string_view text);

/// A positive decimal number without leading zero or sign that fits 64 bits.
std::optional<std::uint64_t> parse_number(std::string_view text);

/// The names of the resources. Empty for an empty id.
std::string resource_name(const workflow::OfficialId& id);
std::string resource_name(const workflow::UnitId& id);
std::string resource_name(const workflow::RequestId& id);
std::string resource_name(const workflow::AnnouncementId& id);
std::string agency_name(std::string_view agency);
std::string regulation_name(std::string_view regulation);

}  // namespace penugasan::server
