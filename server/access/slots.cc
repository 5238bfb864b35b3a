#include "server/access/slots.h"

namespace penugasan::server {

Slots::SlotPtr Slots::take(std::string_view who) {
  std::string key(who);
  {
    const std::lock_guard lock(mutex_);
    if (taken_ >= in_all_) return nullptr;
    auto& of_caller = by_caller_[key];
    if (of_caller >= of_one_) return nullptr;
    ++of_caller;
    ++taken_;
  }
  return std::make_unique<Slot>(*this, std::move(key));
}

void Slots::give_back(const std::string& who) {
  const std::lock_guard lock(mutex_);
  --taken_;
  const auto found = by_caller_.find(who);
  if (--found->second == 0) by_caller_.erase(found);
}

int Slots::taken() const {
  const std::lock_guard lock(mutex_);
  return taken_;
}

}  // namespace penugasan::server
