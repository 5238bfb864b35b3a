#include "clients/names.h"

#include <optional>
#include <stdexcept>
#include <utility>

namespace penugasan::clients {
namespace {

constexpr std::string_view kAgencies = "agencies/";

struct Parts {
  std::string_view agency;
  std::string_view collection;  // empty in a short form
  std::string_view local;
};

// "agencies/{agency}/{collection}/{local}" or "{agency}/{local}"; nothing for any other shape.
std::optional<Parts> split(std::string_view text) {
  Parts parts;
  if (text.starts_with(kAgencies)) {
    const auto rest = text.substr(kAgencies.size());
    const auto first = rest.find('/');
    const auto second = first == std::string_view::npos ? first : rest.find('/', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    parts = {rest.substr(0, first), rest.substr(first + 1, second - first - 1), rest.substr(second + 1)};
    if (parts.collection.empty()) return std::nullopt;
  } else {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    parts = {text.substr(0, slash), {}, text.substr(slash + 1)};
  }
  if (parts.agency.empty() || parts.local.empty() || parts.local.find('/') != std::string_view::npos) return std::nullopt;
  return parts;
}

std::string full_name(std::string_view text, std::string_view collection, std::string_view what) {
  const auto parts = split(text);
  if (!parts || (!parts->collection.empty() && parts->collection != collection)) {
    throw std::invalid_argument("\"" + std::string(text) + "\" is not the name of " + std::string(what) + "; write agency/" +
                                "id, or agencies/AGENCY/" + std::string(collection) + "/ID");
  }
  std::string name(kAgencies);
  return name.append(parts->agency).append("/").append(collection).append("/").append(parts->local);
}

}  // namespace

std::string official_name(std::string_view text) { return full_name(text, "officials", "an official"); }
std::string unit_name(std::string_view text) { return full_name(text, "units", "a unit"); }
std::string request_name(std::string_view text) { return full_name(text, "assignmentRequests", "a request"); }
std::string announcement_name(std::string_view text) { return full_name(text, "announcements", "an announcement"); }

std::string agency_name(std::string_view text) {
  if (text.starts_with(kAgencies)) text.remove_prefix(kAgencies.size());
  const auto agency = text.substr(0, text.find('/'));
  if (agency.empty()) throw std::invalid_argument("an agency is missing; write its id, e.g. surakarta");
  return std::string(kAgencies).append(agency);
}

std::string short_form(std::string_view name) {
  const auto parts = split(name);
  if (!parts || parts->collection.empty()) return std::string(name);
  return std::string(parts->agency).append("/").append(parts->local);
}

std::string agency_of(std::string_view text) {
  const auto parts = split(text);
  return parts ? std::string(parts->agency) : std::string();
}

}  // namespace penugasan::clients
