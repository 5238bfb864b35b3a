#include <algorithm>

#include "workflow/decide.h"
#include "workflow/rejection_titles.h"
#include "workflow/route.h"

namespace penugasan::workflow {

namespace {

// The flow that asks for an announcement tells which article it rests on; null: this regulation has no announcements.
const Flow* asking_flow(const Regulation& regulation) {
  const auto asks = [](const Flow& flow) { return flow.filing.call == CallNeed::open_announcement; };
  const auto found = std::find_if(regulation.flows.begin(), regulation.flows.end(), asks);
  return found == regulation.flows.end() ? nullptr : &*found;
}

bool heads(const UnitId& unit, const Context& context) {
  return context.organisation.holder({Seat::Kind::head, unit.value}, context.actor, context.today).has_value();
}

Rejection not_your_turn(const Regulation& regulation, const UnitId& unit, const Basis& basis) {
  Rejection rejection{Reason::not_your_turn, basis, regulation.id, {{"offices", "owner_head"}, {"unit", unit.value}}, {}};
  tell_regulation(rejection, regulation);
  return rejection;
}

std::optional<Rejection> period_fault(const Announcement& asked, const Regulation& regulation, Date today) {
  const char* fault = asked.period.to < asked.period.from ? "before_start" : asked.period.to < today ? "in_the_past" : nullptr;
  if (fault == nullptr) return std::nullopt;
  return Rejection{Reason::period_invalid,
                   house(),
                   regulation.id,
                   {{"from", format_date(asked.period.from)}, {"to", format_date(asked.period.to)}, {"day", format_date(today)}},
                   {{"announcement.period.to", fault}}};
}

}  // namespace

Decision decide(const Announce& command, const Context& context) {
  Announcement made = command.announcement;
  if (context.organisation.unit(made.unit) == nullptr) {
    return Rejection{Reason::unit_unknown, house(), {}, {{"unit", made.unit.value}}, {{"announcement.unit", "unknown"}}};
  }
  const Agency& agency = *context.organisation.agency(made.unit.agency());
  const auto regulation = context.regulations.in_force(agency.regulation, context.today);
  if (!regulation) {
    return Rejection{Reason::no_regulation_in_force,
                     house(),
                     agency.regulation,
                     {{"agency", agency.id}, {"regulation", agency.regulation}, {"day", format_date(context.today)}},
                     {}};
  }
  const Flow* flow = asking_flow(*regulation);
  if (flow == nullptr) {
    return Rejection{
        Reason::flow_not_provided, house(), regulation->id, {{"mode", "pengumuman_kebutuhan"}, {"scope", "dalam_unit"}}, {}};
  }
  made.office_unit = office_unit(regulation->unit_rule, context.organisation, made.unit);
  if (!heads(made.office_unit, context)) return not_your_turn(*regulation, made.office_unit, flow->filing.call_basis);
  if (auto rejection = period_fault(made, *regulation, context.today)) return std::move(*rejection);
  made.announcer = context.actor;
  made.regulation = regulation->id;
  made.regulation_version = regulation->version;
  return Events{Announced{std::move(made), flow->filing.call_basis}};
}

Decision decide(const Announcement* state, const CloseAnnouncement& command, const Context& context) {
  const auto regulation = state == nullptr ? nullptr : context.regulations.version(state->regulation_version);
  if (!regulation || !heads(state->office_unit, context)) return Rejection{Reason::not_your_turn, house(), {}, {}, {}};
  if (!state->open_on(context.today)) return Rejection{Reason::announcement_closed, house(), regulation->id, {}, {}};
  if (command.etag != etag_of(state->last_position)) return Rejection{Reason::etag_mismatch, house(), regulation->id, {}, {}};
  return Events{AnnouncementClosed{state->id}};
}

}  // namespace penugasan::workflow
