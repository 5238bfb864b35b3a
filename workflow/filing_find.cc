#include "workflow/filing_case.h"

#include <algorithm>

#include "workflow/people.h"
#include "workflow/rejection_titles.h"
#include "workflow/route.h"

namespace penugasan::workflow {

namespace {

constexpr const char* kOfficialsField = "assignment_request.officials";
Rejection unknown_unit(const UnitId& unit, const char* field) {
  return {Reason::unit_unknown, house(), {}, {{"unit", unit.value}}, {{field, "unknown"}}};
}

std::optional<Rejection> find_regulation(FilingCase& one) {
  const auto& organisation = one.context.organisation;
  if (organisation.unit(one.request.filing.owner) == nullptr)
    return unknown_unit(one.request.filing.owner, "assignment_request.owner_unit");
  const Agency& agency = *organisation.agency(one.request.filing.owner.agency());
  one.regulation = one.context.regulations.in_force(agency.regulation, one.context.today);
  if (one.regulation) {
    one.request.regulation = one.regulation->id;
    one.request.regulation_version = one.regulation->version;
    return std::nullopt;
  }
  return Rejection{Reason::no_regulation_in_force,
                   house(),
                   agency.regulation,
                   {{"agency", agency.id}, {"regulation", agency.regulation}, {"day", format_date(one.context.today)}},
                   {}};
}

std::optional<Rejection> find_people(FilingCase& one) {
  auto& officials = one.request.filing.officials;
  if (one.request.filing.mode == Mode::pengajuan_sukarela) {
    if (officials.empty()) officials = {one.context.actor};
    if (officials != std::vector{one.context.actor}) {
      return Rejection{Reason::volunteer_names_others, house(), one.regulation->id, {}, {{kOfficialsField, "others"}}};
    }
  }
  return check_list(officials, one.context.organisation, kOfficialsField);
}

std::optional<Rejection> find_source(FilingCase& one) {
  auto& source = one.request.filing.source;
  const auto& organisation = one.context.organisation;
  if (source.empty()) {
    source = one.request.filing.officials.empty() ? one.request.filing.owner
                                                  : organisation.official(one.request.filing.officials.front())->unit;
  }
  if (organisation.unit(source) == nullptr) return unknown_unit(source, "assignment_request.source_unit");
  const auto& rule = one.regulation->unit_rule;
  one.request.offices = office_units(rule, organisation, one.request.filing.owner, source);
  one.request.filing.scope = scope_of(rule, organisation, one.request.filing.owner, source);
  return std::nullopt;
}

std::string default_team_kind(const Regulation& regulation, Scope scope) {
  for (const auto& kind : regulation.team_kinds) {
    if (contains(kind.default_in, scope)) return kind.id;
  }
  return {};
}

std::optional<Rejection> find_team_kind(FilingCase& one) {
  auto& kind = one.request.filing.team_kind;
  if (kind.empty()) {
    if (one.request.filing.form == Form::tim_kerja) kind = default_team_kind(*one.regulation, one.request.filing.scope);
    return std::nullopt;
  }
  const auto& kinds = one.regulation->team_kinds;
  const bool known = std::any_of(kinds.begin(), kinds.end(), [&](const TeamKind& k) { return k.id == kind; });
  if (known && one.request.filing.form == Form::tim_kerja) return std::nullopt;
  auto rejection = refuse(one, Reason::team_kind_unknown, house());
  rejection.values = {{"team_kind", kind}};
  rejection.fields = {{"assignment_request.team_kind", "unknown"}};
  return rejection;
}

std::optional<Rejection> find_flow(FilingCase& one) {
  one.flow = one.regulation->flow(one.request.filing.mode, one.request.filing.scope);
  const bool provided = one.flow != nullptr && one.flow->availability == Flow::Availability::provided;
  if (provided) return std::nullopt;
  const bool forbidden = one.flow != nullptr && one.flow->availability == Flow::Availability::forbidden;
  auto rejection = refuse(one, forbidden ? Reason::flow_forbidden : Reason::flow_not_provided,
                          one.flow != nullptr ? one.flow->basis : house());
  rejection.values = {{"mode", std::string(name_of(one.request.filing.mode))},
                      {"scope", std::string(name_of(one.request.filing.scope))}};
  one.flow = nullptr;
  return rejection;
}

void find_headcount(Filing& filing) {
  if (filing.headcount == 0) filing.headcount = std::max<int>(1, static_cast<int>(filing.officials.size()));
}

void find_filer(FilingCase& one) {
  const auto& context = one.context;
  for (const auto& seat : seats_of(one.flow->filing.by, one.request, context.organisation)) {
    auto holder = context.organisation.holder(seat, context.actor, context.today);
    if (!holder || (one.filer && !holder->proper)) continue;
    one.filer = std::move(holder);
    one.filer_seat = seat;
  }
}

using Finder = std::optional<Rejection> (*)(FilingCase&);
constexpr Finder kFinders[] = {find_regulation, find_people, find_source, find_flow, find_team_kind};

}  // namespace

Rejection refuse(const FilingCase& one, Reason reason, const Basis& basis) {
  return {reason, basis, one.regulation ? one.regulation->id : std::string(), {}, {}};
}

std::optional<Rejection> examine(FilingCase& one) {
  one.request.id = one.command.id;
  one.request.uid = one.command.uid;
  one.request.filing = one.command.filing;
  one.request.filer = one.context.actor;
  for (const Finder find : kFinders) {
    auto rejection = find(one);
    if (!rejection) continue;
    if (one.regulation) tell_regulation(*rejection, *one.regulation);
    return rejection;
  }
  find_headcount(one.request.filing);
  find_filer(one);
  return std::nullopt;
}

}  // namespace penugasan::workflow
