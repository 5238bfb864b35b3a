// Days, periods and their lengths as the regulations count them. Pure: nothing here reads a clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace penugasan::workflow {

/// A calendar day (in Asia/Jakarta, where all agencies in scope lie).
using Date = std::chrono::sys_days;
/// An instant, UTC, in microseconds.
using Time = std::chrono::sys_time<std::chrono::microseconds>;

/// Exactly "YYYY-MM-DD", a day that exists, years 1900 to 9999; else nothing.
std::optional<Date> parse_date(std::string_view text);
std::string format_date(Date day);

/// Both days belong to the period.
struct Period {
  Date from;
  Date to;
  auto operator<=>(const Period&) const = default;
};

/// A length as a regulation writes it: "1 year", "6 months", "14 days".
struct Length {
  enum class Unit : std::uint8_t { days, months, years };
  int count = 0;
  Unit unit = Unit::days;
  auto operator<=>(const Length&) const = default;
};

/// The last day of a period of this length that begins on `from`: one year from 1 April ends on 31 March. Where the last
/// month has no such day, the period ends with that month (one month from 31 January ends on 28 or 29 February).
Date last_day(Date from, const Length& length);

}  // namespace penugasan::workflow
