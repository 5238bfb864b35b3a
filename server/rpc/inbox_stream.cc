#include "server/rpc/inbox_stream.h"

#include <algorithm>

#include "server/api/inbox_api.h"
#include "server/core/concerned.h"
#include "server/input/names.h"

namespace penugasan::server {

namespace {

constexpr std::size_t kRowsAPull = 50;
constexpr std::size_t kRecordsAPull = 200;
// A token older than this many records is not worth following: a fresh snapshot is cheaper for both sides.
constexpr std::uint64_t kOldest = 100000;

EdgeError too_old() { return {EdgeReason::resume_token_invalid, {}, {{"resume_token", "not_of_this_store", {}}}}; }

}  // namespace

InboxStream::InboxStream(Application& app, const Gate& gate, OpenCalls& open, Pass pass, OutStream<v1::WatchInboxResponse>& out,
                         const v1::WatchInboxRequest& call)
    : LogStream(app, gate, open, std::move(pass), out),
      identity_(identity_of(app.store)),
      in_snapshot_(call.resume_token().empty()) {
  const std::uint64_t head = app_.store.head().position;
  position_ = LogPosition(head);
  if (!in_snapshot_) {
    auto position = decode_resume_token(call.resume_token(), StreamKind::inbox, identity_, head, pass_.caller.key());
    if (const auto* error = std::get_if<EdgeError>(&position)) {
      refuse(*error);
      return;
    }
    position_ = LogPosition(std::get<std::uint64_t>(position));
    if (head - position_.at() > kOldest) {
      refuse(too_old());
      return;
    }
  }
  (void)moved();
  start(seats_);
}

// Posts change hands when a directory is loaded, a mandate recorded, or a day begins.
const std::vector<workflow::Seat>* InboxStream::moved() {
  auto world = app_.world.get();
  const auto today = today_of(app_.clock.now());
  if (world == world_ && today == day_) return nullptr;
  world_ = std::move(world);
  day_ = today;
  auto seats = seats_of(app_, *world_, pass_.caller);
  if (seats == seats_) return nullptr;
  seats_ = std::move(seats);
  return &seats_;
}

std::string InboxStream::token() const {
  return encode_resume_token(StreamKind::inbox, identity_, position_.at(), pass_.caller.key());
}

// Whoever opens an inbox waits for its snapshot: that is nothing of the past.
Urgency InboxStream::pull(std::deque<v1::WatchInboxResponse>& out, bool idle) {
  auto next = Urgency::live;
  if (in_snapshot_) {
    pull_snapshot(out);
  } else if (position_.unread()) {
    next = pull_changes(out);
  }
  if (out.empty() && idle) out.emplace_back().set_resume_token(token());
  return next;
}

// Items carry no token: whoever breaks off within the snapshot starts with a new one.
void InboxStream::pull_snapshot(std::deque<v1::WatchInboxResponse>& out) {
  const auto world = app_.world.get();
  const auto seats = seats_of(app_, *world, pass_.caller);
  while (in_snapshot_ && out.empty()) {
    const auto rows = inbox_rows(app_.store, seats, snapshot_, kRowsAPull);
    for (const auto& row : rows) {
      snapshot_ = row;
      const auto request = app_.store.request(row.number);
      if (!request) continue;
      auto item = inbox_item(app_, *world, *request, pass_.caller.official(), pass_.caller.language);
      if (item) *out.emplace_back().mutable_item() = std::move(*item);
    }
    in_snapshot_ = rows.size() == kRowsAPull;
  }
  if (in_snapshot_) return;
  auto& done = out.emplace_back();
  done.set_caught_up(true);
  done.set_resume_token(token());
}

Urgency InboxStream::pull_changes(std::deque<v1::WatchInboxResponse>& out) {
  const auto records = app_.store.records(position_.at() + 1, kRecordsAPull);
  for (const auto& stored : records) {
    position_.read_to(stored.record.position);
    add_change(stored.record, out);
  }
  if (records.size() < kRecordsAPull) {
    position_.caught_up(position_.at());
    return Urgency::live;
  }
  // More may lie beyond: a progress message goes out, and its end brings the next pull. Nobody else would before the next wake.
  if (out.empty()) out.emplace_back().set_resume_token(token());
  return Urgency::late;
}

// Says how the request stands for the caller now, where the record opened or answered a seat of theirs.
void InboxStream::add_change(const workflow::Record& record, std::deque<v1::WatchInboxResponse>& out) const {
  if (record.request == 0) return;
  const auto world = app_.world.get();
  const auto today = today_of(app_.clock.now());
  const auto& official = pass_.caller.official();
  const auto seats = concerned_by(record);
  const bool mine = std::any_of(seats.begin(), seats.end(),
                                [&](const auto& seat) { return world->organisation.holder(seat, official, today).has_value(); });
  const auto request = mine ? app_.store.request(record.request) : std::nullopt;
  if (!request) return;
  auto& message = out.emplace_back();
  message.set_resume_token(token());
  if (auto item = inbox_item(app_, *world, *request, official, pass_.caller.language)) {
    *message.mutable_item() = std::move(*item);
  } else {
    message.set_removed(resource_name(request->id));
  }
}

}  // namespace penugasan::server
