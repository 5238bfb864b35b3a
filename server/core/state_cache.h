// The states of requests that were decided lately, so that the next act on one need not read and decode it again. Holds what is
// committed, never more than about `capacity` requests; whatever is not here is in the store. The writer's thread only.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "workflow/request.h"

namespace penugasan::server {

class StateCache {
 public:
  explicit StateCache(std::size_t capacity) : half_(capacity / 2) {}

  /// Null where it is not held. Good until the next put() or clear().
  const workflow::Request* find(std::uint64_t number) const {
    for (const auto* generation : {&young_, &old_}) {
      if (const auto found = generation->find(number); found != generation->end()) return &found->second;
    }
    return nullptr;
  }

  void put(std::uint64_t number, workflow::Request state) {
    // Two generations instead of a list of uses: when the young one is full, the old one is forgotten as a whole.
    if (young_.size() >= half_) {
      old_ = std::move(young_);
      young_.clear();
    }
    young_.insert_or_assign(number, std::move(state));
  }

  void clear() {
    young_.clear();
    old_.clear();
  }

 private:
  std::size_t half_;
  std::unordered_map<std::uint64_t, workflow::Request> young_;
  std::unordered_map<std::uint64_t, workflow::Request> old_;
};

}  // namespace penugasan::server
