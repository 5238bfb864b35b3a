#include "workflow/visibility.h"

#include <gtest/gtest.h>

#include "play.h"

namespace penugasan::workflow {
namespace {

struct VisibilityTest : ::testing::Test {
  Play play;
  bool sees(const char* who) const {
    return may_see(*play.state, small_regulation(), person(who), play.organisation, play.today);
  }
};

TEST_F(VisibilityTest, FilerNamedAndOfficesOfTheRouteSeeIt) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  for (const char* who : {"kepala-a", "staf-b", "kabid-b", "kepala-b"}) EXPECT_TRUE(sees(who)) << who;
}

TEST_F(VisibilityTest, NobodyElseSeesIt) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  for (const char* who : {"staf-b2", "kabid-b2", "kabid-a", "staf-a", "sekda", "staf-c", "wakil-b"})
    EXPECT_FALSE(sees(who)) << who;
}

TEST_F(VisibilityTest, AStandInSeesItOnTheirDaysAndAfterActing) {
  play.today = day("2026-03-31");
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b"));
  EXPECT_TRUE(sees("wakil-b"));
  play.today = day("2026-04-01");
  EXPECT_FALSE(sees("wakil-b"));
  play.today = day("2026-03-31");
  ASSERT_TRUE(play.approve("wakil-b"));
  play.today = day("2026-04-01");
  EXPECT_TRUE(sees("wakil-b")) << "whoever acted keeps seeing what they did";
}

TEST_F(VisibilityTest, WhoWasNamedAndReplacedKeepsSeeingIt) {
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b") && play.approve("kepala-b", {"staf-b2"}));
  EXPECT_TRUE(sees("staf-b"));
  EXPECT_TRUE(sees("staf-b2"));
}

TEST_F(VisibilityTest, WhoWasSentACopySeesIt) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  Request state = *play.state;
  EXPECT_FALSE(may_see(state, small_regulation(), person("sekda"), play.organisation, play.today));
  state.told.push_back(person("sekda"));
  EXPECT_TRUE(may_see(state, small_regulation(), person("sekda"), play.organisation, play.today));
}

}  // namespace
}  // namespace penugasan::workflow
