#include "server/core/admission.h"

#include <algorithm>

namespace penugasan::server {

namespace {

// Long enough for several commits of a slow disk, short enough to follow the load.
constexpr auto kMeasured = std::chrono::milliseconds(50);
constexpr auto kSoonest = std::chrono::milliseconds(10);
constexpr auto kLatest = std::chrono::milliseconds(5000);

}  // namespace

std::chrono::nanoseconds Admission::wait() const {
  if (per_second_ <= 0 || last_wait_ < patience_ / 2) return std::chrono::nanoseconds(0);
  const std::chrono::duration<double> wait(static_cast<double>(inside_) / per_second_);
  return std::chrono::duration_cast<std::chrono::nanoseconds>(wait);
}

std::optional<std::chrono::milliseconds> Admission::turn_away(Time now, Time expires) {
  if (inside_ == 0) {
    since_ = now;
    served_ = turned_away_ = 0;
  }
  const auto waits = wait();
  if (inside_ >= depth_ || waits > patience_ || (waits.count() > 0 && now + waits > expires)) return away();
  ++inside_;
  return std::nullopt;
}

std::chrono::milliseconds Admission::away() {
  ++turned_away_;
  if (per_second_ <= 0) return std::chrono::duration_cast<std::chrono::milliseconds>(patience_);
  const std::chrono::duration<double> turn(static_cast<double>(inside_ + turned_away_) / per_second_);
  return std::clamp(std::chrono::duration_cast<std::chrono::milliseconds>(turn), kSoonest, kLatest);
}

void Admission::served(std::size_t commands, std::chrono::nanoseconds longest_wait, Time now) {
  last_wait_ = longest_wait;
  inside_ -= std::min(commands, inside_);
  served_ += commands;
  if (inside_ == 0) {
    per_second_ = 0;  // a lull
    return;
  }
  const std::chrono::duration<double> took = now - since_;
  if (took < kMeasured) return;
  const double rate = static_cast<double>(served_) / took.count();
  per_second_ = per_second_ > 0 ? (per_second_ + rate) / 2 : rate;
  since_ = now;
  served_ = 0;
  turned_away_ /= 2;  // the older half has come back, or never will
}

}  // namespace penugasan::server
