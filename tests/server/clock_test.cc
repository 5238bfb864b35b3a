#include "server/core/clock.h"

#include <gtest/gtest.h>

namespace penugasan::server {
namespace {

using std::chrono::day;
using std::chrono::hours;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

workflow::Date date(int y, unsigned m, unsigned d) { return sys_days(year(y) / month(m) / day(d)); }

TEST(Clock, TheDayChangesAtSeventeenHoursUtc) {
  const workflow::Time midnight_utc{date(2026, 3, 10)};
  EXPECT_EQ(today_of(midnight_utc), date(2026, 3, 10));
  EXPECT_EQ(today_of(midnight_utc + hours(17) - std::chrono::microseconds(1)), date(2026, 3, 10));
  EXPECT_EQ(today_of(midnight_utc + hours(17)), date(2026, 3, 11));
  EXPECT_EQ(today_of(midnight_utc - hours(7)), date(2026, 3, 10));
  EXPECT_EQ(today_of(midnight_utc - hours(8)), date(2026, 3, 9));
}

TEST(Clock, DaysBeforeTheEpochRoundDown) {
  EXPECT_EQ(today_of(workflow::Time{date(1969, 12, 31)} + hours(16)), date(1969, 12, 31));
  EXPECT_EQ(today_of(workflow::Time{date(1969, 12, 31)} + hours(17)), date(1970, 1, 1));
}

TEST(Clock, NoonInJakartaIsFiveHoursUtc) {
  EXPECT_EQ(noon_of(date(2026, 3, 10)), workflow::Time{date(2026, 3, 10)} + hours(5));
  EXPECT_EQ(today_of(noon_of(date(2026, 3, 10))), date(2026, 3, 10));
}

TEST(Clock, ASettableClockStandsStillOnTheDayAndGoesBackToReality) {
  SettableClock clock;
  const auto before = SystemClock().now();
  EXPECT_GE(clock.now(), before);
  clock.set_noon_of(date(2026, 3, 10));
  EXPECT_EQ(clock.now(), workflow::Time{date(2026, 3, 10)} + hours(5));
  EXPECT_EQ(clock.now(), clock.now());
  clock.set_noon_of(date(1970, 1, 1));
  EXPECT_EQ(clock.now().time_since_epoch(), hours(5));
  clock.set_real();
  EXPECT_GE(clock.now(), before);
}

}  // namespace
}  // namespace penugasan::server
