#include "workflow/filing_case.h"

#include <algorithm>

#include "workflow/limits.h"
#include "workflow/people.h"
#include "workflow/rejection_titles.h"
#include "workflow/route.h"
#include "workflow/text.h"

namespace penugasan::workflow {

namespace {

std::optional<Rejection> scope_as_stated(const FilingCase& one) {
  const auto& stated = one.command.stated_scope;
  if (!stated || *stated == one.request.filing.scope) return std::nullopt;
  auto rejection = refuse(one, Reason::scope_mismatch, one.regulation->unit_rule.basis);
  rejection.values = {{"stated", std::string(name_of(*stated))}, {"scope", std::string(name_of(one.request.filing.scope))}};
  rejection.fields = {{"assignment_request.scope", "mismatch"}};
  return rejection;
}

std::optional<Rejection> people_named(const FilingCase& one) {
  if (!one.flow->filing.names_required || !one.request.filing.officials.empty()) return std::nullopt;
  return refuse(one, Reason::nominees_required, one.flow->filing.basis);
}

// Where the filing itself establishes, filing is deciding, and nobody decides on their own assignment.
bool establishes_at_once(const FilingCase& one) {
  const auto first = next_step(*one.flow, 0, one.request.filing);
  return !first || one.flow->steps[*first].act == StepAct::acknowledge;
}

std::optional<Rejection> filer_may_file(const FilingCase& one) {
  const bool own = one.request.filing.mode == Mode::penunjukan && contains(one.request.filing.officials, one.context.actor);
  if (own && establishes_at_once(one)) return refuse(one, Reason::own_case, house());
  if (one.filer) return std::nullopt;
  auto rejection = refuse(one, Reason::not_your_turn, one.flow->filing.basis);
  std::string offices;
  for (const Office office : one.flow->filing.by) offices += (offices.empty() ? "" : ", ") + std::string(name_of(office));
  rejection.values = {{"offices", offices}, {"unit", one.request.offices.owner.value}};
  return rejection;
}

bool is_missing(LetterItem item, const Filing& filing) {
  switch (item) {
    case LetterItem::purpose: return is_blank(filing.purpose);
    case LetterItem::competencies:
      return std::all_of(filing.competencies.begin(), filing.competencies.end(), [](const auto& one) { return is_blank(one); });
    case LetterItem::expectation: return is_blank(filing.expectation);
    case LetterItem::period: return !has_period(filing);
  }
  return true;
}

std::optional<Rejection> letter_complete(const FilingCase& one) {
  const auto& items = one.flow->filing.items;
  const auto missed = [&](LetterItem item) { return is_missing(item, one.request.filing); };
  if (std::none_of(items.begin(), items.end(), missed)) return std::nullopt;
  auto rejection = refuse(one, Reason::letter_incomplete, one.flow->filing.items_basis);
  std::string missing;
  for (const LetterItem item : items) {
    if (!missed(item)) continue;
    const std::string name(name_of(item));
    rejection.fields.push_back({"assignment_request." + name, "missing"});
    missing += (missing.empty() ? "" : ", ") + name;
  }
  rejection.values = {{"missing", missing}};
  return rejection;
}

std::optional<Rejection> period_valid(const FilingCase& one) {
  const auto& period = one.request.filing.period;
  if (!has_period(one.request.filing)) return std::nullopt;
  const char* fault = period.to < period.from ? "before_start" : period.to < one.context.today ? "in_the_past" : nullptr;
  if (fault == nullptr) return std::nullopt;
  auto rejection = refuse(one, Reason::period_invalid, house());
  rejection.values = {
      {"from", format_date(period.from)}, {"to", format_date(period.to)}, {"day", format_date(one.context.today)}};
  rejection.fields = {{"assignment_request.period.to", fault}};
  return rejection;
}

template <class Breaks>
std::optional<Rejection> within_limits(const FilingCase& one, Reason reason, Breaks breaks) {
  for (const auto& limit : one.regulation->limits) {
    if (limit.warns || !concerns(limit, one.request.filing) || !breaks(limit)) continue;
    auto rejection = refuse(one, reason, limit.basis);
    rejection.values = {{"limit", text_of(limit)}};
    return rejection;
  }
  return std::nullopt;
}

std::optional<Rejection> period_within_limits(const FilingCase& one) {
  if (!has_period(one.request.filing)) return std::nullopt;
  auto rejection = within_limits(one, Reason::period_exceeds_limit,
                                 [&](const Limit& limit) { return breaks_period(limit, one.request.filing.period); });
  if (rejection) {
    rejection->values.emplace_back("from", format_date(one.request.filing.period.from));
    rejection->values.emplace_back("to", format_date(one.request.filing.period.to));
  }
  return rejection;
}

std::optional<Rejection> headcount_within_limits(const FilingCase& one) {
  auto rejection = within_limits(one, Reason::headcount_exceeds_limit,
                                 [&](const Limit& limit) { return breaks_headcount(limit, one.request.filing.headcount); });
  if (rejection) rejection->values.emplace_back("headcount", std::to_string(one.request.filing.headcount));
  return rejection;
}

bool answers_announcement(const FilingCase& one) {
  const Announcement* call = one.command.call;
  return call != nullptr && call->open_on(one.context.today) && call->office_unit == one.request.offices.owner;
}

bool answers_incoming_request(const FilingCase& one) {
  const Request* asked = one.command.answers;
  return asked != nullptr && asked->state == State::pending && asked->filing.mode == Mode::penunjukan &&
         asked->filing.scope == Scope::lintas_unit && asked->offices.owner == one.request.offices.owner &&
         asked->offices.source == one.request.offices.source;
}

// What this flow does not answer is a fault whether it exists or not, so that nothing is given away about it.
std::vector<FieldFault> needless_answers(const FilingCase& one) {
  const auto& filing = one.command.filing;
  const CallNeed need = one.flow->filing.call;
  std::vector<FieldFault> faults;
  if (!filing.call.empty() && need != CallNeed::open_announcement)
    faults.push_back({"assignment_request.call", "not_answered_here"});
  if (!filing.answers.empty() && need != CallNeed::incoming_request)
    faults.push_back({"assignment_request.answers", "not_answered_here"});
  return faults;
}

bool is_answered(const FilingCase& one) {
  switch (one.flow->filing.call) {
    case CallNeed::none: return true;
    case CallNeed::open_announcement: return answers_announcement(one);
    case CallNeed::incoming_request: return answers_incoming_request(one);
  }
  return false;
}

// One objection with all its fields: what must be answered and is not, and what stands there beside it.
std::optional<Rejection> call_answered(const FilingCase& one) {
  auto needless = needless_answers(one);
  if (is_answered(one)) {
    if (needless.empty()) return std::nullopt;
    auto rejection = refuse(one, Reason::call_required, house());
    rejection.values = {{"need", "nothing_else"}};
    rejection.fields = std::move(needless);
    return rejection;
  }
  const bool announcement = one.flow->filing.call == CallNeed::open_announcement;
  auto rejection = refuse(one, Reason::call_required, one.flow->filing.call_basis);
  rejection.values = {{"need", announcement ? "open_announcement" : "incoming_request"},
                      {"unit", one.request.offices.owner.value}};
  rejection.fields = std::move(needless);
  rejection.fields.insert(rejection.fields.begin(),
                          {announcement ? "assignment_request.call" : "assignment_request.answers", "required"});
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

// "kota/dinas, kota": the units without head, and the agency without authority, that the step waits for.
std::string vacant_seats(const FilingCase& one, const Step& step) {
  std::string ids;
  for (const auto& seat : seats_of(step.offices, one.request, one.context.organisation)) {
    const bool post = seat.kind == Seat::Kind::head || seat.kind == Seat::Kind::authority;
    if (!post || !one.context.organisation.holders(seat, one.context.today).empty()) continue;
    ids += (ids.empty() ? "" : ", ") + seat.id;
  }
  return ids;
}

Rejection vacant(const FilingCase& one, const Step& step) {
  auto rejection = refuse(one, Reason::office_vacant, house());
  std::string offices;
  for (const Office office : step.offices) offices += (offices.empty() ? "" : ", ") + std::string(name_of(office));
  tell_step(rejection, step);
  rejection.values.emplace_back("offices", offices);
  rejection.values.emplace_back("seats", vacant_seats(one, step));
  return rejection;
}

std::optional<Rejection> offices_held(const FilingCase& one) {
  for (const auto& step : one.flow->steps) {
    if (!holds(step.when, one.request.filing)) continue;
    if (is_vacant(seats_of(step.offices, one.request, one.context.organisation), step, one.context)) return vacant(one, step);
  }
  return std::nullopt;
}

std::optional<Rejection> people_fit(const FilingCase& one) {
  if (one.request.filing.officials.empty()) return std::nullopt;
  return check_people(one.request.filing.officials, {*one.regulation, one.context.organisation, one.request.filing,
                                                     one.request.offices.source, one.context.today});
}

// An office whose only holder is to be assigned by this very request has nobody who may decide.
std::optional<Rejection> somebody_else_decides(const FilingCase& one) {
  for (const auto& step : one.flow->steps) {
    if (!is_decision(step) || !holds(step.when, one.request.filing)) continue;
    const auto seats = seats_of(step.offices, one.request, one.context.organisation);
    if (seats.empty() || is_vacant(seats, step, one.context)) continue;  // a vacancy is offices_held()'s to tell
    if (who_may_act(seats, step, one.request, one.context.organisation, one.context.today).empty()) return vacant(one, step);
  }
  return std::nullopt;
}

using Guard = std::optional<Rejection> (*)(const FilingCase&);
// The order of guards at filing (routes.md); examine() has asked for regulation and flow before.
constexpr Guard kGuards[] = {scope_as_stated, people_named,         filer_may_file,          letter_complete,
                             period_valid,    period_within_limits, headcount_within_limits, call_answered,
                             offices_held,    people_fit,           somebody_else_decides};

}  // namespace

std::optional<Rejection> first_refusal(const FilingCase& one) {
  for (const Guard guard : kGuards) {
    auto rejection = guard(one);
    if (!rejection) continue;
    tell_regulation(*rejection, *one.regulation);
    return rejection;
  }
  return std::nullopt;
}

std::vector<Rejection> all_refusals(const FilingCase& one) {
  std::vector<Rejection> found;
  for (const Guard guard : kGuards) {
    auto rejection = guard(one);
    if (!rejection) continue;
    tell_regulation(*rejection, *one.regulation);
    found.push_back(std::move(*rejection));
  }
  return found;
}

}  // namespace penugasan::workflow
