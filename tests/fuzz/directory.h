// What both directory targets ask of a directory that was read, from YAML or from the wire.
#pragma once

#include "penugasan/v1/directory.pb.h"
#include "server/input/directory_check.h"
#include "tests/fuzz/target.h"

namespace penugasan::testing {

/// Checks it; a directory that is accepted holds together, and comes back as it was loaded.
inline void check(const v1::Directory& directory) {
  const auto checked = server::check_directory(directory, workflow::Date{}, server::Language::en);
  const auto* good = std::get_if<server::CheckedDirectory>(&checked);
  if (good == nullptr) {
    promise(!std::get<server::EdgeError>(checked).fields.empty(), "a refusal names the places");
    return;
  }
  promise(good->people.size() == good->agency.officials.size(), "one person an official");
  const workflow::Organisation organisation(std::vector{std::make_shared<const workflow::Agency>(good->agency)});
  for (const auto& unit : good->agency.units) (void)organisation.top_of(unit);  // ends only where the tree has no loop
  std::size_t next = 0;
  const auto find = [&](const workflow::OfficialId&) -> std::optional<storage::Person> { return good->people.at(next++); };
  const auto again =
      server::check_directory(server::to_directory(good->agency, workflow::Date{}, find), workflow::Date{}, server::Language::en);
  const auto* back = std::get_if<server::CheckedDirectory>(&again);
  promise(back != nullptr && back->agency == good->agency, "what was loaded can be given back and loaded again");
}

}  // namespace penugasan::testing
