// House rule: one sole person in consecutive offices of a route acts once.
#include <gtest/gtest.h>

#include "play.h"

namespace penugasan::workflow {
namespace {

// kepala-b alone appraises and heads: recommendation and decision are asked of the same person.
Filing asking_for_wakil() {
  auto filing = across_units();
  filing.source = unit("dinas-b");
  filing.officials = {person("wakil-b")};
  return filing;
}

struct CollapseTest : ::testing::Test {
  Play play;
};

TEST_F(CollapseTest, OneActAnswersBothSteps) {
  ASSERT_TRUE(play.file("kepala-a", asking_for_wakil()));
  ASSERT_TRUE(play.approve("kepala-b"));
  ASSERT_EQ(play.acts().size(), 2U);
  EXPECT_EQ(play.acts()[0].act, Act::recommended);
  EXPECT_FALSE(play.acts()[0].satisfied_by_same_act);
  EXPECT_EQ(play.acts()[1].act, Act::approved);
  EXPECT_TRUE(play.acts()[1].satisfied_by_same_act);
  EXPECT_EQ(play.acts()[1].basis.article, "Ps.5");
  EXPECT_EQ(play.step(), "penetapan");
  ASSERT_EQ(play.letters().size(), 2U) << "nobody writes a recommendation to themselves";
  EXPECT_EQ(play.letters()[0].kind, "surat_persetujuan");
  EXPECT_EQ(play.told(Cause::approved), names({"kepala-a", "wakil-b"}));
}

TEST_F(CollapseTest, ANegativeRecommendationOfTheSoleDeciderIsTheRefusal) {
  ASSERT_TRUE(play.file("kepala-a", asking_for_wakil()));
  ASSERT_TRUE(play.reject("kepala-b", "Sedang audit"));
  ASSERT_EQ(play.acts().size(), 2U);
  EXPECT_EQ(play.acts()[0].act, Act::not_recommended);
  EXPECT_EQ(play.acts()[1].act, Act::rejected);
  EXPECT_EQ(play.state->state, State::rejected);
  EXPECT_EQ(play.state->reason, "Sedang audit");
  EXPECT_EQ(play.letters().back().kind, "surat_penolakan");
}

TEST_F(CollapseTest, NotWhereTwoMayAct) {
  Agency agency = *city();
  agency.mandates[0].to = person("kabid-b");  // kabid-b stands in for kepala-b in March
  play.organisation = play.organisation.with(std::make_shared<const Agency>(agency));
  play.today = day("2026-03-10");
  ASSERT_TRUE(play.file("kepala-a", asking_for_wakil()));
  EXPECT_EQ(play.waiting(), names({"kepala-b", "kabid-b"}));
  ASSERT_TRUE(play.approve("kepala-b"));
  EXPECT_EQ(play.acts().size(), 1U);
  EXPECT_EQ(play.step(), "keputusan");
}

TEST_F(CollapseTest, NotForAStepThatStillNeedsNames) {
  auto unnamed = asking_for_wakil();
  unnamed.officials.clear();
  Agency agency = *city();
  agency.units[3].head = person("kepala-a");  // dinas-b is led by kepala-a as well, who has just filed
  play.organisation = play.organisation.with(std::make_shared<const Agency>(agency));
  ASSERT_TRUE(play.file("kepala-a", unnamed));
  EXPECT_EQ(play.step(), "keputusan");
  EXPECT_EQ(play.waiting(), names({"kepala-a"}));
}

TEST_F(CollapseTest, FilingCountsAndTheChainGoesOn) {
  Announcement call;
  call.office_unit = unit("dinas-a");
  call.period = {day("2026-04-01"), day("2026-04-30")};
  ASSERT_TRUE(play.file("staf-a", voluntary(), {}, &call));
  ASSERT_TRUE(play.approve("kepala-a")) << "head and kpd of dinas-a are one";
  EXPECT_EQ(play.acts().size(), 2U);
  EXPECT_EQ(play.step(), "penerimaan");
  EXPECT_TRUE(play.state->established);
}

TEST_F(CollapseTest, NeverTheAcknowledgement) {
  ASSERT_TRUE(play.file("kepala-a", within_unit()));
  EXPECT_EQ(play.step(), "penerimaan");
  EXPECT_TRUE(play.state->established);
  EXPECT_EQ(play.waiting(), names({"staf-a"}));
}

TEST_F(CollapseTest, ARefusalWhoseLetterWouldGoToItsSignerGoesToTheFiler) {
  auto regulation = small_regulation();
  regulation.version = "v3";
  regulation.flows[1].steps[1].refusal->letters[0].to = {Office::source_head};
  play.regulations = {};
  play.regulations.add(std::make_shared<const Regulation>(regulation));
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b") && play.reject("kepala-b"));
  ASSERT_EQ(play.letters().size(), 1U);
  EXPECT_EQ(play.letters()[0].to, (std::vector{person("kepala-a")}));
}

// The one who refuses to recommend need not say why, the one who decides must: who is both is asked again.
TEST_F(CollapseTest, ARefusalIsNotTakenForOneThatNeedsAReason) {
  auto regulation = small_regulation();
  regulation.version = "v3";
  auto& recommendation = regulation.flows[1].steps[0];
  recommendation.offices = {Office::source_head};
  recommendation.wait_all = false;
  recommendation.refusal->reason_required = false;
  play.regulations = {};
  play.regulations.add(std::make_shared<const Regulation>(regulation));
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.reject("kepala-b", ""));
  EXPECT_EQ(play.state->state, State::pending);
  EXPECT_EQ(play.step(), "keputusan");
  EXPECT_EQ(play.waiting(), names({"kepala-b"}));
  ASSERT_TRUE(play.reject("kepala-b", "Sedang audit"));
  EXPECT_EQ(play.state->state, State::rejected);
}

}  // namespace
}  // namespace penugasan::workflow
