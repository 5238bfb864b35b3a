// What decisions look up and nobody changes in place: the organisation and the regulations. A change makes a new world.
#pragma once

#include <atomic>
#include <memory>

#include "workflow/organisation.h"
#include "workflow/regulation.h"

namespace penugasan::server {

struct World {
  workflow::Organisation organisation;
  workflow::RegulationSet regulations;
};

using WorldPtr = std::shared_ptr<const World>;

/// The world as of the last commit. get() from any thread; set() by the writer, after the commit.
class WorldBox {
 public:
  explicit WorldBox(WorldPtr world) : world_(std::move(world)) {}
  WorldPtr get() const { return world_.load(); }
  void set(WorldPtr world) { world_.store(std::move(world)); }

 private:
  std::atomic<WorldPtr> world_;
};

}  // namespace penugasan::server
