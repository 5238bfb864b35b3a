// Identifiers of the domain. Each kind is a type of its own, so that a unit is never taken for an official.
// An agency, unit or official id is written "agency/local" outside resource names: "surakarta/diskominfo.aplikasi".
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace penugasan::workflow {

/// True for 1 to 63 characters of [a-z0-9.-], starting with a letter or a digit: the form of every agency, unit and official id.
bool is_local_id(std::string_view text);

/// An id of the form "agency/local". Empty means "nobody" or "none".
template <class Tag>
struct Id {
  std::string value;

  Id() = default;
  explicit Id(std::string text) : value(std::move(text)) {}
  Id(std::string_view agency, std::string_view local) {
    value.reserve(agency.size() + 1 + local.size());
    value.append(agency).append("/").append(local);
  }

  std::string_view agency() const { return std::string_view(value).substr(0, value.find('/')); }
  std::string_view local() const {
    const auto slash = value.find('/');
    return slash == std::string::npos ? std::string_view() : std::string_view(value).substr(slash + 1);
  }
  bool empty() const { return value.empty(); }
  auto operator<=>(const Id&) const = default;
};

using OfficialId = Id<struct OfficialTag>;
using UnitId = Id<struct UnitTag>;

/// A request or announcement: the owner's agency and a number that is unique in the store, from 1, without gaps in the log's
/// order.
template <class Tag>
struct NumberedId {
  std::string agency;
  std::uint64_t number = 0;

  bool empty() const { return number == 0; }
  auto operator<=>(const NumberedId&) const = default;
};

using RequestId = NumberedId<struct RequestTag>;
using AnnouncementId = NumberedId<struct AnnouncementTag>;

}  // namespace penugasan::workflow

template <class Tag>
struct std::hash<penugasan::workflow::Id<Tag>> {
  std::size_t operator()(const penugasan::workflow::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.value); }
};
