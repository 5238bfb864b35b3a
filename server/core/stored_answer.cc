#include "server/core/stored_answer.h"

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

std::optional<DirectoryOutcome> directory_outcome(const storage::EventStore& store, const workflow::Record& record) {
  for (const auto& event : record.events) {
    if (std::holds_alternative<workflow::DirectoryConfirmed>(event)) return DirectoryOutcome{};
    if (std::holds_alternative<workflow::PersonErased>(event)) return DirectoryOutcome{true, {}};
  }
  auto found = storage::changes_in(store, record);
  if (found.agency.empty()) return std::nullopt;
  return DirectoryOutcome{true, told(record) ? std::move(found.changes) : Changes()};
}

}  // namespace

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
  if (!request && !announcement) answer.directory = directory_outcome(store, last);
  if (request) answer.request = std::make_shared<const workflow::Request>(std::move(*request));
  if (announcement) answer.announcement = std::make_shared<const workflow::Announcement>(std::move(*announcement));
  return answer;
}

}  // namespace penugasan::server
