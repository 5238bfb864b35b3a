#include "workflow/apply.h"

#include <algorithm>

#include "workflow/route.h"

namespace penugasan::workflow {

namespace {

struct OnRequest {
  Request& request;
  const OfficialId& actor;
  Time time;
  std::uint64_t position = 0;

  void operator()(const Filed& event) const {
    request.id = event.id;
    request.uid = event.uid;
    request.filing = event.filing;
    request.regulation = event.regulation;
    request.regulation_version = event.regulation_version;
    request.offices = event.offices;
    request.filer = actor;
    request.created_at = time;
    request.first_position = position;
    add_once(request.acted, actor);
    for (const auto& one : event.filing.officials) add_once(request.named, one);
  }

  void operator()(const Acted& event) const {
    add_once(request.acted, event.actor);
    if (event.act == Act::rejected || event.act == Act::withdrawn) request.reason = event.reason;
    if (!request.open || request.open->index != event.step) return;
    auto& seats = request.open->seats;
    std::erase_if(seats, [&](const Seat& seat) { return contains(event.seats_done, seat); });
  }

  void operator()(const OfficialsNamed& event) const {
    request.filing.officials = event.officials;
    for (const auto& one : event.officials) add_once(request.named, one);
    request.copies_pending = false;
  }

  void operator()(const LetterIssued& event) const {
    for (const auto& one : event.cc) add_once(request.told, one);
    if (event.copies_follow) request.copies_pending = true;
  }

  void operator()(const StepOpened& event) const {
    request.open = OpenStep{event.step, event.wait_all, event.seats, time, position};
  }

  void operator()(const Established&) const { request.established = true; }

  void operator()(const Closed& event) const {
    request.state = event.state;
    request.open.reset();
  }

  void operator()(const Noticed& event) const {
    if (event.cause != Cause::copy) return;
    for (const auto& one : event.recipients) add_once(request.told, one);
  }

  template <class Other>
  void operator()(const Other&) const {}
};

template <class T>
const T* find(const Events& events) {
  for (const auto& event : events) {
    if (const T* found = std::get_if<T>(&event)) return found;
  }
  return nullptr;
}

}  // namespace

std::uint64_t announcement_number(const Record& record) {
  if (const auto* announced = find<Announced>(record.events)) return announced->announcement.id.number;
  const auto* closed = find<AnnouncementClosed>(record.events);
  return closed == nullptr ? 0 : closed->id.number;
}

void apply(Request& request, const Event& event, const OfficialId& actor, Time time, std::uint64_t position) {
  std::visit(OnRequest{request, actor, time, position}, event);
}

std::optional<Request> apply(std::optional<Request> before, const Record& record) {
  if (record.request == 0) return std::nullopt;
  Request after = before ? std::move(*before) : Request();
  for (const auto& event : record.events) apply(after, event, record.actor, record.time, record.position);
  after.updated_at = record.time;
  after.last_position = record.position;
  return after;
}

std::optional<Announcement> apply(std::optional<Announcement> before, const Record& record) {
  std::optional<Announcement> after;
  if (const auto* announced = find<Announced>(record.events)) {
    after = announced->announcement;
    after->created_at = record.time;
  } else if (find<AnnouncementClosed>(record.events) != nullptr && before) {
    after = std::move(before);
    after->closed = true;
  }
  if (!after) return std::nullopt;
  after->updated_at = record.time;
  after->last_position = record.position;
  return after;
}

}  // namespace penugasan::workflow
