#include "workflow/route.h"

#include <algorithm>

namespace penugasan::workflow {

namespace {

bool matches(ScopeRule::When when, const Organisation& organisation, const UnitRule& rule, const UnitId& owner,
             const UnitId& source) {
  const bool one_agency = owner.agency() == source.agency();
  switch (when) {
    case ScopeRule::When::source_in_owner: return organisation.within(source, owner);
    case ScopeRule::When::same_unit: return office_unit(rule, organisation, owner) == office_unit(rule, organisation, source);
    case ScopeRule::When::same_perangkat_daerah:
      return organisation.top_of(*organisation.unit(owner)).id == organisation.top_of(*organisation.unit(source)).id;
    case ScopeRule::When::same_agency: return one_agency;
    case ScopeRule::When::other_agency: return !one_agency;
  }
  return false;
}

Seat personnel_head(const Organisation& organisation, std::string_view agency) {
  const Agency* found = organisation.agency(agency);
  return {Seat::Kind::head, found == nullptr ? std::string() : found->personnel_office.value};
}

Seat head(const UnitId& unit) { return {Seat::Kind::head, unit.value}; }
Seat authority(const UnitId& unit) { return {Seat::Kind::authority, std::string(unit.agency())}; }

void add_people(std::vector<Seat>& seats, Seat::Kind kind, const std::vector<OfficialId>& people) {
  for (const auto& one : people) add_once(seats, Seat{kind, one.value});
}

void add_seats(std::vector<Seat>& seats, Office office, const Request& request, const Organisation& organisation) {
  const auto& units = request.offices;
  switch (office) {
    case Office::owner_head: return add_once(seats, head(units.owner));
    case Office::owner_kpd: return add_once(seats, head(units.owner_top));
    case Office::owner_authority: return add_once(seats, authority(units.owner));
    case Office::owner_personnel_head: return add_once(seats, personnel_head(organisation, units.owner.agency()));
    case Office::source_head: return add_once(seats, head(units.source));
    case Office::source_kpd: return add_once(seats, head(units.source_top));
    case Office::source_authority: return add_once(seats, authority(units.source));
    case Office::source_personnel_head: return add_once(seats, personnel_head(organisation, units.source.agency()));
    case Office::appraisers: return add_people(seats, Seat::Kind::appraiser, request.filing.officials);
    case Office::assignees: return add_people(seats, Seat::Kind::person, request.filing.officials);
    case Office::filer: return add_once(seats, Seat{Seat::Kind::person, request.filer.value});
  }
}

}  // namespace

UnitId office_unit(const UnitRule& rule, const Organisation& organisation, const UnitId& unit) {
  if (!rule.lifted) return unit;
  const auto is_one_of = [](const std::vector<std::string>& kinds, const Unit& at) { return contains(kinds, at.kind); };
  UnitId nearest;
  for (const Unit* at = organisation.unit(unit); at != nullptr; at = organisation.unit(at->parent)) {
    if (is_one_of(rule.lift_whole, *at)) return at->id;
    if (nearest.empty() && is_one_of(rule.lift_to, *at)) nearest = at->id;
  }
  return nearest.empty() ? unit : nearest;
}

OfficeUnits office_units(const UnitRule& rule, const Organisation& organisation, const UnitId& owner, const UnitId& source) {
  return {office_unit(rule, organisation, owner), organisation.top_of(*organisation.unit(owner)).id,
          office_unit(rule, organisation, source), organisation.top_of(*organisation.unit(source)).id};
}

Scope scope_of(const UnitRule& rule, const Organisation& organisation, const UnitId& owner, const UnitId& source) {
  for (const auto& one : rule.scopes) {
    if (matches(one.when, organisation, rule, owner, source)) return one.scope;
  }
  return Scope::lintas_instansi;  // the loader has proved that a rule holds for any two units
}

bool sits_in_source(const UnitRule& rule, const Organisation& organisation, const Official& official,
                    const UnitId& source_office_unit) {
  if (rule.lifted) return office_unit(rule, organisation, official.unit) == source_office_unit;
  return organisation.within(official.unit, source_office_unit);
}

bool holds(const Condition& condition, const Filing& filing) {
  if (condition.form && *condition.form != filing.form) return false;
  if (condition.team_kind && (filing.form != Form::tim_kerja || *condition.team_kind != filing.team_kind)) return false;
  return !condition.people_named || *condition.people_named != filing.officials.empty();
}

std::optional<std::uint32_t> next_step(const Flow& flow, std::uint32_t from, const Filing& filing) {
  for (std::uint32_t at = from; at < flow.steps.size(); ++at) {
    if (holds(flow.steps[at].when, filing)) return at;
  }
  return std::nullopt;
}

std::vector<Seat> seats_of(const std::vector<Office>& offices, const Request& request, const Organisation& organisation) {
  std::vector<Seat> seats;
  for (const Office office : offices) add_seats(seats, office, request, organisation);
  return seats;
}

bool own_case(const Request& request, const OfficialId& official) { return contains(request.filing.officials, official); }

bool is_decision(const Step& step) { return step.act == StepAct::decide || step.act == StepAct::recommend; }

std::vector<Holder> who_may_act(const std::vector<Seat>& seats, const Step& step, const Request& request,
                                const Organisation& organisation, Date day) {
  std::vector<Holder> found;
  for (const auto& seat : seats) {
    for (auto& holder : organisation.holders(seat, day)) {
      if (is_decision(step) && own_case(request, holder.official)) continue;
      const auto same = [&](const Holder& one) { return one.official == holder.official; };
      if (const auto known = std::find_if(found.begin(), found.end(), same); known == found.end()) {
        found.push_back(std::move(holder));
      } else if (holder.on_behalf_of.empty()) {
        *known = std::move(holder);  // whoever holds one of the offices acts as its holder, not by mandate
      }
    }
  }
  return found;
}

Seat seat_of(const Holder& holder, const std::vector<Seat>& seats, const Organisation& organisation, Date day) {
  for (const auto& seat : seats) {
    if (organisation.holder(seat, holder.official, day) == holder) return seat;
  }
  return {};
}

std::vector<OfficialId> addressees(const std::vector<Office>& offices, const Request& request, const Organisation& organisation,
                                   Date day) {
  std::vector<OfficialId> found;
  for (const auto& seat : seats_of(offices, request, organisation)) {
    for (const auto& official : organisation.proper_holders(seat, day)) add_once(found, official);
  }
  return found;
}

std::vector<Option> options_of(const Step& step) {
  if (is_decision(step)) return {Option::approve, Option::reject};
  if (step.refusal) return {Option::complete, Option::reject};
  return {Option::complete};
}

}  // namespace penugasan::workflow
