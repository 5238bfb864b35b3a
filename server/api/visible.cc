#include "server/api/visible.h"

#include <algorithm>

#include "server/access/policy.h"
#include "server/input/fields.h"

namespace penugasan::server {

namespace {

// The newest number may be an announcement's; a few steps back is near enough.
std::optional<workflow::Request> newest_request(const storage::EventStore& store) {
  constexpr std::uint64_t kSteps = 4;
  const auto last = store.head().last_number;
  for (std::uint64_t number = last; number > 0 && last - number < kSteps; --number) {
    if (auto request = store.request(number)) return request;
  }
  return std::nullopt;
}

}  // namespace

bool visible(const Application& app, const World& world, const Caller& caller, const workflow::Request& request) {
  return may_see(caller.principal, request, world, today_of(app.clock.now()));
}

EdgeResult<workflow::Request> find_visible(const Application& app, const World& world, const Caller& caller,
                                           const std::string& name) {
  Fields fields;
  const auto id = fields.request("name", name, Needed::yes);
  if (auto error = fields.error()) return std::move(*error);
  auto request = app.store.request(id.number);
  const bool known = request && request->id == id;
  // What does not exist costs what an invisible request costs: the newest one is read and looked at in its place.
  if (!known) request = newest_request(app.store);
  const bool seen = request && visible(app, world, caller, *request);
  if (!known || !seen) return not_found(name);
  return std::move(*request);
}

std::vector<storage::StoredRecord> records_of(const storage::EventStore& store, const workflow::Request& request) {
  std::vector<storage::StoredRecord> records;
  for (std::uint64_t at = request.last_position; at != 0; at = records.back().record.previous)
    records.push_back(*store.record(at));
  std::reverse(records.begin(), records.end());
  return records;
}

}  // namespace penugasan::server
