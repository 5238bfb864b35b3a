#include "server/input/nip.h"

#include <algorithm>
#include <string>

#include "workflow/calendar.h"

namespace penugasan::server {

namespace {

// `text` is all digits.
int number(std::string_view text) {
  int value = 0;
  for (const char digit : text) value = value * 10 + (digit - '0');
  return value;
}

std::optional<workflow::Date> day_of(std::string_view digits) {
  std::string iso(digits.substr(0, 4));
  iso.append("-").append(digits.substr(4, 2)).append("-").append(digits.substr(6, 2));
  return workflow::parse_date(iso);
}

}  // namespace

std::optional<std::string_view> nip_fault(std::string_view nip, workflow::Date today) {
  const bool digits = std::all_of(nip.begin(), nip.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (nip.size() != 18 || !digits) return "nip_malformed";
  const auto born = day_of(nip.substr(0, 8));
  if (!born || *born > today) return "nip_birth";
  const int age = number(nip.substr(8, 4)) - number(nip.substr(0, 4));
  const int month = number(nip.substr(12, 2));
  const bool civil_servant = month >= 1 && month <= 12;
  const bool contract = month >= 21 && month <= 29;
  // Who is appointed from a coming month on may stand in the directory before it begins.
  const int this_year = static_cast<int>(std::chrono::year_month_day(today).year());
  if (number(nip.substr(8, 4)) > this_year + 1) return "nip_appointment";
  if (age < 15 || age > 75 || !(civil_servant || contract)) return "nip_appointment";
  if (nip[14] != '1' && nip[14] != '2') return "nip_sex";
  return std::nullopt;
}

}  // namespace penugasan::server
