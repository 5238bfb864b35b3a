#include "server/core/clock.h"

namespace penugasan::server {

namespace {

constexpr std::chrono::hours kJakarta{7};

}  // namespace

workflow::Time SystemClock::now() const {
  return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

workflow::Time SettableClock::now() const {
  const std::int64_t set = microseconds_.load();
  return set == kReal ? SystemClock().now() : workflow::Time(std::chrono::microseconds(set));
}

void SettableClock::set_noon_of(workflow::Date day) { microseconds_.store(noon_of(day).time_since_epoch().count()); }

void SettableClock::set_real() { microseconds_.store(kReal); }

workflow::Date today_of(workflow::Time time) { return std::chrono::floor<std::chrono::days>(time + kJakarta); }

workflow::Time noon_of(workflow::Date day) { return workflow::Time(day) + std::chrono::hours(12) - kJakarta; }

}  // namespace penugasan::server
