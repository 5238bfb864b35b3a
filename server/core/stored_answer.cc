#include "server/core/transaction.h"

#include <algorithm>

#include "storage/directories.h"
#include "workflow/apply.h"

namespace penugasan::server {

namespace {

using Changes = std::vector<workflow::DirectoryChange>;

// A first load shows no changes: all is new.
bool told(const workflow::Record& record) {
  return std::none_of(record.events.begin(), record.events.end(), [](const auto& event) {
    const auto* loaded = std::get_if<workflow::DirectoryLoaded>(&event);
    return loaded != nullptr && loaded->previous == 0;
  });
}

}  // namespace

Accepted stored_answer(const storage::EventStore& store, const storage::Idempotency& known) {
  Accepted answer;
  answer.position = known.position;
  answer.waiting = known.waiting;
  std::vector<workflow::Record> records;
  for (std::uint64_t at = known.position; at != 0; at = records.back().previous) records.push_back(store.record(at)->record);
  std::reverse(records.begin(), records.end());
  for (const auto& record : records) {
    if (record.request != 0) answer.request = workflow::apply(std::move(answer.request), record);
  }
  if (answer.request) return answer;
  const auto& last = records.back();
  for (const auto& event : last.events) {
    if (std::holds_alternative<workflow::DirectoryConfirmed>(event)) answer.directory = DirectoryOutcome{};
    if (std::holds_alternative<workflow::Announced>(event))
      answer.announcement = workflow::apply(std::optional<workflow::Announcement>(), last);
    if (const auto* closed = std::get_if<workflow::AnnouncementClosed>(&event))
      answer.announcement = store.announcement(closed->id.number);
  }
  auto found = storage::changes_in(store, last);
  if (!found.agency.empty()) answer.directory = DirectoryOutcome{true, told(last) ? std::move(found.changes) : Changes()};
  return answer;
}

}  // namespace penugasan::server
