#include "server/core/stored_answer.h"

#include <algorithm>

#include "workflow/apply.h"

namespace penugasan::server {

Accepted stored_answer(const storage::EventStore& store, const storage::Idempotency& known) {
  Accepted answer;
  answer.position = known.position;
  answer.waiting = known.waiting;
  std::optional<workflow::Request> request;
  std::optional<workflow::Announcement> announcement;
  std::vector<workflow::Record> records;
  for (std::uint64_t at = known.position; at != 0; at = records.back().previous) records.push_back(store.record(at)->record);
  std::reverse(records.begin(), records.end());
  for (const auto& record : records) {
    if (record.request != 0) request = workflow::apply(std::move(request), record);
  }
  const auto& last = records.back();
  for (const auto& event : last.events) {
    if (std::holds_alternative<workflow::Announced>(event))
      announcement = workflow::apply(std::optional<workflow::Announcement>(), last);
    if (const auto* closed = std::get_if<workflow::AnnouncementClosed>(&event))
      announcement = store.announcement(closed->id.number);
  }
  if (request) answer.request = std::make_shared<const workflow::Request>(std::move(*request));
  if (announcement) answer.announcement = std::make_shared<const workflow::Announcement>(std::move(*announcement));
  return answer;
}

}  // namespace penugasan::server
