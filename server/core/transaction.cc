#include "server/core/transaction.h"

#include <algorithm>
#include <random>

#include "server/core/clock.h"
#include "server/core/waiting.h"
#include "workflow/apply.h"

namespace penugasan::server {

namespace {

// Fresh identifiers come in at the edge of the domain; a UUID version 4.
std::string fresh_uid() {
  thread_local std::mt19937_64 engine{(std::uint64_t{std::random_device{}()} << 32) | std::random_device{}()};
  std::string uid(16, '\0');
  for (std::size_t i = 0; i < 16; i += 8) {
    const std::uint64_t bits = engine();
    for (std::size_t j = 0; j < 8; ++j) uid[i + j] = static_cast<char>(bits >> (8 * j));
  }
  uid[6] = static_cast<char>((uid[6] & 0x0f) | 0x40);
  uid[8] = static_cast<char>((uid[8] & 0x3f) | 0x80);
  return uid;
}

}  // namespace

Transaction::Transaction(const storage::EventStore& store, const StateCache& cache, WorldPtr world, const storage::Head& head,
                         workflow::Time now)
    : store_(store), cache_(cache), world_(std::move(world)), position_(head.position), number_(head.last_number), now_(now) {}

JobResult Transaction::run(Job& job) {
  if (std::chrono::steady_clock::now() >= job.expires) return EdgeError{EdgeReason::deadline_exceeded, {}, {}};
  if (auto answer = answered_before(job)) return std::move(*answer);
  return decide_one(job);
}

JobResult Transaction::decide_one(Job& job) {
  return std::visit([&](auto& one) { return on(one, job); }, job.command);
}

std::optional<JobResult> Transaction::answered_before(const Job& job) {
  if (!job.request_key || job.validate_only) return std::nullopt;
  const auto reused = [] { return JobResult(EdgeError{EdgeReason::request_id_reused, {}, {}}); };
  if (const auto found = answered_.find(job.request_key->key); found != answered_.end()) {
    return found->second.payload == job.request_key->payload ? JobResult(answer_of(found->second)) : reused();
  }
  const auto known = store_.idempotency(job.request_key->key);
  if (!known) return std::nullopt;
  return known->payload == job.request_key->payload ? JobResult(stored_answer(store_, *known)) : reused();
}

Accepted Transaction::answer_of(const Known& known) {
  Accepted answer;
  if (known.request != nullptr) answer.request = *known.request;
  if (known.announcement != nullptr) answer.announcement = *known.announcement;
  answer.waiting = known.waiting;
  answer.position = known.position;
  answer.directory = known.directory;
  return answer;
}

void Transaction::keep_states(StateCache& cache) {
  for (auto& [number, state] : current_) cache.put(number, std::move(*state));
}

workflow::Context Transaction::context(const Job& job) const {
  return {now_, today_of(now_), job.actor, world_->organisation, world_->regulations};
}

const workflow::Request* Transaction::request(std::uint64_t number) {
  if (const auto found = current_.find(number); found != current_.end()) return found->second;
  if (const auto* cached = cache_.find(number)) return cached;
  auto stored = number == 0 ? std::nullopt : store_.request(number);
  if (!stored) return nullptr;
  return current_[number] = &requests_.emplace_back(std::move(*stored));
}

const workflow::Announcement* Transaction::announcement(std::uint64_t number) {
  if (const auto found = current_announcements_.find(number); found != current_announcements_.end()) return found->second;
  auto stored = number == 0 ? std::nullopt : store_.announcement(number);
  if (!stored) return nullptr;
  return current_announcements_[number] = &announcements_.emplace_back(std::move(*stored));
}

std::optional<storage::Person> Transaction::person(const workflow::OfficialId& id) const {
  const auto found = people_.find(id);
  return found != people_.end() ? std::optional(found->second) : store_.person(id);
}

workflow::Record Transaction::record(workflow::Events events, const Job& job) const {
  workflow::Record made;
  made.position = position_ + 1;
  made.time = now_;
  made.actor = job.actor;
  made.events = std::move(events);
  return made;
}

void Transaction::push(storage::Entry entry, const Job& job, const Accepted& answer) {
  if (job.request_key) {
    entry.idempotency = storage::Idempotency{job.request_key->key, job.request_key->payload, answer.position, answer.waiting};
    answered_.insert_or_assign(job.request_key->key, Known{job.request_key->payload, answer.position, entry.after,
                                                           entry.announcement, answer.waiting, answer.directory});
  }
  ++position_;
  entries_.push_back(std::move(entry));
}

JobResult Transaction::accept_request(const workflow::Request* before, workflow::Events events, std::uint64_t number,
                                      const Job& job) {
  storage::Entry entry;
  entry.record = record(std::move(events), job);
  entry.record.request = number;
  entry.record.previous = before == nullptr ? 0 : before->last_position;
  auto after = workflow::apply(before == nullptr ? std::nullopt : std::optional(*before), entry.record);
  Accepted answer;
  answer.request = *after;
  answer.waiting = waiting_for(*after, *world_, today_of(now_));
  if (job.validate_only) return answer;
  answer.position = entry.record.position;
  entry.before = before;
  entry.after = current_[number] = &requests_.emplace_back(std::move(*after));
  push(std::move(entry), job, answer);
  return answer;
}

JobResult Transaction::on(FileJob& one, Job& job) {
  one.command.id = {std::string(one.command.filing.owner.agency()), number_ + 1};
  one.command.uid = fresh_uid();
  const auto& call = one.command.filing.call;
  const auto& answers = one.command.filing.answers;
  one.command.call = announcement(call.number);
  one.command.answers = request(answers.number);
  // The number may exist in another agency than the one that is named.
  if (one.command.call != nullptr && one.command.call->id != call) one.command.call = nullptr;
  if (one.command.answers != nullptr && one.command.answers->id != answers) one.command.answers = nullptr;
  auto decision = workflow::decide(one.command, context(job));
  if (auto* rejection = std::get_if<workflow::Rejection>(&decision)) return std::move(*rejection);
  auto result = accept_request(nullptr, std::get<workflow::Events>(std::move(decision)), number_ + 1, job);
  if (!job.validate_only) ++number_;
  return result;
}

JobResult Transaction::on(ActJob& one, Job& job) {
  const workflow::Request* before = request(one.request.number);
  if (before != nullptr && before->id != one.request) before = nullptr;  // the number exists, but in another agency
  auto decision = workflow::decide(before, one.command, context(job));
  if (auto* rejection = std::get_if<workflow::Rejection>(&decision)) return std::move(*rejection);
  return accept_request(before, std::get<workflow::Events>(std::move(decision)), one.request.number, job);
}

JobResult Transaction::accept_announcement(std::optional<workflow::Announcement> before, workflow::Events events,
                                           const Job& job) {
  storage::Entry entry;
  entry.record = record(std::move(events), job);
  Accepted answer;
  answer.announcement = workflow::apply(std::move(before), entry.record);
  if (job.validate_only) return answer;
  answer.position = entry.record.position;
  const auto& stored = announcements_.emplace_back(*answer.announcement);
  entry.announcement = current_announcements_[stored.id.number] = &stored;
  push(std::move(entry), job, answer);
  return answer;
}

JobResult Transaction::on(AnnounceJob& one, Job& job) {
  auto& announcement = one.command.announcement;
  announcement.id = {std::string(announcement.unit.agency()), number_ + 1};
  announcement.uid = fresh_uid();
  auto decision = workflow::decide(one.command, context(job));
  if (auto* rejection = std::get_if<workflow::Rejection>(&decision)) return std::move(*rejection);
  auto result = accept_announcement(std::nullopt, std::get<workflow::Events>(std::move(decision)), job);
  if (!job.validate_only) ++number_;
  return result;
}

JobResult Transaction::on(CloseJob& one, Job& job) {
  const auto* before = announcement(one.announcement.number);
  if (before != nullptr && before->id != one.announcement) before = nullptr;
  auto decision = workflow::decide(before, one.command, context(job));
  if (auto* rejection = std::get_if<workflow::Rejection>(&decision)) return std::move(*rejection);
  return accept_announcement(*before, std::get<workflow::Events>(std::move(decision)), job);
}

JobResult Transaction::on(ExclusiveJob& /*one*/, Job& /*job*/) { return EdgeError{EdgeReason::internal, {}, {}}; }

}  // namespace penugasan::server
