#include "tests/simulation/directory_intentions.h"

#include <algorithm>

namespace penugasan::simulation {

using namespace workflow;

namespace {

const City::Directory& directory_of(const std::string& agency) {
  return *std::ranges::find(city().directories, agency, [](const City::Directory& one) { return one.agency.id; });
}

}  // namespace

Operation DirectoryMaker::load(const City::Directory& directory) {
  Operation made;
  made.command = server::LoadDirectoryJob{directory.agency, directory.people};
  return made;
}

Operation DirectoryMaker::load_changed() {
  const auto wanted = awaited_unit();
  const auto& known = directory_of(wanted.empty() ? agency().id : std::string(wanted.agency()));
  City::Directory changed{*board_.world->organisation.agency(known.agency.id), known.people};
  if (random_.chance(1000)) return load(changed);
  auto& units = changed.agency.units;
  const auto found = std::ranges::find(units, wanted, &Unit::id);
  auto& unit = found != units.end() ? *found : units[random_.below(units.size())];
  unit.head = passed_on(unit.head, changed.agency);
  if (random_.chance(1000)) changed.agency.authority = passed_on(changed.agency.authority, changed.agency);
  std::erase_if(changed.agency.mandates, [&](const Mandate& one) { return one.unit == unit.id; });  // a Plt's post is vacant
  changed.agency.name = known.agency.name + " " + name_;
  return load(changed);
}

/// Mostly a unit whose head has something to do now; empty: none.
UnitId DirectoryMaker::awaited_unit() {
  if (board_.requests.empty() || random_.chance(3000)) return {};
  const auto& open = some_request().request.open;
  if (!open || open->seats.empty()) return {};
  const auto& seat = random_.pick(open->seats);
  return seat.kind == Seat::Kind::head ? UnitId(seat.id) : UnitId();
}

/// At once and without dates, on a day to come, or to nobody.
Post DirectoryMaker::passed_on(const Post& post, const Agency& of) {
  const auto way = random_.below(10);
  if (way < 4) return Post(anybody(of).id);
  if (way < 5) return {};
  const Date last = board_.today + std::chrono::days(random_.below(8));
  const OfficialId* sits = post.holder(board_.today);
  Post dated;
  if (sits != nullptr) dated.terms.push_back({*sits, std::nullopt, last});
  if (way < 9) dated.terms.push_back({anybody(of).id, last + std::chrono::days(1), std::nullopt});
  return dated;
}

// Somebody is to act for a head who is away or does not do it all themselves, or for a head that there is not.
Operation DirectoryMaker::record_mandate() {
  const Agency& of = agency();
  const Unit& unit = random_.pick(of.units);
  Mandate mandate;
  mandate.to = somebody_else(of, unit.head).id;
  mandate.valid_from = board_.today - std::chrono::days(random_.below(3));
  mandate.valid_to = board_.today + std::chrono::days(random_.below(10));
  mandate.letter = {"SP-" + name_, board_.today};
  if (unit.head.vacant(board_.today)) {
    mandate.kind = "plt";
    mandate.unit = unit.id;
  } else {
    mandate.kind = random_.chance(6000) ? "plh" : "mandat";
    mandate.from = head_of(unit);
    if (random_.chance(3000)) pass_on(of, mandate);
  }
  Operation made;
  made.command = server::RecordMandateJob{std::move(mandate)};
  return made;
}

void DirectoryMaker::pass_on(const Agency& of, Mandate& mandate) {
  for (const auto& held : of.mandates) {
    if (held.kind != "mandat" || !held.covers(board_.today) || held.to == mandate.to) continue;
    mandate.kind = "ub";
    mandate.from = held.to;
    mandate.valid_from = mandate.valid_to = board_.today;
  }
}

}  // namespace penugasan::simulation
