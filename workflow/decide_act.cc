#include "workflow/decide.h"
#include "workflow/draft.h"
#include "workflow/people.h"
#include "workflow/rejection_titles.h"
#include "workflow/route.h"
#include "workflow/text.h"
#include "workflow/visibility.h"

namespace penugasan::workflow {

namespace {

using Kind = ActOn::Kind;

// One act on one pending request, with what its regulation says of the open step.
struct Acting {
  const Request& request;
  const ActOn& command;
  const Context& context;
  const Regulation& regulation;
  const Flow& flow;
  const Step* step = nullptr;    // null: the request is closed
  std::optional<Holder> holder;  // how the actor may act on the open step; nothing: they may not
};

// Exactly what an unknown request is refused with.
Rejection unknown() { return {Reason::not_your_turn, house(), {}, {}, {}}; }

Rejection refuse(const Acting& one, Reason reason, const Basis& basis) {
  Rejection rejection{reason, basis, one.regulation.id, {}, {}};
  if (one.step != nullptr) tell_step(rejection, *one.step);
  return rejection;
}

bool decides(const Acting& one) {
  const bool judges = one.command.kind == Kind::approve || one.command.kind == Kind::reject;
  return judges && (is_decision(*one.step) || (one.command.kind == Kind::reject && one.step->refusal));
}

std::optional<Rejection> still_open(const Acting& one) {
  if (one.request.state == State::pending) return std::nullopt;
  auto rejection = refuse(one, Reason::request_closed, house());
  rejection.values = {{"state", std::string(name_of(one.request.state))}};
  return rejection;
}

std::optional<Rejection> not_own_case(const Acting& one) {
  if (one.command.kind == Kind::withdraw || !decides(one) || !own_case(one.request, one.context.actor)) return std::nullopt;
  return refuse(one, Reason::own_case, house());
}

std::optional<Rejection> actors_turn(const Acting& one) {
  const bool may = one.command.kind == Kind::withdraw ? one.context.actor == one.request.filer : one.holder.has_value();
  if (may) return std::nullopt;
  return refuse(one, Reason::not_your_turn, one.command.kind == Kind::withdraw ? house() : one.step->basis);
}

bool is_option(const Acting& one) {
  switch (one.command.kind) {
    case Kind::approve: return is_decision(*one.step);
    case Kind::reject: return one.step->refusal.has_value();
    case Kind::complete: return !is_decision(*one.step);
    case Kind::withdraw: return !one.request.established;
  }
  return false;
}

std::optional<Rejection> right_action(const Acting& one) {
  if (is_option(one)) return std::nullopt;
  auto rejection = refuse(one, Reason::wrong_action, one.command.kind == Kind::withdraw ? house() : one.step->basis);
  std::string options;
  for (const Option option : options_of(*one.step)) options += (options.empty() ? "" : ", ") + std::string(name_of(option));
  rejection.values.emplace_back("options", options);
  return rejection;
}

std::optional<Rejection> seen_as_it_is(const Acting& one) {
  if (one.command.etag == etag_of(one.request.last_position)) return std::nullopt;
  return refuse(one, Reason::etag_mismatch, house());
}

std::optional<Rejection> reason_given(const Acting& one) {
  if (one.command.kind != Kind::reject || !one.step->refusal->reason_required || !is_blank(one.command.reason))
    return std::nullopt;
  auto rejection = refuse(one, Reason::reason_required, one.step->refusal->reason_basis);
  rejection.fields = {{"reason", "missing"}};
  return rejection;
}

std::optional<Rejection> people_as_asked(const Acting& one) {
  const auto& named = one.command.officials;
  const bool names = one.step->names_people && (one.command.kind == Kind::approve || one.command.kind == Kind::complete);
  if (!names) {
    if (named.empty()) return std::nullopt;
    auto rejection = refuse(one, Reason::people_not_named_here, house());
    rejection.fields = {{"officials", "not_here"}};
    return rejection;
  }
  if (named.empty()) {
    if (!one.request.filing.officials.empty()) return std::nullopt;
    auto rejection = refuse(one, Reason::nominees_required, one.step->basis);
    rejection.fields = {{"officials", "missing"}};
    return rejection;
  }
  if (auto rejection = check_list(named, one.context.organisation, "officials")) return rejection;
  // Whoever decides may not do so on themselves by naming themselves in the same act.
  if (decides(one) && contains(named, one.context.actor)) return refuse(one, Reason::own_case, house());
  return check_people(
      named, {one.regulation, one.context.organisation, one.request.filing, one.request.offices.source, one.context.today});
}

using Guard = std::optional<Rejection> (*)(const Acting&);
// The order of guards when acting (routes.md); an unknown or invisible request has been refused before.
constexpr Guard kGuards[] = {still_open, not_own_case, actors_turn, right_action, seen_as_it_is, reason_given, people_as_asked};

Act act_of(const Acting& one) {
  switch (one.command.kind) {
    case Kind::approve: return one.step->act == StepAct::recommend ? Act::recommended : Act::approved;
    case Kind::reject: return one.step->act == StepAct::recommend ? Act::not_recommended : Act::rejected;
    case Kind::complete: return one.step->act == StepAct::acknowledge ? Act::acknowledged : Act::completed;
    case Kind::withdraw: return Act::withdrawn;
  }
  return Act::completed;
}

// Of a step that waits for all, the actor's own seats; any other step, and a withdrawal, answers for every seat.
std::vector<Seat> seats_done(const Acting& one) {
  if (!one.request.open->wait_all || one.command.kind == Kind::withdraw) return one.request.open->seats;
  std::vector<Seat> done;
  for (const auto& seat : one.request.open->seats) {
    if (one.context.organisation.holder(seat, one.context.actor, one.context.today)) done.push_back(seat);
  }
  return done;
}

Outcome outcome_of(const Acting& one) { return one.command.kind == Kind::reject ? Outcome::negative : Outcome::positive; }

Acted acted_event(const Acting& one) {
  Acted event;
  event.act = act_of(one);
  event.step = one.request.open->index;
  event.actor = one.context.actor;
  event.reason = one.command.reason;
  event.seats_done = seats_done(one);
  if (one.command.kind == Kind::withdraw) {
    event.basis = house();
    return event;
  }
  event.on_behalf_of = one.holder->on_behalf_of;
  event.mandate_kind = one.holder->mandate_kind;
  event.mandate_letter = one.holder->mandate_letter;
  event.seat = seat_of(*one.holder, one.request.open->seats, one.context.organisation, one.context.today);
  event.basis = basis_of(*one.step, outcome_of(one));
  return event;
}

Events withdraw(const Acting& one) {
  Draft draft(one.request, one.flow, one.context);
  draft.add(acted_event(one));
  draft.tell(Cause::withdrawn, one.request.acted, house());
  std::vector<OfficialId> waiting;
  for (const auto& holder :
       who_may_act(one.request.open->seats, *one.step, one.request, one.context.organisation, one.context.today)) {
    waiting.push_back(holder.official);
  }
  draft.tell(Cause::withdrawn, waiting, house());
  draft.tell(Cause::withdrawn, one.request.named, house());
  draft.add(Closed{State::withdrawn});
  return draft.finish();
}

void name_people(Draft& draft, const Acting& one) {
  if (one.command.officials.empty()) return;
  const bool pending = draft.request().copies_pending;
  draft.add(OfficialsNamed{one.command.officials});
  if (pending) draft.send_pending_copies();
}

Events act(const Acting& one) {
  Draft draft(one.request, one.flow, one.context);
  const Outcome outcome = outcome_of(one);
  const bool negative = outcome == Outcome::negative;
  draft.add(acted_event(one));
  if (negative && one.step->act != StepAct::recommend) {
    draft.refuse(*one.step->refusal, *one.holder, basis_of(*one.step, outcome));
    return draft.finish();
  }
  name_people(draft, one);
  const bool others_remain = one.request.open->wait_all && !draft.request().open->seats.empty();
  // Everybody gives a recommendation of their own; what all decide or do together is one letter, of whoever comes last (house).
  if (one.step->act == StepAct::recommend || !others_remain) {
    draft.issue(negative ? one.step->refusal->letters : one.step->letters, *one.holder);
  }
  if (others_remain) return draft.finish();
  if (one.step->act == StepAct::decide) draft.tell_decision(Cause::approved, one.step->basis);
  draft.advance(one.request.open->index + 1, outcome, one.command.reason);
  return draft.finish();
}

std::optional<Holder> holder_of_open_step(const Request& request, const Step& step, const Context& context) {
  for (auto& holder : who_may_act(request.open->seats, step, request, context.organisation, context.today)) {
    if (holder.official == context.actor) return holder;
  }
  return std::nullopt;
}

}  // namespace

Decision decide(const Request* state, const ActOn& command, const Context& context) {
  if (state == nullptr) return unknown();
  const auto regulation = context.regulations.version(state->regulation_version);
  if (!regulation || !may_see(*state, *regulation, context.actor, context.organisation, context.today)) return unknown();
  const Flow& flow = *regulation->flow(state->filing.mode, state->filing.scope);
  const Step* step = state->open ? &flow.steps[state->open->index] : nullptr;
  Acting one{*state, command, context, *regulation, flow, step, std::nullopt};
  if (step != nullptr) one.holder = holder_of_open_step(*state, *step, context);
  for (const Guard guard : kGuards) {
    if (auto rejection = guard(one)) {
      tell_regulation(*rejection, *regulation);
      return std::move(*rejection);
    }
  }
  return command.kind == Kind::withdraw ? withdraw(one) : act(one);
}

}  // namespace penugasan::workflow
