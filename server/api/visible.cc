#include "server/api/visible.h"

#include <algorithm>

#include "server/input/fields.h"
#include "workflow/visibility.h"

namespace penugasan::server {

bool visible(const Application& app, const World& world, const Caller& caller, const workflow::Request& request) {
  if (caller.official().empty()) return false;  // operators, and service accounts by themselves, hold no office
  const auto regulation = world.regulations.version(request.regulation_version);
  return workflow::may_see(request, *regulation, caller.official(), world.organisation, today_of(app.clock.now()));
}

EdgeResult<workflow::Request> find_visible(const Application& app, const World& world, const Caller& caller,
                                           const std::string& name) {
  Fields fields;
  const auto id = fields.request("name", name, Needed::yes);
  if (auto error = fields.error()) return std::move(*error);
  auto request = app.store.request(id.number);
  if (!request || request->id != id || !visible(app, world, caller, *request)) return not_found(name);
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
