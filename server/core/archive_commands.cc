// Removing archived requests: one record that tells which, and which file they are in.
#include "server/core/decider.h"

namespace penugasan::server {

JobResult Decider::on(ArchiveRequestsJob& one, const Case& in) {
  for (const auto number : one.event.requests) {
    const auto closed = request(number);
    if (!closed || closed->state == workflow::State::pending) return EdgeError{EdgeReason::archive_failed, {}, {}};
  }
  for (const auto number : one.event.requests) requests_.forget(number);
  answered_.clear();  // all of it is in the store, which knows what is archived
  storage::Entry entry;
  entry.record = record({std::move(one.event)}, in);
  Accepted answer;
  answer.position = entry.record.position;
  push(std::move(entry), answer, in);
  return answer;
}

}  // namespace penugasan::server
