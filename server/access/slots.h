// How many streams may be open at once: in all, and of one caller.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace penugasan::server {

/// Safe from any thread; outlives every slot it gave.
class Slots {
 public:
  /// Gives the slot back when it goes.
  class Slot {
   public:
    Slot(Slots& slots, std::string who) : slots_(slots), who_(std::move(who)) {}
    ~Slot() { slots_.give_back(who_); }
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;

   private:
    Slots& slots_;
    const std::string who_;
  };
  using SlotPtr = std::unique_ptr<Slot>;

  Slots(int in_all, int of_one) : in_all_(in_all), of_one_(of_one) {}

  /// Null: there is none left, for `who` or for anybody.
  SlotPtr take(std::string_view who);
  int taken() const;

 private:
  void give_back(const std::string& who);

  const int in_all_;
  const int of_one_;
  mutable std::mutex mutex_;
  int taken_ = 0;
  std::map<std::string, int, std::less<>> by_caller_;
};

}  // namespace penugasan::server
