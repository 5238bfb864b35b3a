#include "server/core/decider.h"

#include <algorithm>
#include <cstring>

#include "server/core/clock.h"
#include "server/core/stored_answer.h"
#include "server/core/waiting.h"
#include "workflow/apply.h"

namespace penugasan::server {

namespace {

// States kept for the next act on them: some 10 MB.
constexpr std::size_t kKeptStates = 4096;

}  // namespace

std::size_t Decider::FirstBytes::operator()(const storage::Digest& digest) const {
  std::size_t first = 0;
  std::memcpy(&first, digest.data(), sizeof first);
  return first;
}

Decider::Decider(const storage::EventStore& store, WorldPtr world, FreshUid fresh_uid, std::size_t ahead)
    : store_(store),
      world_(std::move(world)),
      fresh_uid_(std::move(fresh_uid)),
      position_(store.head().position),
      number_(store.head().last_number),
      requests_(std::max(2 * ahead, kKeptStates)),  // a decision puts two at most: one read, one made
      announcements_(ahead),
      answered_(ahead) {}

void Decider::start_over() {
  position_ = store_.head().position;
  number_ = store_.head().last_number;
  requests_.clear();
  announcements_.clear();
  answered_.clear();
}

JobResult Decider::decide(Job& job, const Moment& now, Batch& batch) {
  if (now.steady >= job.expires) return EdgeError{EdgeReason::deadline_exceeded, {}, {}};
  if (auto answer = answered_before(job)) return std::move(*answer);
  return std::visit([&](auto& one) { return on(one, Case{job, now, batch}); }, job.command);
}

std::optional<JobResult> Decider::answered_before(const Job& job) {
  if (!job.request_key || job.validate_only) return std::nullopt;
  const auto& [key, payload] = *job.request_key;
  const auto reused = [] { return JobResult(EdgeError{EdgeReason::request_id_reused, {}, {}}); };
  if (const auto* known = answered_.find(key)) return known->payload == payload ? JobResult(known->answer) : reused();
  const auto known = store_.idempotency(key);
  if (!known) return std::nullopt;
  if (known->payload != payload) return reused();
  // The answer went with the request; that it was given remains, so that nothing is done twice.
  if (store_.record(known->position)->archived != 0) return EdgeError{EdgeReason::request_archived, {}, {}};
  return stored_answer(store_, *known);
}

workflow::Context Decider::context(const Case& in) const {
  return {in.now.time, today_of(in.now.time), in.job.actor, world_->organisation, world_->regulations};
}

RequestPtr Decider::request(std::uint64_t number) {
  if (number == 0) return nullptr;
  if (const auto* recent = requests_.find(number)) return *recent;
  auto stored = store_.request(number);
  if (!stored) return nullptr;
  auto state = std::make_shared<const workflow::Request>(std::move(*stored));
  requests_.put(number, state);
  return state;
}

AnnouncementPtr Decider::announcement(std::uint64_t number) {
  if (number == 0) return nullptr;
  if (const auto* recent = announcements_.find(number)) return *recent;
  auto stored = store_.announcement(number);
  return stored ? std::make_shared<const workflow::Announcement>(std::move(*stored)) : nullptr;
}

workflow::Record Decider::record(workflow::Events events, const Case& in) const {
  workflow::Record made;
  made.position = position_ + 1;
  made.time = in.now.time;
  made.actor = in.job.actor;
  made.events = std::move(events);
  return made;
}

void Decider::push(storage::Entry entry, const Accepted& answer, const Case& in) {
  if (const auto& key = in.job.request_key) {
    entry.idempotency = storage::Idempotency{key->key, key->payload, answer.position, answer.waiting};
    answered_.put(key->key, Known{key->payload, answer});
  }
  ++position_;
  in.batch.entries.push_back(std::move(entry));
}

JobResult Decider::accept_request(const RequestPtr& before, workflow::Events events, std::uint64_t number, const Case& in) {
  storage::Entry entry;
  entry.record = record(std::move(events), in);
  entry.record.request = number;
  entry.record.previous = before ? before->last_position : 0;
  auto state = workflow::apply(before ? std::optional(*before) : std::nullopt, entry.record);
  Accepted answer;
  answer.request = std::make_shared<const workflow::Request>(std::move(*state));
  answer.waiting = waiting_for(*answer.request, *world_, today_of(in.now.time));
  if (in.job.validate_only) return answer;
  answer.position = entry.record.position;
  entry.before = before.get();
  entry.after = answer.request.get();
  in.batch.keeps.push_back(before);
  in.batch.keeps.push_back(answer.request);
  requests_.put(number, answer.request);
  push(std::move(entry), answer, in);
  return answer;
}

JobResult Decider::on(FileJob& one, const Case& in) {
  one.command.id = {std::string(one.command.filing.owner.agency()), number_ + 1};
  one.command.uid = fresh_uid_();
  const auto call = announcement(one.command.filing.call.number);
  const auto answers = request(one.command.filing.answers.number);
  // The number may exist in another agency than the one that is named.
  one.command.call = call && call->id == one.command.filing.call ? call.get() : nullptr;
  one.command.answers = answers && answers->id == one.command.filing.answers ? answers.get() : nullptr;
  auto decision = workflow::decide(one.command, context(in));
  if (auto* rejection = std::get_if<workflow::Rejection>(&decision)) return std::move(*rejection);
  auto result = accept_request(nullptr, std::get<workflow::Events>(std::move(decision)), number_ + 1, in);
  if (!in.job.validate_only) ++number_;
  return result;
}

JobResult Decider::on(ActJob& one, const Case& in) {
  auto before = request(one.request.number);
  if (before && before->id != one.request) before = nullptr;  // the number exists, but in another agency
  auto decision = workflow::decide(before.get(), one.command, context(in));
  if (auto* rejection = std::get_if<workflow::Rejection>(&decision)) return std::move(*rejection);
  return accept_request(before, std::get<workflow::Events>(std::move(decision)), one.request.number, in);
}

JobResult Decider::accept_announcement(const AnnouncementPtr& before, workflow::Events events, const Case& in) {
  storage::Entry entry;
  entry.record = record(std::move(events), in);
  auto state = workflow::apply(before ? std::optional(*before) : std::nullopt, entry.record);
  Accepted answer;
  answer.announcement = std::make_shared<const workflow::Announcement>(std::move(*state));
  if (in.job.validate_only) return answer;
  answer.position = entry.record.position;
  entry.announcement = answer.announcement.get();
  in.batch.keeps.push_back(answer.announcement);
  announcements_.put(answer.announcement->id.number, answer.announcement);
  push(std::move(entry), answer, in);
  return answer;
}

JobResult Decider::on(AnnounceJob& one, const Case& in) {
  auto& announcement = one.command.announcement;
  announcement.id = {std::string(announcement.unit.agency()), number_ + 1};
  announcement.uid = fresh_uid_();
  auto decision = workflow::decide(one.command, context(in));
  if (auto* rejection = std::get_if<workflow::Rejection>(&decision)) return std::move(*rejection);
  auto result = accept_announcement(nullptr, std::get<workflow::Events>(std::move(decision)), in);
  if (!in.job.validate_only) ++number_;
  return result;
}

JobResult Decider::on(CloseJob& one, const Case& in) {
  auto before = announcement(one.announcement.number);
  if (before && before->id != one.announcement) before = nullptr;
  auto decision = workflow::decide(before.get(), one.command, context(in));
  if (auto* rejection = std::get_if<workflow::Rejection>(&decision)) return std::move(*rejection);
  return accept_announcement(before, std::get<workflow::Events>(std::move(decision)), in);
}

JobResult Decider::on(ExclusiveJob& /*one*/, const Case& /*in*/) { return EdgeError{EdgeReason::internal, {}, {}}; }

}  // namespace penugasan::server
