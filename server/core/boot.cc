#include "server/core/boot.h"

#include "workflow/loader/loader.h"

namespace penugasan::server {

namespace {

using RegulationPtr = std::shared_ptr<const workflow::Regulation>;

std::vector<RegulationPtr> load_files(const std::vector<std::string>& folders) {
  auto loaded = workflow::load_regulations(workflow::shipped_regulations());
  for (const auto& folder : folders) {
    workflow::RegulationSet base;
    for (const auto& one : loaded) base.add(one);
    for (auto& one : workflow::load_regulations(workflow::read_regulation_folder(folder), base)) loaded.push_back(std::move(one));
  }
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

WorldPtr boot(storage::EventStore& store, const std::vector<std::string>& regulation_folders, workflow::Time now) {
  World world;
  for (const auto& kept : store.regulations()) world.regulations.add(workflow::load_stored_regulation(kept.regulation, kept.source));
  for (const auto& regulation : load_files(regulation_folders)) {
    if (world.regulations.version(regulation->version)) continue;
    keep(store, *regulation, now);
    world.regulations.add(regulation);
  }
  world.organisation = workflow::Organisation(store.directories());
  return std::make_shared<const World>(std::move(world));
}

}  // namespace penugasan::server
