#include "workflow/organisation.h"

#include <algorithm>

namespace penugasan::workflow {

namespace {

constexpr std::string_view kPlt = "plt";
constexpr std::string_view kMandat = "mandat";
constexpr std::string_view kUb = "ub";

template <class T>
void add_once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

template <class Index>
const typename Index::mapped_type& listed(const Index& index, std::string_view key) {
  static const typename Index::mapped_type none;
  const auto found = index.find(key);
  return found == index.end() ? none : found->second;
}

template <class Map>
typename Map::mapped_type found_in(const Map& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : found->second;
}

std::string_view holder_of(const Post& post, Date day) {
  const OfficialId* holder = post.holder(day);
  return holder == nullptr ? std::string_view() : std::string_view(holder->value);
}

// Once each, though somebody may hold the post in several terms.
template <class T>
void index_post(std::unordered_map<std::string_view, std::vector<const T*>>& index, const Post& post, const T& of) {
  for (const auto& term : post.terms) add_once(index[term.official.value], &of);
}

// The unit of a Plt is a unit, or, for the vacant post of the authority, the agency itself (house). They cannot be mistaken for
// each other: only a unit's id has a '/'.
bool of_authority(const Mandate& plt) { return plt.unit.value.find('/') == std::string::npos; }

Holder proper_holder(std::string_view official) { return {OfficialId(std::string(official)), {}, {}, true, {}}; }

void add_holder(std::vector<Holder>& found, const Mandate& mandate, std::string_view for_whom, bool proper) {
  const auto same = [&](const Holder& holder) { return holder.official == mandate.to; };
  if (std::any_of(found.begin(), found.end(), same)) return;
  found.push_back({mandate.to, OfficialId(std::string(for_whom)), mandate.kind, proper, mandate.letter});
}

// By whom the office-holder is stood in for: directly, or through whoever holds the mandate.
template <class Index>
void add_mandated(const Index& mandates_from, std::vector<Holder>& found, std::string_view office_holder, Date day) {
  for (const Mandate* mandate : listed(mandates_from, office_holder)) {
    if (mandate->kind == kPlt || mandate->kind == kUb || !mandate->covers(day)) continue;
    add_holder(found, *mandate, office_holder, false);
    if (mandate->kind != kMandat) continue;
    for (const Mandate* passed_on : listed(mandates_from, mandate->to.value)) {
      if (passed_on->kind == kUb && passed_on->covers(day)) add_holder(found, *passed_on, office_holder, false);
    }
  }
}

}  // namespace

Organisation::Organisation(std::vector<std::shared_ptr<const Agency>> agencies) : agencies_(std::move(agencies)) {
  std::sort(agencies_.begin(), agencies_.end(), [](const auto& a, const auto& b) { return a->id < b->id; });
  for (const auto& agency : agencies_) index(*agency);
}

void Organisation::index(const Agency& agency) {
  by_id_.emplace(agency.id, &agency);
  index_post(authority_, agency.authority, agency);
  for (const auto& unit : agency.units) {
    units_.emplace(unit.id.value, &unit);
    index_post(headed_by_, unit.head, unit);
  }
  for (const auto& official : agency.officials) {
    officials_.emplace(official.id.value, &official);
    if (!official.appraiser.empty()) appraised_by_[official.appraiser.value].push_back(&official);
  }
  for (const auto& mandate : agency.mandates) {
    mandates_from_[mandate.kind == kPlt ? mandate.unit.value : mandate.from.value].push_back(&mandate);
    mandates_to_[mandate.to.value].push_back(&mandate);
  }
}

const Agency* Organisation::agency(std::string_view id) const { return found_in(by_id_, id); }
const Unit* Organisation::unit(const UnitId& id) const { return found_in(units_, id.value); }
const Official* Organisation::official(const OfficialId& id) const { return found_in(officials_, id.value); }

const Unit& Organisation::top_of(const Unit& unit) const {
  const Unit* top = &unit;
  while (const Unit* parent = this->unit(top->parent)) top = parent;
  return *top;
}

bool Organisation::within(const UnitId& unit, const UnitId& ancestor) const {
  for (const Unit* at = this->unit(unit); at != nullptr; at = this->unit(at->parent)) {
    if (at->id == ancestor) return true;
  }
  return false;
}

bool Organisation::leads_a_unit(const OfficialId& id, Date day) const {
  const auto& units = listed(headed_by_, id.value);
  if (std::any_of(units.begin(), units.end(), [&](const Unit* unit) { return holder_of(unit->head, day) == id.value; }))
    return true;
  // The Plt of a vacant post counts as its holder.
  const auto& mandates = listed(mandates_to_, id.value);
  return std::any_of(mandates.begin(), mandates.end(), [&](const Mandate* mandate) {
    if (mandate->kind != kPlt || !mandate->covers(day)) return false;
    const Unit* led = unit(mandate->unit);
    return led != nullptr && holder_of(led->head, day).empty();
  });
}

// Empty: vacant, or no such place.
std::string_view Organisation::sitting(const Seat& seat, Date day) const {
  switch (seat.kind) {
    case Seat::Kind::head: {
      const Unit* found = found_in(units_, seat.id);
      return found == nullptr ? std::string_view() : holder_of(found->head, day);
    }
    case Seat::Kind::authority: {
      const Agency* found = agency(seat.id);
      return found == nullptr ? std::string_view() : holder_of(found->authority, day);
    }
    case Seat::Kind::appraiser: {
      const Official* found = found_in(officials_, seat.id);
      return found == nullptr ? std::string_view() : std::string_view(found->appraiser.value);
    }
    case Seat::Kind::person: return seat.id;
  }
  return {};
}

std::vector<Holder> Organisation::holders(const Seat& seat, Date day) const {
  std::vector<Holder> found;
  const std::string_view office_holder = sitting(seat, day);
  if (!office_holder.empty()) found.push_back(proper_holder(office_holder));
  if (seat.kind == Seat::Kind::person) return found;
  // A Plt sits in the place of a vacant head or authority; everybody else stands beside the office-holder.
  if (office_holder.empty()) {
    if (seat.kind == Seat::Kind::appraiser) return found;
    for (const Mandate* mandate : listed(mandates_from_, seat.id)) {
      if (mandate->kind == kPlt && mandate->covers(day)) add_holder(found, *mandate, {}, true);
    }
    return found;
  }
  add_mandated(mandates_from_, found, office_holder, day);
  return found;
}

std::vector<OfficialId> Organisation::proper_holders(const Seat& seat, Date day) const {
  if (const auto office_holder = sitting(seat, day); !office_holder.empty()) return {OfficialId(std::string(office_holder))};
  std::vector<OfficialId> found;
  for (const auto& holder : holders(seat, day)) {
    if (holder.proper) found.push_back(holder.official);
  }
  return found;
}

std::optional<Holder> Organisation::holder(const Seat& seat, const OfficialId& official, Date day) const {
  if (!official.value.empty() && sitting(seat, day) == official.value) return proper_holder(official.value);
  for (auto& holder : holders(seat, day)) {
    if (holder.official == official) return std::move(holder);
  }
  return std::nullopt;
}

void Organisation::add_proper_seats(std::string_view official, Date day, std::vector<Seat>& seats) const {
  for (const Unit* unit : listed(headed_by_, official)) {
    if (holder_of(unit->head, day) == official) add_once(seats, Seat{Seat::Kind::head, unit->id.value});
  }
  for (const Agency* agency : listed(authority_, official)) {
    if (holder_of(agency->authority, day) == official) add_once(seats, Seat{Seat::Kind::authority, agency->id});
  }
  for (const Official* one : listed(appraised_by_, official)) add_once(seats, Seat{Seat::Kind::appraiser, one->id.value});
}

void Organisation::add_seats_by(const Mandate& mandate, Date day, std::vector<Seat>& seats) const {
  if (mandate.kind == kPlt) {
    const bool authority = of_authority(mandate);
    const bool known = authority ? agency(mandate.unit.value) != nullptr : unit(mandate.unit) != nullptr;
    Seat seat{authority ? Seat::Kind::authority : Seat::Kind::head, mandate.unit.value};
    if (known && sitting(seat, day).empty()) add_once(seats, std::move(seat));
  } else if (mandate.kind == kUb) {
    for (const Mandate* held : listed(mandates_to_, mandate.from.value)) {
      if (held->kind == kMandat && held->covers(day)) add_proper_seats(held->from.value, day, seats);
    }
  } else {
    add_proper_seats(mandate.from.value, day, seats);
  }
}

std::vector<Seat> Organisation::seats_of(const OfficialId& official, Date day) const {
  std::vector<Seat> seats{{Seat::Kind::person, official.value}};
  add_proper_seats(official.value, day, seats);
  for (const Mandate* mandate : listed(mandates_to_, official.value)) {
    if (mandate->covers(day)) add_seats_by(*mandate, day, seats);
  }
  return seats;
}

Organisation Organisation::with(std::shared_ptr<const Agency> agency) const {
  auto agencies = agencies_;
  std::erase_if(agencies, [&](const auto& one) { return one->id == agency->id; });
  agencies.push_back(std::move(agency));
  return Organisation(std::move(agencies));
}

}  // namespace penugasan::workflow
