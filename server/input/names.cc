#include "server/input/names.h"

#include <array>
#include <charconv>

#include "server/input/limits.h"
#include "server/input/text.h"

namespace penugasan::server {

namespace {

constexpr std::string_view kAgencies = "agencies";
constexpr std::string_view kOfficials = "officials";
constexpr std::string_view kUnits = "units";
constexpr std::string_view kRequests = "assignmentRequests";
constexpr std::string_view kAnnouncements = "announcements";
constexpr std::string_view kRegulations = "regulations";

// "agencies/{agency}/{collection}/{last}".
struct Parts {
  std::string_view agency;
  std::string_view last;
};

std::optional<Parts> split(std::string_view name, std::string_view collection) {
  if (name.size() > limits::kResourceName) return std::nullopt;
  std::array<std::string_view, 4> parts;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto slash = name.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    parts[i] = name.substr(0, slash);
    name.remove_prefix(slash + 1);
  }
  parts[3] = name;  // a slash in it is found by whoever reads it
  if (parts[0] != kAgencies || parts[2] != collection || !workflow::is_local_id(parts[1])) return std::nullopt;
  return Parts{parts[1], parts[3]};
}

template <class Id>
std::optional<Id> parse_local(std::string_view name, std::string_view collection) {
  const auto parts = split(name, collection);
  if (!parts || !workflow::is_local_id(parts->last)) return std::nullopt;
  return Id(parts->agency, parts->last);
}

template <class Id>
std::optional<Id> parse_numbered(std::string_view name, std::string_view collection) {
  const auto parts = split(name, collection);
  if (!parts) return std::nullopt;
  const auto number = parse_number(parts->last);
  if (!number) return std::nullopt;
  return Id{std::string(parts->agency), *number};
}

std::string join(std::string_view agency, std::string_view collection, std::string_view last) {
  std::string name;
  name.reserve(kAgencies.size() + agency.size() + collection.size() + last.size() + 3);
  return name.append(kAgencies).append("/").append(agency).append("/").append(collection).append("/").append(last);
}

}  // namespace

std::optional<std::string> parse_agency_name(std::string_view name) {
  if (!name.starts_with(kAgencies) || name.size() <= kAgencies.size() || name[kAgencies.size()] != '/') return std::nullopt;
  name.remove_prefix(kAgencies.size() + 1);
  if (!workflow::is_local_id(name)) return std::nullopt;
  return std::string(name);
}

std::optional<workflow::OfficialId> parse_official_name(std::string_view name) {
  return parse_local<workflow::OfficialId>(name, kOfficials);
}

std::optional<workflow::UnitId> parse_unit_name(std::string_view name) { return parse_local<workflow::UnitId>(name, kUnits); }

std::optional<workflow::RequestId> parse_request_name(std::string_view name) {
  return parse_numbered<workflow::RequestId>(name, kRequests);
}

std::optional<workflow::AnnouncementId> parse_announcement_name(std::string_view name) {
  return parse_numbered<workflow::AnnouncementId>(name, kAnnouncements);
}

std::optional<std::string> parse_regulation_name(std::string_view name) {
  if (!name.starts_with(kRegulations) || name.size() <= kRegulations.size() || name[kRegulations.size()] != '/')
    return std::nullopt;
  name.remove_prefix(kRegulations.size() + 1);
  if (!is_dashed_id(name)) return std::nullopt;
  return std::string(name);
}

std::optional<workflow::OfficialId> parse_short_official(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view agency = text.substr(0, slash);
  const std::string_view local = text.substr(slash + 1);
  if (!workflow::is_local_id(agency) || !workflow::is_local_id(local)) return std::nullopt;
  return workflow::OfficialId(agency, local);
}

std::optional<std::uint64_t> parse_number(std::string_view text) {
  if (text.empty() || text.front() < '1' || text.front() > '9') return std::nullopt;  // no sign, no leading zero, not 0
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string resource_name(const workflow::OfficialId& id) { return id.empty() ? "" : join(id.agency(), kOfficials, id.local()); }

std::string resource_name(const workflow::UnitId& id) { return id.empty() ? "" : join(id.agency(), kUnits, id.local()); }

std::string resource_name(const workflow::RequestId& id) {
  return id.empty() ? "" : join(id.agency, kRequests, std::to_string(id.number));
}

std::string resource_name(const workflow::AnnouncementId& id) {
  return id.empty() ? "" : join(id.agency, kAnnouncements, std::to_string(id.number));
}

std::string agency_name(std::string_view agency) {
  return agency.empty() ? "" : std::string(kAgencies).append("/").append(agency);
}

std::string regulation_name(std::string_view regulation) {
  return regulation.empty() ? "" : std::string(kRegulations).append("/").append(regulation);
}

}  // namespace penugasan::server
