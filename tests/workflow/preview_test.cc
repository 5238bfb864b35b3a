#include "workflow/preview.h"

#include <gtest/gtest.h>

#include "play.h"

namespace penugasan::workflow {
namespace {

using Progress = PreviewStep::Progress;

struct PreviewTest : ::testing::Test {
  Play play;
  Preview look(const char* actor, const Filing& filing) const {
    return preview({{"kota", 1}, std::string(16, 'u'), filing, {}, nullptr, nullptr}, play.context(actor));
  }
  static std::set<std::string> holders(const PreviewStep& step) {
    std::set<std::string> found;
    for (const auto& one : step.holders) found.insert(std::string(one.official.local()));
    return found;
  }
  std::vector<PreviewStep> route(const std::vector<std::uint32_t>& acted) const {
    return route_of(*play.state, *play.regulations.version("v1"), play.organisation, play.today, acted);
  }
};

TEST_F(PreviewTest, EveryStepIsThereWithWhoWouldActAndOnWhichLetter) {
  const auto shown = look("kepala-a", across_units());
  EXPECT_TRUE(shown.findings.empty());
  EXPECT_EQ(shown.filing.scope, Scope::lintas_unit);
  ASSERT_EQ(shown.steps.size(), 5U);
  EXPECT_EQ(shown.steps[0].step, nullptr);
  EXPECT_EQ(shown.steps[0].letters[0].to, (std::vector{person("kepala-b")}));
  EXPECT_EQ(holders(shown.steps[1]), names({"kabid-b"}));
  EXPECT_EQ(holders(shown.steps[2]), names({"kepala-b"}));
  EXPECT_EQ(shown.steps[2].letters.size(), 2U);
  EXPECT_EQ(shown.steps[2].refusal_letters[0].rule->kind, "surat_penolakan");
  EXPECT_EQ(holders(shown.steps[4]), names({"staf-b"}));
}

TEST_F(PreviewTest, AVacantOfficeShowsAndWouldRefuse) {
  auto filing = across_units();
  filing.officials = {person("staf-c")};
  const auto shown = look("kepala-a", filing);
  EXPECT_TRUE(shown.steps[2].vacant);
  EXPECT_FALSE(shown.steps[1].vacant);
  ASSERT_EQ(shown.findings.size(), 1U) << "told once";
  EXPECT_EQ(shown.findings[0].reason, Reason::office_vacant);
}

TEST_F(PreviewTest, PeopleNotYetNamedAreNoVacancy) {
  auto filing = across_units();
  filing.officials.clear();
  filing.source = unit("dinas-b");
  const auto shown = look("kepala-a", filing);
  EXPECT_EQ(shown.steps[1].progress, Progress::skipped) << "nobody to recommend";
  EXPECT_TRUE(shown.steps[4].holders.empty());
  EXPECT_FALSE(shown.steps[4].vacant);
}

TEST_F(PreviewTest, EveryFindingIsThereInTheOrderOfTheGuards) {
  auto filing = across_units();
  filing.purpose.clear();
  filing.period = {day("2026-04-01"), day("2028-04-01")};
  std::vector<Reason> reasons;
  for (const auto& finding : look("kabid-a", filing).findings) reasons.push_back(finding.reason);
  EXPECT_EQ(reasons, (std::vector{Reason::not_your_turn, Reason::letter_incomplete, Reason::period_exceeds_limit}));
}

// staf-a answers a request where an announcement is needed: one objection that names both fields.
TEST_F(PreviewTest, AnAnswerToTheWrongCallIsOneFinding) {
  auto filing = voluntary();
  filing.answers = {"kota", 999};
  const auto shown = look("staf-a", filing);
  ASSERT_EQ(shown.findings.size(), 1U);
  EXPECT_EQ(shown.findings[0].reason, Reason::call_required);
  EXPECT_EQ(shown.findings[0].basis.article, "Ps.10");
  ASSERT_EQ(shown.findings[0].fields.size(), 2U);
  EXPECT_EQ(shown.findings[0].fields[0].field, "assignment_request.call");
  EXPECT_EQ(shown.findings[0].fields[0].what, "required");
  EXPECT_EQ(shown.findings[0].fields[1].field, "assignment_request.answers");
  EXPECT_EQ(shown.findings[0].fields[1].what, "not_answered_here");
}

TEST_F(PreviewTest, AForbiddenFlowHasNoStepsButItsReason) {
  const auto shown = look("tetangga/staf-x", voluntary());
  EXPECT_TRUE(shown.steps.empty());
  ASSERT_EQ(shown.findings.size(), 1U);
  EXPECT_EQ(shown.findings[0].reason, Reason::flow_forbidden);
}

TEST_F(PreviewTest, ThePersonWhoHasJustActedIsNotAskedAgain) {
  auto filing = across_units();
  filing.source = unit("dinas-b");
  filing.officials = {person("wakil-b")};
  const auto shown = look("kepala-a", filing);
  EXPECT_FALSE(shown.steps[1].same_person);
  EXPECT_TRUE(shown.steps[2].same_person) << "kepala-b recommends and decides";
  EXPECT_TRUE(shown.steps[1].letters.empty()) << "nobody writes to themselves";
  EXPECT_FALSE(shown.steps[3].same_person);
}

TEST_F(PreviewTest, ARunningRouteTellsDoneNowNext) {
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b"));
  const auto steps = route({0});
  EXPECT_EQ(steps[0].progress, Progress::done);
  EXPECT_EQ(steps[1].progress, Progress::done);
  EXPECT_EQ(steps[2].progress, Progress::open);
  EXPECT_EQ(steps[3].progress, Progress::upcoming);
  EXPECT_EQ(steps[4].progress, Progress::upcoming);
}

TEST_F(PreviewTest, AfterARefusalWhatLayAheadIsSkipped) {
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b") && play.reject("kepala-b"));
  const auto steps = route({0, 1});
  EXPECT_EQ(steps[2].progress, Progress::done);
  EXPECT_EQ(steps[3].progress, Progress::skipped);
}

}  // namespace
}  // namespace penugasan::workflow
