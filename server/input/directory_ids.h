// The ids of one directory while it is checked: everything that refers to a unit or an official is looked up here, and what is
// not there becomes a fault. Internal to the checks of directories; not thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include <google/protobuf/repeated_ptr_field.h>

#include "server/input/fields.h"
#include "workflow/agency.h"

namespace penugasan::v1 {
class Term;
}  // namespace penugasan::v1

namespace penugasan::server {

/// What a Plt names for its unit where the agency's authority is vacant (house rule): no unit may be called so. The domain holds
/// the agency itself in its place, UnitId("jambi").
inline constexpr std::string_view kAuthorityUnit = "authority";

/// The path of an element or, with `field`, of a part of it: "directory.officials[3].nip".
std::string place(const char* list, int index, const char* field = nullptr);

class DirectoryIds {
 public:
  /// Faults go to `fields`, which outlives this; so do the texts that are added.
  DirectoryIds(std::string agency, Fields& fields) : agency_(std::move(agency)), fields_(fields) {}

  /// The element at `index` of its list; `place` is its path. Malformed, reserved and repeated ids are faults.
  void add_unit(int index, const std::string& place, std::string_view id);
  void add_official(int index, const std::string& place, std::string_view id) { add(officials_, {index, place}, id); }

  /// Empty for an empty id; an unknown one is a fault, and empty.
  workflow::UnitId unit(const std::string& field, const std::string& id);
  /// A unit, or kAuthorityUnit: where a Plt may sit.
  workflow::UnitId plt_unit(const std::string& field, const std::string& id);
  workflow::OfficialId official(const std::string& field, const std::string& id);
  workflow::OfficialId needed_official(const std::string& field, const std::string& id);
  /// The unit's place in its list; -1: there is none.
  int place_of_unit(std::string_view id) const;

 private:
  struct Place {
    int index = 0;
    std::string text;
  };
  using Index = std::unordered_map<std::string_view, Place>;
  void add(Index& index, Place place, std::string_view id);

  std::string agency_;
  Fields& fields_;
  Index units_;
  Index officials_;
};

/// Where a post stands in the message: its undated holder and its terms.
struct PostFields {
  std::string holder;
  std::string terms;
};

/// The terms where there are any, else the undated holder. Faults: an unknown or missing official, days that do not exist, an end
/// before its beginning, two holders on one day (two_holders), too many terms.
workflow::Post read_post(const PostFields& fields, const std::string& holder,
                         const google::protobuf::RepeatedPtrField<v1::Term>& terms, DirectoryIds& ids, Fields& faults);

}  // namespace penugasan::server
