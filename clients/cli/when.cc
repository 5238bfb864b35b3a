#include "clients/cli/when.h"

#include <google/protobuf/util/time_util.h>

#include <array>
#include <charconv>
#include <chrono>
#include <optional>

#include "clients/cli/texts.h"

namespace penugasan::cli {
namespace {

constexpr std::int64_t kSecondsADay = 86'400;
constexpr std::int64_t kJakarta = 25'200;  // seconds ahead of UTC

constexpr std::array<std::string_view, 12> kBulan = {"Jan", "Feb", "Mar", "Apr", "Mei", "Jun",
                                                     "Jul", "Agu", "Sep", "Okt", "Nov", "Des"};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::int64_t day_number(std::int64_t seconds) {
  const std::int64_t local = seconds + kJakarta;
  return (local - ((local % kSecondsADay) + kSecondsADay) % kSecondsADay) / kSecondsADay;
}

std::string text_of(const std::chrono::year_month_day& day, Language language) {
  const auto& months = language == Language::indonesian ? kBulan : kMonths;
  const auto month = static_cast<unsigned>(day.month()) - 1;
  return std::to_string(static_cast<unsigned>(day.day())) + " " + std::string(months.at(month)) + " " +
         std::to_string(static_cast<int>(day.year()));
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

google::protobuf::Timestamp timestamp_of(workflow::Time time) {
  google::protobuf::Timestamp stamp;
  stamp.set_seconds(std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count());
  return stamp;
}

std::optional<workflow::Time> time_in(const std::string& text) {
  google::protobuf::Timestamp time;
  if (!google::protobuf::util::TimeUtil::FromString(text, &time)) return std::nullopt;
  return workflow::Time(std::chrono::microseconds(google::protobuf::util::TimeUtil::TimestampToMicroseconds(time)));
}

std::string day_text(const google::protobuf::Timestamp& time, Language language) {
  if (time.seconds() == 0) return "–";
  const std::chrono::sys_days day{std::chrono::days(day_number(time.seconds()))};
  return text_of(std::chrono::year_month_day(day), language);
}

std::string time_text(const google::protobuf::Timestamp& time, Language language) {
  if (time.seconds() == 0) return "–";
  const std::int64_t second = time.seconds() + kJakarta - day_number(time.seconds()) * kSecondsADay;
  return day_text(time, language) + " " + two_digits(second / 3'600) + ":" + two_digits(second / 60 % 60) + " WIB";
}

std::string date_text(std::string_view iso, Language language) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::string(iso);
  const auto year = number_in(iso.substr(0, 4));
  const auto month = number_in(iso.substr(5, 2));
  const auto day = number_in(iso.substr(8, 2));
  if (!year || !month || !day) return std::string(iso);
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? text_of(date, language) : std::string(iso);
}

std::string days_text(long days, const Speaker& say) {
  if (days <= 0) return say(texts::kToday);
  return days == 1 ? say(texts::kOneDay) : say(texts::kDays, {std::to_string(days)});
}

long days_of(const google::protobuf::Duration& age) { return static_cast<long>(age.seconds() / kSecondsADay); }

long days_since(const google::protobuf::Timestamp& time, std::int64_t now_seconds) {
  return static_cast<long>(day_number(now_seconds) - day_number(time.seconds()));
}

}  // namespace penugasan::cli
