// An agency's directory from the API to the domain and back. What comes out of check_directory keeps every promise that
// workflow::Organisation relies on: ids well-formed and known, no official or unit twice, a unit tree without loop.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/errors/edge_error.h"
#include "server/errors/language.h"
#include "storage/event_store.h"
#include "workflow/organisation.h"

namespace penugasan::v1 {
class Directory;
class Mandate;
class Official;
class Unit;
}  // namespace penugasan::v1

namespace penugasan::server {

struct CheckedDirectory {
  workflow::Agency agency;
  std::vector<storage::Person> people;  // one an official, in the same order
  std::vector<std::string> warnings;    // vacant posts, in the caller's language
};

/// The directory as the domain and the store hold it; or DIRECTORY_INVALID with the place of every fault (at most
/// limits::kFaults), e.g. `directory.officials[3].nip`. `name` and other output fields of the message are ignored. Linear in the
/// directory's size.
/// `today`: for whose vacancies there is a warning.
EdgeResult<CheckedDirectory> check_directory(const v1::Directory& directory, workflow::Date today, Language language);

/// The person's own data by official; nothing where it was erased (name and NIP are then empty).
using FindPerson = std::function<std::optional<storage::Person>(const workflow::OfficialId&)>;

/// The way back: what was loaded, in the same order; ids local, `name` of units and officials full. `today`: whom `head` and
/// `authority` show of posts with dates.
v1::Directory to_directory(const workflow::Agency& agency, workflow::Date today, const FindPerson& find_person);
v1::Official to_official(const workflow::Official& official, const FindPerson& find_person);
v1::Unit to_unit(const workflow::Unit& unit, workflow::Date today);
v1::Mandate to_mandate(const workflow::Mandate& mandate);

}  // namespace penugasan::server
