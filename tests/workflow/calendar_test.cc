#include "workflow/calendar.h"

#include <gtest/gtest.h>

namespace penugasan::workflow {
namespace {

Date on(const char* text) { return *parse_date(text); }

TEST(Calendar, ReadsOnlyDaysThatExist) {
  for (const char* good : {"2026-04-01", "2028-02-29", "1900-01-01", "9999-12-31"}) {
    ASSERT_TRUE(parse_date(good)) << good;
    EXPECT_EQ(format_date(*parse_date(good)), good);
  }
  for (const char* bad : {"", "2026-02-30", "2026-13-01", "2026-00-10", "2027-02-29", "2026-4-1", "26-04-01", "2026/04/01",
                          "2026-04-01 ", "+026-04-01", "1899-12-31", "2026-04-0a"}) {
    EXPECT_FALSE(parse_date(bad)) << bad;
  }
}

TEST(Calendar, OneYearFromFirstOfAprilEndsOnLastOfMarch) {
  EXPECT_EQ(last_day(on("2026-04-01"), {1, Length::Unit::years}), on("2027-03-31"));
  EXPECT_EQ(last_day(on("2027-03-01"), {1, Length::Unit::years}), on("2028-02-29"));
}

TEST(Calendar, MonthsEndTheDayBeforeOrWithTheMonth) {
  EXPECT_EQ(last_day(on("2026-04-15"), {1, Length::Unit::months}), on("2026-05-14"));
  EXPECT_EQ(last_day(on("2026-04-01"), {6, Length::Unit::months}), on("2026-09-30"));
  EXPECT_EQ(last_day(on("2026-01-31"), {1, Length::Unit::months}), on("2026-02-28"));
  EXPECT_EQ(last_day(on("2028-02-29"), {1, Length::Unit::years}), on("2029-02-28"));
}

TEST(Calendar, DaysCountBothEnds) {
  EXPECT_EQ(last_day(on("2026-04-01"), {1, Length::Unit::days}), on("2026-04-01"));
  EXPECT_EQ(last_day(on("2026-04-01"), {90, Length::Unit::days}), on("2026-06-29"));
}

}  // namespace
}  // namespace penugasan::workflow
