#include "workflow/limits.h"

#include "workflow/decide.h"
#include "workflow/route.h"

namespace penugasan::workflow {

namespace {

constexpr Date kNoDate{};

std::string text_of(const Length& length) {
  constexpr const char* kUnits[] = {" days", " months", " years"};
  return std::to_string(length.count) + kUnits[static_cast<int>(length.unit)];
}

}  // namespace

bool has_period(const Filing& filing) { return filing.period.from != kNoDate && filing.period.to != kNoDate; }

bool concerns(const Limit& limit, const Filing& filing) {
  return holds(limit.when, filing) && (limit.scopes.empty() || contains(limit.scopes, filing.scope)) &&
         (limit.modes.empty() || contains(limit.modes, filing.mode));
}

bool breaks_period(const Limit& limit, const Period& period) {
  if (limit.at_most && period.to > last_day(period.from, *limit.at_most)) return true;
  if (limit.at_least && period.to < last_day(period.from, *limit.at_least)) return true;
  if (limit.longer_than && period.to <= last_day(period.from, *limit.longer_than)) return true;
  if (limit.shorter_than && period.to >= last_day(period.from, *limit.shorter_than)) return true;
  const auto year = [](Date day) { return std::chrono::year_month_day(day).year(); };
  return limit.within_one_calendar_year && year(period.from) != year(period.to);
}

bool breaks_headcount(const Limit& limit, int headcount) {
  return (limit.headcount_at_most && headcount > *limit.headcount_at_most) ||
         (limit.headcount_at_least && headcount < *limit.headcount_at_least);
}

std::string text_of(const Limit& limit) {
  std::string text;
  const auto part = [&](const char* word, const std::string& value) { text += (text.empty() ? "" : ", ") + (word + value); };
  if (limit.at_most) part("at_most ", text_of(*limit.at_most));
  if (limit.at_least) part("at_least ", text_of(*limit.at_least));
  if (limit.longer_than) part("longer_than ", text_of(*limit.longer_than));
  if (limit.shorter_than) part("shorter_than ", text_of(*limit.shorter_than));
  if (limit.within_one_calendar_year) part("within ", "calendar_year");
  if (limit.headcount_at_most) part("headcount at_most ", std::to_string(*limit.headcount_at_most));
  if (limit.headcount_at_least) part("headcount at_least ", std::to_string(*limit.headcount_at_least));
  return text;
}

std::vector<Warning> warnings_of(const Regulation& regulation, const Filing& filing) {
  std::vector<Warning> found;
  for (const auto& limit : regulation.limits) {
    if (!limit.warns || !concerns(limit, filing)) continue;
    if (has_period(filing) && breaks_period(limit, filing.period)) {
      found.push_back({limit.within_one_calendar_year ? "PERIOD_SPANS_YEARS" : "PERIOD_OVER_ADVISED", limit.basis});
    } else if (breaks_headcount(limit, filing.headcount)) {
      found.push_back({"HEADCOUNT_OVER_ADVISED", limit.basis});
    }
  }
  return found;
}

}  // namespace penugasan::workflow
