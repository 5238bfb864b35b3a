#include "workflow/organisation.h"

#include <algorithm>

namespace penugasan::workflow {

namespace {

constexpr std::string_view kPlt = "plt";

bool valid_on(const Mandate& mandate, Date day) { return mandate.valid_from <= day && day <= mandate.valid_to; }

std::string_view mandate_key(const Mandate& mandate) {
  return mandate.kind == kPlt ? std::string_view(mandate.unit.value) : std::string_view(mandate.from.value);
}

template <class T>
void add_once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

// Multimaps keep no order of their own; a stable answer needs one.
template <class Map>
auto sorted_range(const Map& map, std::string_view key) {
  std::vector<typename Map::mapped_type> found;
  const auto [first, last] = map.equal_range(key);
  for (auto it = first; it != last; ++it) found.push_back(it->second);
  std::sort(found.begin(), found.end());  // elements of one vector: their order in the directory
  return found;
}

}  // namespace

Organisation::Organisation(std::vector<std::shared_ptr<const Agency>> agencies) : agencies_(std::move(agencies)) {
  std::sort(agencies_.begin(), agencies_.end(), [](const auto& a, const auto& b) { return a->id < b->id; });
  for (const auto& agency : agencies_) {
    by_id_.emplace(agency->id, agency.get());
    for (const auto& unit : agency->units) {
      units_.emplace(unit.id.value, &unit);
      if (!unit.head.empty()) headed_by_.emplace(unit.head.value, &unit);
    }
    for (const auto& official : agency->officials) {
      officials_.emplace(official.id.value, &official);
      if (!official.appraiser.empty()) appraised_by_.emplace(official.appraiser.value, &official);
    }
    for (const auto& mandate : agency->mandates) {
      mandates_from_.emplace(mandate_key(mandate), &mandate);
      mandates_to_.emplace(mandate.to.value, &mandate);
    }
  }
}

const Agency* Organisation::agency(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

const Unit* Organisation::unit(const UnitId& id) const {
  const auto found = units_.find(id.value);
  return found == units_.end() ? nullptr : found->second;
}

const Official* Organisation::official(const OfficialId& id) const {
  const auto found = officials_.find(id.value);
  return found == officials_.end() ? nullptr : found->second;
}

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

bool Organisation::leads_a_unit(const OfficialId& id) const { return headed_by_.contains(id.value); }

OfficialId Organisation::sitting(const Seat& seat) const {
  switch (seat.kind) {
    case Seat::Kind::head: {
      const Unit* found = unit(UnitId(seat.id));
      return found == nullptr ? OfficialId() : found->head;
    }
    case Seat::Kind::authority: {
      const Agency* found = agency(seat.id);
      return found == nullptr ? OfficialId() : found->authority;
    }
    case Seat::Kind::appraiser: {
      const Official* found = official(OfficialId(seat.id));
      return found == nullptr ? OfficialId() : found->appraiser;
    }
    case Seat::Kind::person: return OfficialId(seat.id);
  }
  return {};
}

std::vector<Holder> Organisation::holders(const Seat& seat, Date day) const {
  std::vector<Holder> found;
  const OfficialId office_holder = sitting(seat);
  if (!office_holder.empty()) found.push_back({office_holder, {}, {}, true});
  if (seat.kind == Seat::Kind::person) return found;
  // A Plt sits in the place of a vacant head; a Plh or mandat stands beside the office-holder.
  const bool vacant_head = seat.kind == Seat::Kind::head && office_holder.empty();
  const std::string_view key = vacant_head ? std::string_view(seat.id) : std::string_view(office_holder.value);
  for (const Mandate* mandate : sorted_range(mandates_from_, key)) {
    if (!valid_on(*mandate, day) || (mandate->kind == kPlt) != vacant_head) continue;
    const Holder holder{mandate->to, mandate->from, mandate->kind, vacant_head};
    if (std::none_of(found.begin(), found.end(), [&](const Holder& h) { return h.official == holder.official; }))
      found.push_back(holder);
  }
  return found;
}

std::vector<OfficialId> Organisation::proper_holders(const Seat& seat, Date day) const {
  std::vector<OfficialId> found;
  for (const auto& holder : holders(seat, day)) {
    if (holder.proper) found.push_back(holder.official);
  }
  return found;
}

std::optional<Holder> Organisation::holder(const Seat& seat, const OfficialId& official, Date day) const {
  for (auto& holder : holders(seat, day)) {
    if (holder.official == official) return holder;
  }
  return std::nullopt;
}

std::vector<Seat> Organisation::proper_seats_of(const OfficialId& official) const {
  std::vector<Seat> seats;
  for (const Unit* unit : sorted_range(headed_by_, official.value)) seats.push_back({Seat::Kind::head, unit->id.value});
  for (const auto& agency : agencies_) {
    if (agency->authority == official) seats.push_back({Seat::Kind::authority, agency->id});
  }
  for (const Official* one : sorted_range(appraised_by_, official.value)) seats.push_back({Seat::Kind::appraiser, one->id.value});
  return seats;
}

std::vector<Seat> Organisation::seats_of(const OfficialId& official, Date day) const {
  std::vector<Seat> seats{{Seat::Kind::person, official.value}};
  for (auto& seat : proper_seats_of(official)) add_once(seats, std::move(seat));
  for (const Mandate* mandate : sorted_range(mandates_to_, official.value)) {
    if (!valid_on(*mandate, day)) continue;
    if (mandate->kind != kPlt) {
      for (auto& seat : proper_seats_of(mandate->from)) add_once(seats, std::move(seat));
    } else if (const Unit* at = unit(mandate->unit); at != nullptr && at->head.empty()) {
      add_once(seats, Seat{Seat::Kind::head, mandate->unit.value});
    }
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
