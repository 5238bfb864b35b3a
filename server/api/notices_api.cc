#include "server/api/notices_api.h"

#include <algorithm>

#include "server/api/common.h"
#include "server/api/present.h"
#include "server/input/limits.h"
#include "server/input/names.h"
#include "storage/directories.h"
#include "storage/notices.h"
#include "workflow/route.h"

namespace penugasan::server {

namespace {

workflow::State state_after(const workflow::Record& record) {
  for (const auto& event : record.events) {
    if (const auto* closed = std::get_if<workflow::Closed>(&event)) return closed->state;
  }
  return workflow::State::pending;
}

}  // namespace

StoreIdentity identity_of(const storage::EventStore& store) {
  StoreIdentity identity{};
  if (const auto first = store.record(1)) std::copy_n(first->hash.begin(), identity.size(), identity.begin());
  return identity;
}

namespace {

// A change of a directory: the recipient is shown what of it concerns them.
std::vector<v1::Notice> directory_notices_in(const storage::EventStore& store, const storage::StoredRecord& stored,
                                             const workflow::OfficialId& recipient) {
  const auto found = storage::changes_in(store, stored.record);
  if (found.agency.empty()) return {};
  auto notices = notices_of(stored.record, recipient, {});
  for (auto& notice : notices) {
    notice.clear_state();
    notice.set_directory(agency_name(found.agency));
    for (const auto& change : found.changes) {
      if (workflow::contains(change.concerned, recipient)) *notice.add_directory_changes() = to_proto(change);
    }
  }
  return notices;
}

}  // namespace

std::vector<v1::Notice> notices_in(const storage::EventStore& store, const storage::StoredRecord& stored,
                                   const workflow::OfficialId& recipient) {
  if (stored.record.request == 0) return directory_notices_in(store, stored, recipient);
  const auto request = store.request(stored.record.request);
  if (!request) return {};
  // A notice shows the request's id and the state that its record left behind; the rest of the state is of no account here.
  workflow::Request after;
  after.id = request->id;
  after.state = state_after(stored.record);
  return notices_of(stored.record, recipient, after);
}

Outcome<v1::ListNoticesResponse> NoticesApi::list(const Caller& caller, const v1::ListNoticesRequest& call) const {
  const auto query = digest_of_query({caller.key(), "notices"});
  auto page = page_of(call.page_size(), call.page_token(), PageKind::notices, query);
  if (auto* error = std::get_if<EdgeError>(&page)) return std::move(*error);
  const auto size = static_cast<std::size_t>(std::get<Page>(page).size);
  const auto below = number_or(std::get<Page>(page).position, 0);
  const auto records = storage::read_notices_newest_first(app_.store, caller.official(), below, size + 1);
  v1::ListNoticesResponse answer;
  // A page holds whole records, so it may show somewhat more than was asked for, never half of an event.
  std::size_t used = 0;
  for (; used < records.size() && static_cast<std::size_t>(answer.notices_size()) < size; ++used) {
    for (auto& notice : notices_in(app_.store, records[used], caller.official())) *answer.add_notices() = std::move(notice);
  }
  if (used > 0 && used < records.size()) {
    answer.set_next_page_token(encode_page_token(PageKind::notices, {{records[used - 1].record.position}, {}}, query));
  }
  return answer;
}

void NoticesApi::acknowledge(const Caller& caller, const v1::AcknowledgeNoticesRequest& call,
                             Reply<v1::AcknowledgeNoticesResponse> reply) {
  Fields fields;
  const std::string name = fields.dashed_id("subscription", call.subscription(), Needed::yes);
  if (auto error = fields.error()) return reply(std::move(*error));
  const auto identity = identity_of(app_.store);
  auto decoded =
      decode_resume_token(call.resume_token(), StreamKind::notices, identity, app_.store.head().position, caller.key());
  if (auto* error = std::get_if<EdgeError>(&decoded)) return reply(std::move(*error));
  const auto position = std::get<std::uint64_t>(decoded);
  Job job;
  job.command = ExclusiveJob{[official = caller.official(), name, position](storage::EventStore& store) {
    store.save_subscription(official, name, position);
  }};
  const std::string key(caller.key());
  submit(
      app_, std::move(job), caller, std::move(reply),
      [this, official = caller.official(), name, identity, key](Accepted&& /*accepted*/) {
        v1::AcknowledgeNoticesResponse answer;
        answer.set_resume_token(encode_resume_token(StreamKind::notices, identity, app_.store.subscription(official, name), key));
        return answer;
      });
}

}  // namespace penugasan::server
