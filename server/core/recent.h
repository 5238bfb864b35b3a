// What was put lately, so that it need not be read and decoded again. The last `certain` values put are always held, at most
// about twice as many; what is older is in the store. One thread at a time.
#pragma once

#include <cstddef>
#include <functional>
#include <unordered_map>
#include <utility>

namespace penugasan::server {

template <class Key, class Value, class Hash = std::hash<Key>>
class Recent {
 public:
  explicit Recent(std::size_t certain) : certain_(certain) {}

  /// Null where it is not held. Good until it is put again or forgotten.
  const Value* find(const Key& key) const {
    for (const auto* generation : {&young_, &old_}) {
      if (const auto found = generation->find(key); found != generation->end()) return &found->second;
    }
    return nullptr;
  }

  void put(const Key& key, Value value) {
    // Two generations instead of a list of uses: when the young one is full, the old one is forgotten as a whole.
    if (young_.size() >= certain_) {
      old_.swap(young_);
      young_.clear();
    }
    young_.insert_or_assign(key, std::move(value));
  }

  void forget(const Key& key) {
    young_.erase(key);
    old_.erase(key);
  }

  void clear() {
    young_.clear();
    old_.clear();
  }

 private:
  std::size_t certain_;
  std::unordered_map<Key, Value, Hash> young_;
  std::unordered_map<Key, Value, Hash> old_;
};

}  // namespace penugasan::server
