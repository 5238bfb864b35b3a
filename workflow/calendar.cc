#include "workflow/calendar.h"

#include <string>

namespace penugasan::workflow {

namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// The day before the same day `months` later; where that month has no such day, the month's last day.
Date end_after_months(Date from, int months) {
  const std::chrono::year_month_day start(from);
  const auto later = start.year() / start.month() + std::chrono::months(months);
  const auto same_day = later / start.day();
  if (!same_day.ok()) return Date(later / std::chrono::last);
  return Date(same_day) - std::chrono::days(1);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return Date(date);
}

std::string format_date(Date day) {
  const std::chrono::year_month_day date(day);
  std::string text = std::to_string(static_cast<int>(date.year()));
  if (text.size() < 4) text.insert(0, 4 - text.size(), '0');
  for (const auto part : {static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())}) {
    text += '-';
    text += static_cast<char>('0' + part / 10);
    text += static_cast<char>('0' + part % 10);
  }
  return text;
}

Date last_day(Date from, const Length& length) {
  switch (length.unit) {
    case Length::Unit::days: return from + std::chrono::days(length.count) - std::chrono::days(1);
    case Length::Unit::months: return end_after_months(from, length.count);
    case Length::Unit::years: return end_after_months(from, 12 * length.count);
  }
  return from;
}

}  // namespace penugasan::workflow
