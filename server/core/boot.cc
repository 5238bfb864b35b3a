#include "server/core/boot.h"

#include <algorithm>
#include <set>

#include "workflow/loader/loader.h"

namespace penugasan::server {

namespace {

std::vector<workflow::SourceFile> named_as_shipped(std::vector<workflow::SourceFile> files) {
  for (auto& file : files) file.name = "the program's own " + file.name;
  return files;
}

Regulations load_files(const std::vector<std::string>& folders) {
  const auto shipped = workflow::shipped_regulations();
  auto loaded = workflow::load_regulations(shipped);
  auto all = named_as_shipped(shipped);
  for (const auto& folder : folders) {
    workflow::RegulationSet base;
    for (const auto& one : loaded) base.add(one);
    const auto files = workflow::read_regulation_folder(folder);
    for (auto& one : workflow::load_regulations(files, base)) loaded.push_back(std::move(one));
    all.insert(all.end(), files.begin(), files.end());
  }
  workflow::refuse_rivals(all);
  return loaded;
}

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
    if (!is_configured(stored.version)) world.regulations.add(workflow::load_stored_regulation(stored.regulation, stored.source));
  }
  for (const auto& regulation : configured) {
    if (!kept.contains(regulation->version)) keep(store, *regulation, now);
    world.regulations.add(regulation);
  }
  world.organisation = workflow::Organisation(store.directories());
  return std::make_shared<const World>(std::move(world));
}

WorldPtr boot(storage::EventStore& store, const std::vector<std::string>& regulation_folders, workflow::Time now) {
  return boot_with(store, load_files(regulation_folders), now);
}

}  // namespace penugasan::server
