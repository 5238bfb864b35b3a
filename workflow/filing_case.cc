#include "workflow/filing_case.h"

#include <algorithm>

#include "workflow/people.h"
#include "workflow/route.h"
#include "workflow/text.h"

namespace penugasan::workflow {

namespace {

constexpr const char* kOfficialsField = "assignment_request.officials";
constexpr Date kNoDate{};

Rejection refuse(const FilingCase& one, Reason reason, const Basis& basis) {
  return {reason, basis, one.regulation ? one.regulation->id : std::string(), {}, {}};
}

Rejection unknown_unit(const UnitId& unit, const char* field) {
  return {Reason::unit_unknown, house(), {}, {{"unit", unit.value}}, {{field, "unknown"}}};
}

std::optional<Rejection> find_regulation(FilingCase& one) {
  const auto& organisation = one.context.organisation;
  if (organisation.unit(one.filing.owner) == nullptr) return unknown_unit(one.filing.owner, "assignment_request.owner_unit");
  const Agency& agency = *organisation.agency(one.filing.owner.agency());
  one.regulation = one.context.regulations.in_force(agency.regulation, one.context.today);
  if (one.regulation) return std::nullopt;
  return Rejection{Reason::no_regulation_in_force,
                   house(),
                   agency.regulation,
                   {{"agency", agency.id}, {"regulation", agency.regulation}, {"day", format_date(one.context.today)}},
                   {}};
}

std::optional<Rejection> find_people(FilingCase& one) {
  auto& officials = one.filing.officials;
  if (one.filing.mode == Mode::pengajuan_sukarela) {
    if (officials.empty()) officials = {one.context.actor};
    if (officials != std::vector{one.context.actor}) {
      return Rejection{Reason::volunteer_names_others, house(), one.regulation->id, {}, {{kOfficialsField, "others"}}};
    }
  }
  return check_list(officials, one.context.organisation, kOfficialsField);
}

std::optional<Rejection> find_source(FilingCase& one) {
  auto& source = one.filing.source;
  const auto& organisation = one.context.organisation;
  if (source.empty()) {
    source = one.filing.officials.empty() ? one.filing.owner : organisation.official(one.filing.officials.front())->unit;
  }
  if (organisation.unit(source) == nullptr) return unknown_unit(source, "assignment_request.source_unit");
  const auto& rule = one.regulation->unit_rule;
  one.offices = office_units(rule, organisation, one.filing.owner, source);
  one.filing.scope = scope_of(rule, organisation, one.filing.owner, source);
  return std::nullopt;
}

std::string default_team_kind(const Regulation& regulation, Scope scope) {
  for (const auto& kind : regulation.team_kinds) {
    if (contains(kind.default_in, scope)) return kind.id;
  }
  return {};
}

std::optional<Rejection> find_team_kind(FilingCase& one) {
  auto& kind = one.filing.team_kind;
  if (kind.empty()) {
    if (one.filing.form == Form::tim_kerja) kind = default_team_kind(*one.regulation, one.filing.scope);
    return std::nullopt;
  }
  const auto& kinds = one.regulation->team_kinds;
  const bool known = std::any_of(kinds.begin(), kinds.end(), [&](const TeamKind& k) { return k.id == kind; });
  if (known && one.filing.form == Form::tim_kerja) return std::nullopt;
  auto rejection = refuse(one, Reason::team_kind_unknown, house());
  rejection.values = {{"team_kind", kind}};
  rejection.fields = {{"assignment_request.team_kind", "unknown"}};
  return rejection;
}

std::optional<Rejection> find_flow(FilingCase& one) {
  one.flow = one.regulation->flow(one.filing.mode, one.filing.scope);
  const bool provided = one.flow != nullptr && one.flow->availability == Flow::Availability::provided;
  if (provided) return std::nullopt;
  const bool forbidden = one.flow != nullptr && one.flow->availability == Flow::Availability::forbidden;
  auto rejection = refuse(one, forbidden ? Reason::flow_forbidden : Reason::flow_not_provided,
                          one.flow != nullptr ? one.flow->basis : house());
  rejection.values = {{"mode", std::string(name_of(one.filing.mode))}, {"scope", std::string(name_of(one.filing.scope))}};
  one.flow = nullptr;
  return rejection;
}

void find_headcount(Filing& filing) {
  if (filing.headcount == 0) filing.headcount = std::max<int>(1, static_cast<int>(filing.officials.size()));
}

void find_filer(FilingCase& one) {
  const auto& context = one.context;
  for (const auto& seat : seats_of(one.flow->filing.by, draft_request(one), context.organisation)) {
    auto holder = context.organisation.holder(seat, context.actor, context.today);
    if (!holder || (one.filer && !holder->proper)) continue;
    one.filer = std::move(holder);
  }
}

std::optional<Rejection> scope_as_stated(const FilingCase& one) {
  const auto& stated = one.command.stated_scope;
  if (!stated || *stated == one.filing.scope) return std::nullopt;
  auto rejection = refuse(one, Reason::scope_mismatch, one.regulation->unit_rule.basis);
  rejection.values = {{"stated", std::string(name_of(*stated))}, {"scope", std::string(name_of(one.filing.scope))}};
  rejection.fields = {{"assignment_request.scope", "mismatch"}};
  return rejection;
}

std::optional<Rejection> people_named(const FilingCase& one) {
  if (!one.flow->filing.names_required || !one.filing.officials.empty()) return std::nullopt;
  return refuse(one, Reason::nominees_required, one.flow->filing.basis);
}

// Where the filing itself establishes, filing is deciding, and nobody decides on their own assignment.
bool establishes_at_once(const FilingCase& one) {
  const auto first = next_step(*one.flow, 0, one.filing);
  return !first || one.flow->steps[*first].act == StepAct::acknowledge;
}

std::optional<Rejection> filer_may_file(const FilingCase& one) {
  const bool own = one.filing.mode == Mode::penunjukan && contains(one.filing.officials, one.context.actor);
  if (own && establishes_at_once(one)) return refuse(one, Reason::own_case, house());
  if (one.filer) return std::nullopt;
  auto rejection = refuse(one, Reason::not_your_turn, one.flow->filing.basis);
  std::string offices;
  for (const Office office : one.flow->filing.by) offices += (offices.empty() ? "" : ", ") + std::string(name_of(office));
  rejection.values = {{"offices", offices}, {"unit", one.offices.owner.value}};
  return rejection;
}

bool is_missing(LetterItem item, const Filing& filing) {
  switch (item) {
    case LetterItem::purpose: return is_blank(filing.purpose);
    case LetterItem::competencies:
      return std::all_of(filing.competencies.begin(), filing.competencies.end(), [](const auto& one) { return is_blank(one); });
    case LetterItem::expectation: return is_blank(filing.expectation);
    case LetterItem::period: return filing.period.from == kNoDate || filing.period.to == kNoDate;
  }
  return true;
}

std::optional<Rejection> letter_complete(const FilingCase& one) {
  auto rejection = refuse(one, Reason::letter_incomplete, one.flow->filing.items_basis);
  std::string missing;
  for (const LetterItem item : one.flow->filing.items) {
    if (!is_missing(item, one.filing)) continue;
    const std::string name(name_of(item));
    rejection.fields.push_back({"assignment_request." + name, "missing"});
    missing += (missing.empty() ? "" : ", ") + name;
  }
  if (rejection.fields.empty()) return std::nullopt;
  rejection.values = {{"missing", missing}};
  return rejection;
}

bool has_period(const Filing& filing) { return !is_missing(LetterItem::period, filing); }

std::optional<Rejection> period_valid(const FilingCase& one) {
  const auto& period = one.filing.period;
  if (!has_period(one.filing)) return std::nullopt;
  const char* fault = period.to < period.from ? "before_start" : period.to < one.context.today ? "in_the_past" : nullptr;
  if (fault == nullptr) return std::nullopt;
  auto rejection = refuse(one, Reason::period_invalid, house());
  rejection.values = {{"from", format_date(period.from)}, {"to", format_date(period.to)}, {"day", format_date(one.context.today)}};
  rejection.fields = {{"assignment_request.period.to", fault}};
  return rejection;
}

bool concerns(const Limit& limit, const Filing& filing) {
  return holds(limit.when, filing) && (limit.scopes.empty() || contains(limit.scopes, filing.scope)) &&
         (limit.modes.empty() || contains(limit.modes, filing.mode));
}

bool breaks_period(const Limit& limit, const Period& period) {
  if (limit.at_most && period.to > last_day(period.from, *limit.at_most)) return true;
  if (limit.at_least && period.to < last_day(period.from, *limit.at_least)) return true;
  if (limit.longer_than && period.to <= last_day(period.from, *limit.longer_than)) return true;
  if (limit.shorter_than && period.to >= last_day(period.from, *limit.shorter_than)) return true;
  const auto year = [](Date day) { return std::chrono::year_month_day(day).year(); };
  return limit.within_one_calendar_year && year(period.from) != year(period.to);
}

bool breaks_headcount(const Limit& limit, int headcount) {
  return (limit.headcount_at_most && headcount > *limit.headcount_at_most) ||
         (limit.headcount_at_least && headcount < *limit.headcount_at_least);
}

std::string text_of(const Length& length) {
  constexpr const char* kUnits[] = {" days", " months", " years"};
  return std::to_string(length.count) + kUnits[static_cast<int>(length.unit)];
}

std::string text_of(const Limit& limit) {
  std::string text;
  const auto part = [&](const char* word, const std::string& value) { text += (text.empty() ? "" : ", ") + (word + value); };
  if (limit.at_most) part("at_most ", text_of(*limit.at_most));
  if (limit.at_least) part("at_least ", text_of(*limit.at_least));
  if (limit.longer_than) part("longer_than ", text_of(*limit.longer_than));
  if (limit.shorter_than) part("shorter_than ", text_of(*limit.shorter_than));
  if (limit.within_one_calendar_year) part("within ", "calendar_year");
  if (limit.headcount_at_most) part("headcount at_most ", std::to_string(*limit.headcount_at_most));
  if (limit.headcount_at_least) part("headcount at_least ", std::to_string(*limit.headcount_at_least));
  return text;
}

template <class Breaks>
std::optional<Rejection> within_limits(const FilingCase& one, Reason reason, Breaks breaks) {
  for (const auto& limit : one.regulation->limits) {
    if (limit.warns || !concerns(limit, one.filing) || !breaks(limit)) continue;
    auto rejection = refuse(one, reason, limit.basis);
    rejection.values = {{"limit", text_of(limit)}};
    return rejection;
  }
  return std::nullopt;
}

std::optional<Rejection> period_within_limits(const FilingCase& one) {
  if (!has_period(one.filing)) return std::nullopt;
  auto rejection = within_limits(one, Reason::period_exceeds_limit,
                                 [&](const Limit& limit) { return breaks_period(limit, one.filing.period); });
  if (rejection) {
    rejection->values.emplace_back("from", format_date(one.filing.period.from));
    rejection->values.emplace_back("to", format_date(one.filing.period.to));
  }
  return rejection;
}

std::optional<Rejection> headcount_within_limits(const FilingCase& one) {
  auto rejection = within_limits(one, Reason::headcount_exceeds_limit,
                                 [&](const Limit& limit) { return breaks_headcount(limit, one.filing.headcount); });
  if (rejection) rejection->values.emplace_back("headcount", std::to_string(one.filing.headcount));
  return rejection;
}

bool answers_announcement(const FilingCase& one) {
  const Announcement* call = one.command.call;
  return call != nullptr && call->open_on(one.context.today) && call->office_unit == one.offices.owner;
}

bool answers_incoming_request(const FilingCase& one) {
  const Request* asked = one.command.answers;
  return asked != nullptr && asked->state == State::pending && asked->filing.mode == Mode::penunjukan &&
         asked->filing.scope == Scope::lintas_unit && asked->offices.owner == one.offices.owner &&
         asked->offices.source == one.offices.source;
}

std::optional<Rejection> call_answered(const FilingCase& one) {
  const CallNeed need = one.flow->filing.call;
  if (need == CallNeed::none) return std::nullopt;
  const bool announcement = need == CallNeed::open_announcement;
  if (announcement ? answers_announcement(one) : answers_incoming_request(one)) return std::nullopt;
  auto rejection = refuse(one, Reason::call_required, one.flow->filing.call_basis);
  rejection.values = {{"need", announcement ? "open_announcement" : "incoming_request"}, {"unit", one.offices.owner.value}};
  rejection.fields = {{announcement ? "assignment_request.call" : "assignment_request.answers", "required"}};
  return rejection;
}

// A step for all needs somebody in every seat, any other step somebody in one of them. Seats of people who are not known
// yet, or whose position is not established (another guard's matter), are passed over.
bool is_vacant(const std::vector<Seat>& seats, const Step& step, const Context& context) {
  const auto nobody = [&](const Seat& seat) {
    if (seat.kind == Seat::Kind::appraiser && context.organisation.official(OfficialId(seat.id))->appraiser.empty()) return false;
    return context.organisation.holders(seat, context.today).empty();
  };
  if (seats.empty()) return false;
  return step.wait_all ? std::any_of(seats.begin(), seats.end(), nobody) : std::all_of(seats.begin(), seats.end(), nobody);
}

Rejection vacant(const FilingCase& one, const Step& step) {
  auto rejection = refuse(one, Reason::office_vacant, house());
  std::string offices;
  for (const Office office : step.offices) offices += (offices.empty() ? "" : ", ") + std::string(name_of(office));
  rejection.values = {{"step", step.id}, {"offices", offices}};
  return rejection;
}

std::optional<Rejection> offices_held(const FilingCase& one) {
  const Request request = draft_request(one);
  for (const auto& step : one.flow->steps) {
    if (!holds(step.when, one.filing)) continue;
    if (is_vacant(seats_of(step.offices, request, one.context.organisation), step, one.context)) return vacant(one, step);
  }
  return std::nullopt;
}

std::optional<Rejection> people_fit(const FilingCase& one) {
  if (one.filing.officials.empty()) return std::nullopt;
  return check_people(one.filing.officials, {*one.regulation, one.context.organisation, one.filing, one.offices.source});
}

// An office whose only holder is to be assigned by this very request has nobody who may decide.
std::optional<Rejection> somebody_else_decides(const FilingCase& one) {
  const Request request = draft_request(one);
  for (const auto& step : one.flow->steps) {
    if (!is_decision(step) || !holds(step.when, one.filing)) continue;
    const auto seats = seats_of(step.offices, request, one.context.organisation);
    if (seats.empty()) continue;
    if (who_may_act(seats, step, request, one.context.organisation, one.context.today).empty()) return vacant(one, step);
  }
  return std::nullopt;
}

using Guard = std::optional<Rejection> (*)(const FilingCase&);
// The order of guards at filing (routes.md); examine() has asked for regulation and flow before.
constexpr Guard kGuards[] = {scope_as_stated,         people_named,  filer_may_file, letter_complete, period_valid, period_within_limits,
                             headcount_within_limits, call_answered, offices_held,   people_fit,      somebody_else_decides};

using Finder = std::optional<Rejection> (*)(FilingCase&);
constexpr Finder kFinders[] = {find_regulation, find_people, find_source, find_flow, find_team_kind};

}  // namespace

std::optional<Rejection> examine(FilingCase& one) {
  one.filing = one.command.filing;
  for (const Finder find : kFinders) {
    if (auto rejection = find(one)) return rejection;
  }
  find_headcount(one.filing);
  find_filer(one);
  return std::nullopt;
}

std::optional<Rejection> first_refusal(const FilingCase& one) {
  for (const Guard guard : kGuards) {
    if (auto rejection = guard(one)) return rejection;
  }
  return std::nullopt;
}

std::vector<Rejection> all_refusals(const FilingCase& one) {
  std::vector<Rejection> found;
  for (const Guard guard : kGuards) {
    if (auto rejection = guard(one)) found.push_back(std::move(*rejection));
  }
  return found;
}

Request draft_request(const FilingCase& one) {
  Request request;
  request.id = one.command.id;
  request.uid = one.command.uid;
  request.filing = one.filing;
  request.regulation = one.regulation->id;
  request.regulation_version = one.regulation->version;
  request.offices = one.offices;
  request.filer = one.context.actor;
  return request;
}

std::vector<Warning> warnings_of(const Regulation& regulation, const Filing& filing) {
  std::vector<Warning> found;
  for (const auto& limit : regulation.limits) {
    if (!limit.warns || !concerns(limit, filing)) continue;
    if (has_period(filing) && breaks_period(limit, filing.period)) {
      found.push_back({limit.within_one_calendar_year ? "PERIOD_SPANS_YEARS" : "PERIOD_OVER_ADVISED", limit.basis});
    } else if (breaks_headcount(limit, filing.headcount)) {
      found.push_back({"HEADCOUNT_OVER_ADVISED", limit.basis});
    }
  }
  return found;
}

}  // namespace penugasan::workflow
