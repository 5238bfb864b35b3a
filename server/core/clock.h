// The time, read once at the edge and handed to the domain as a value.
#pragma once

#include <atomic>
#include <cstdint>

#include "workflow/calendar.h"

namespace penugasan::server {

/// Safe from any thread.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual workflow::Time now() const = 0;
};

class SystemClock final : public Clock {
 public:
  workflow::Time now() const override;
};

/// The real time until a day is set; then noon of that day in Asia/Jakarta, standing still. For --testing.
class SettableClock final : public Clock {
 public:
  workflow::Time now() const override;
  void set_noon_of(workflow::Date day);
  void set_real();

 private:
  static constexpr std::int64_t kReal = INT64_MIN;
  std::atomic<std::int64_t> microseconds_{kReal};
};

/// The calendar day in Asia/Jakarta. Indonesia has had no daylight saving time since 1950 and western Indonesia (WIB), where
/// Surakarta, Klaten, Jambi and all of Kalimantan Tengah lie, has been at UTC+7 without a change since 1988: a fixed offset is
/// exact for every day that this program deals with, and needs no time zone database on the machine.
workflow::Date today_of(workflow::Time time);

/// 12:00 in Asia/Jakarta.
workflow::Time noon_of(workflow::Date day);

}  // namespace penugasan::server
