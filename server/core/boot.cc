#include "server/core/boot.h"

#include <algorithm>
#include <set>

#include "workflow/loader/loader.h"

namespace penugasan::server {

namespace {

void keep(storage::EventStore& store, const workflow::Regulation& regulation, workflow::Time now) {
  storage::Entry entry;
  entry.record.position = store.head().position + 1;
  entry.record.time = now;
  entry.record.events = {workflow::RegulationLoaded{regulation.id, regulation.version, regulation.source}};
  store.commit({&entry, 1});
}

}  // namespace

// Versions that are configured come after those that are only kept for their old requests, so that they win on new filings.
WorldPtr boot_with(storage::EventStore& store, const Regulations& configured, workflow::Time now) {
  const auto is_configured = [&](const std::string& version) {
    return std::any_of(configured.begin(), configured.end(), [&](const auto& one) { return one->version == version; });
  };
  World world;
  std::set<std::string> kept;
  for (const auto& stored : store.regulations()) {
    kept.insert(stored.version);
    if (is_configured(stored.version)) continue;
    world.regulations.add(workflow::load_stored_regulation(stored.regulation, stored.version, stored.source));
  }
  for (const auto& regulation : configured) {
    if (!kept.contains(regulation->version)) keep(store, *regulation, now);
    world.regulations.add(regulation);
  }
  world.organisation = workflow::Organisation(store.directories());
  return std::make_shared<const World>(std::move(world));
}

WorldPtr boot(storage::EventStore& store, const std::vector<std::string>& regulation_folders, workflow::Time now) {
  return boot_with(store, workflow::load_with_shipped(regulation_folders), now);
}

}  // namespace penugasan::server
