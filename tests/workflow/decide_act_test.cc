#include "workflow/decide.h"

#include <gtest/gtest.h>

#include <map>

#include "play.h"

namespace penugasan::workflow {
namespace {

struct ActTest : ::testing::Test {
  Play play;
  void expect_refused(Reason reason, bool accepted) const {
    ASSERT_FALSE(accepted);
    EXPECT_EQ(name_of(play.reason()), name_of(reason));
  }
  std::vector<std::string> kinds() const {
    std::vector<std::string> found;
    for (const auto& letter : play.letters()) found.push_back(letter.kind);
    return found;
  }
  Filing unnamed(int headcount) const {
    auto filing = across_units();
    filing.officials.clear();
    filing.source = unit("dinas-b");
    filing.headcount = headcount;
    return filing;
  }
};

using Kinds = std::vector<std::string>;

TEST_F(ActTest, FromFilingToAssignment) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  ASSERT_TRUE(play.approve("kabid-b"));
  EXPECT_EQ(play.acts()[0].act, Act::recommended);
  EXPECT_EQ(kinds(), Kinds{"surat_rekomendasi"});
  EXPECT_TRUE(play.told(Cause::approved).empty()) << "a recommendation is no decision";
  ASSERT_TRUE(play.approve("kepala-b"));
  EXPECT_EQ(play.acts()[0].basis.article, "Ps.5");
  EXPECT_EQ(kinds(), (Kinds{"surat_persetujuan", "surat_penugasan"}));
  EXPECT_EQ(play.told(Cause::approved), names({"kepala-a", "staf-b"})) << "not the one who acted";
  EXPECT_EQ(play.told(Cause::your_turn), names({"kepala-a"}));
  EXPECT_FALSE(play.state->established);
  ASSERT_TRUE(play.complete("kepala-a"));
  EXPECT_EQ(kinds(), Kinds{"sk_tim_kerja"});
  EXPECT_EQ(play.told(Cause::copy), names({"kepala-b"}));
  EXPECT_TRUE(play.told(Cause::approved).empty()) << "a duty yields your_turn and copy only";
  EXPECT_TRUE(play.state->established);
  ASSERT_TRUE(play.complete("staf-b"));
  EXPECT_EQ(play.state->state, State::assigned);
  EXPECT_EQ(play.told(Cause::assigned), names({"kepala-a", "kepala-b"}));
}

TEST_F(ActTest, ALetterMayDependOnTheForm) {
  auto filing = across_units();
  filing.form = Form::individu;
  ASSERT_TRUE(play.file("kepala-a", filing) && play.approve("kabid-b") && play.approve("kepala-b") && play.complete("kepala-a"));
  EXPECT_TRUE(play.letters().empty());
}

TEST_F(ActTest, ARefusalEndsTheRequestWithItsReason) {
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b"));
  ASSERT_TRUE(play.reject("kepala-b", "Sedang audit"));
  EXPECT_EQ(play.state->state, State::rejected);
  EXPECT_EQ(play.state->reason, "Sedang audit");
  EXPECT_FALSE(play.state->open);
  EXPECT_EQ(kinds(), Kinds{"surat_penolakan"});
  EXPECT_EQ(play.told(Cause::rejected), names({"kepala-a", "staf-b"}));
  EXPECT_TRUE(play.told(Cause::your_turn).empty());
}

// The test regulation lets the step be taken in Ps.5 and has refusals in Ps.8.
TEST_F(ActTest, ARefusalRestsOnWhatTheRegulationSaysOfRefusing) {
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b"));
  EXPECT_EQ(play.acts()[0].basis.article, "Ps.4");
  ASSERT_TRUE(play.reject("kepala-b", "Sedang audit"));
  EXPECT_EQ(play.acts()[0].basis.article, "Ps.8");
  for (const auto& event : play.log.back().events) {
    if (const auto* told = std::get_if<Noticed>(&event)) {
      EXPECT_EQ(told->basis.article, "Ps.8");
    }
  }
}

TEST_F(ActTest, ANegativeRecommendationRestsOnTheSame) {
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.reject("kabid-b", "Perlu di sini"));
  EXPECT_EQ(play.acts()[0].act, Act::not_recommended);
  EXPECT_EQ(play.acts()[0].basis.article, "Ps.8");
}

TEST_F(ActTest, AClosedRequestTakesNothingMore) {
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b") && play.reject("kepala-b"));
  expect_refused(Reason::request_closed, play.approve("kepala-b"));
  expect_refused(Reason::request_closed, play.complete("kepala-a"));
  expect_refused(Reason::request_closed, play.withdraw("kepala-a"));
  expect_refused(Reason::request_closed, play.reject("staf-b"));
}

TEST_F(ActTest, ToAStrangerARequestDoesNotExist) {
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b") && play.reject("kepala-b"));
  expect_refused(Reason::not_your_turn, play.approve("staf-c"));
  EXPECT_TRUE(play.refused->values.empty());
  EXPECT_TRUE(play.refused->regulation.empty());
  const auto unknown = decide(static_cast<const Request*>(nullptr), ActOn{}, play.context("staf-c"));
  EXPECT_EQ(std::get<Rejection>(unknown).reason, Reason::not_your_turn);
  EXPECT_TRUE(std::get<Rejection>(unknown).values.empty());
}

TEST_F(ActTest, ARefusalTellsItsStepAndRegulationInWordsToo) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  expect_refused(Reason::wrong_action, play.complete("kabid-b"));
  std::map<std::string, std::string> told(play.refused->values.begin(), play.refused->values.end());
  EXPECT_EQ(told["step"], "rekomendasi");
  EXPECT_EQ(told["step_title"], "rekomendasi");
  EXPECT_EQ(told["regulation_title"], "Peraturan Uji 1/2026");
}

TEST_F(ActTest, NobodyDecidesInTheirOwnCase) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  expect_refused(Reason::own_case, play.approve("staf-b"));
  expect_refused(Reason::own_case, play.reject("staf-b"));
  ASSERT_TRUE(play.approve("kabid-b"));
  expect_refused(Reason::own_case, play.approve("staf-b"));
}

TEST_F(ActTest, APlhWhoIsNamedDoesNotCountAmongTheDeciders) {
  play.today = day("2026-03-10");
  auto filing = across_units();
  filing.officials = {person("wakil-b")};
  ASSERT_TRUE(play.file("kepala-a", filing));
  EXPECT_EQ(play.waiting(), names({"kepala-b"})) << "kepala-b appraises wakil-b; wakil-b stands in for kepala-b, but not here";
  expect_refused(Reason::own_case, play.approve("wakil-b"));
}

TEST_F(ActTest, NobodyNamesThemselvesWhereTheyDecide) {
  play.today = day("2026-03-10");
  ASSERT_TRUE(play.file("kepala-a", unnamed(2)));
  ASSERT_EQ(play.waiting(), names({"kepala-b", "wakil-b"})) << "wakil-b is Plh of kepala-b";
  expect_refused(Reason::own_case, play.approve("wakil-b", {"wakil-b"}));
  expect_refused(Reason::own_case, play.approve("wakil-b", {"staf-b", "wakil-b"}));
  EXPECT_TRUE(play.approve("wakil-b", {"staf-b", "staf-b3"}));
}

TEST_F(ActTest, OnlyWhoseTurnItIsActs) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  expect_refused(Reason::not_your_turn, play.approve("kepala-b"));
  expect_refused(Reason::not_your_turn, play.approve("kepala-a"));
  EXPECT_EQ(play.refused->basis.article, "Ps.4");
}

TEST_F(ActTest, APlhActsForTheHeadAndTheRecordSaysSo) {
  play.today = day("2026-03-10");
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b"));
  EXPECT_EQ(play.waiting(), names({"kepala-b", "wakil-b"}));
  ASSERT_TRUE(play.approve("wakil-b"));
  EXPECT_EQ(play.acts()[0].on_behalf_of, person("kepala-b"));
  EXPECT_EQ(play.letters()[0].from, person("wakil-b"));
  EXPECT_EQ(play.letters()[0].on_behalf_of, person("kepala-b"));
  EXPECT_TRUE(play.told(Cause::approved).contains("kepala-b"));
}

TEST_F(ActTest, EveryActNamesThePostThatItWasDoneFrom) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  EXPECT_EQ(std::get<Filed>(play.log[0].events[0]).seat, (Seat{Seat::Kind::head, "kota/dinas-a"}));
  ASSERT_TRUE(play.approve("kabid-b"));
  EXPECT_EQ(play.acts()[0].seat, (Seat{Seat::Kind::appraiser, "kota/staf-b"}));
  ASSERT_TRUE(play.approve("kepala-b"));
  EXPECT_EQ(play.acts()[0].seat, (Seat{Seat::Kind::head, "kota/dinas-b"}));
  EXPECT_TRUE(play.acts()[0].mandate_letter.empty());
}

TEST_F(ActTest, AnActUnderAMandateNamesItsLetter) {
  Agency agency = *city();
  agency.mandates[0].letter = {"800/7/SETDA", day("2026-02-20")};
  play.organisation = play.organisation.with(std::make_shared<const Agency>(agency));
  play.today = day("2026-03-10");
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b") && play.approve("wakil-b"));
  EXPECT_EQ(play.acts()[0].mandate_letter, agency.mandates[0].letter);
  EXPECT_EQ(play.letters()[0].mandate_letter, agency.mandates[0].letter);
}

TEST_F(ActTest, AnOpenStepFollowsThePostWhenItsHolderChanges) {
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b"));
  Agency agency = *city();
  agency.units[3].head.terms = {{person("kepala-b"), {}, day("2026-04-09")}, {person("wakil-b"), day("2026-04-10"), {}}};
  play.organisation = play.organisation.with(std::make_shared<const Agency>(agency));
  EXPECT_EQ(play.waiting(), names({"kepala-b"}));
  play.today = day("2026-04-10");
  EXPECT_EQ(play.waiting(), names({"wakil-b"}));
  expect_refused(Reason::not_your_turn, play.approve("kepala-b"));
  EXPECT_TRUE(play.approve("wakil-b"));
  EXPECT_TRUE(play.acts()[0].on_behalf_of.empty());
}

TEST_F(ActTest, AMandateEndsWithItsLastDay) {
  play.today = day("2026-03-31");
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b"));
  play.today = day("2026-04-01");
  expect_refused(Reason::not_your_turn, play.approve("wakil-b"));
  EXPECT_TRUE(play.approve("kepala-b"));
}

TEST_F(ActTest, AStepFollowsItsOfficeWhenTheHolderChanges) {
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b"));
  Agency agency = *city();
  agency.units[3].head = person("kabid-c");  // dinas-b
  play.organisation = play.organisation.with(std::make_shared<const Agency>(agency));
  expect_refused(Reason::not_your_turn, play.approve("kepala-b"));
  EXPECT_TRUE(play.approve("kabid-c"));
}

TEST_F(ActTest, AnActMustFitTheStep) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  expect_refused(Reason::wrong_action, play.complete("kabid-b"));
  ASSERT_TRUE(play.approve("kabid-b") && play.approve("kepala-b"));
  expect_refused(Reason::wrong_action, play.approve("kepala-a"));
  expect_refused(Reason::wrong_action, play.reject("kepala-a"));
  ASSERT_TRUE(play.complete("kepala-a"));
  expect_refused(Reason::wrong_action, play.reject("staf-b"));
}

TEST_F(ActTest, AStaleEtagIsRefused) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  const std::string stale = etag_of(play.state->last_position);
  ASSERT_TRUE(play.approve("kabid-b"));
  expect_refused(Reason::etag_mismatch, play.act("kepala-b", {ActOn::Kind::approve, stale, {}, {}}));
  expect_refused(Reason::etag_mismatch, play.act("kepala-a", {ActOn::Kind::withdraw, stale, {}, {}}));
}

TEST_F(ActTest, AReasonIsAskedForWhereTheStepSaysSo) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  for (const char* blank : {"", "  \n\t", "\u00a0\u200b"}) {
    expect_refused(Reason::reason_required, play.reject("kabid-b", blank));
    EXPECT_EQ(play.refused->basis.article, "Ps.8");
  }
  EXPECT_TRUE(play.reject("kabid-b", "Perlu di sini"));
}

TEST_F(ActTest, WhereNoReasonIsAskedForNoneIsNeeded) {
  Announcement call;
  call.office_unit = unit("dinas-a");
  call.period = {day("2026-04-01"), day("2026-04-30")};
  ASSERT_TRUE(play.file("staf-a", voluntary(), {}, &call));
  EXPECT_TRUE(play.reject("kepala-a", ""));
}

TEST_F(ActTest, ANegativeRecommendationGoesOn) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  ASSERT_TRUE(play.reject("kabid-b", "Perlu di sini"));
  EXPECT_EQ(play.acts()[0].act, Act::not_recommended);
  EXPECT_EQ(play.state->state, State::pending);
  EXPECT_EQ(play.state->reason, "");
  EXPECT_EQ(play.step(), "keputusan");
  EXPECT_EQ(kinds(), Kinds{"surat_rekomendasi"});
}

TEST_F(ActTest, AStepForAllWaitsForEverybodyAndAnnouncesNoTurnTwice) {
  auto filing = across_units();
  filing.source = unit("dinas-b");
  filing.officials = {person("staf-b"), person("staf-b2"), person("staf-b3")};
  ASSERT_TRUE(play.file("kepala-a", filing));
  EXPECT_EQ(play.waiting(), names({"kabid-b", "kabid-b2"}));
  ASSERT_TRUE(play.approve("kabid-b"));
  EXPECT_EQ(play.step(), "rekomendasi");
  EXPECT_EQ(play.waiting(), names({"kabid-b2"}));
  EXPECT_TRUE(play.told(Cause::your_turn).empty());
  expect_refused(Reason::not_your_turn, play.approve("kabid-b"));
  ASSERT_TRUE(play.approve("kabid-b2"));
  EXPECT_EQ(play.step(), "keputusan");
}

TEST_F(ActTest, WhereNobodyIsNamedTheSourceNames) {
  ASSERT_TRUE(play.file("kepala-a", unnamed(2)));
  EXPECT_EQ(play.step(), "keputusan") << "no appraiser to ask while nobody is named";
  EXPECT_TRUE(play.letters()[0].cc.empty());
  expect_refused(Reason::nominees_required, play.approve("kepala-b"));
  expect_refused(Reason::official_unknown, play.approve("kepala-b", {"siapa"}));
  expect_refused(Reason::official_repeated, play.approve("kepala-b", {"staf-b", "staf-b"}));
  expect_refused(Reason::nominee_outside_source, play.approve("kepala-b", {"staf-a", "staf-b"}));
  expect_refused(Reason::headcount_not_met, play.approve("kepala-b", {"staf-b"}));
  expect_refused(Reason::nominee_lacks_competency, play.approve("kepala-b", {"staf-b", "staf-b4"}));
  ASSERT_TRUE(play.approve("kepala-b", {"staf-b", "staf-b3"}));
  EXPECT_EQ(play.told(Cause::copy), names({"kabid-b", "kabid-b2"})) << "the copy follows the names";
  EXPECT_EQ(play.told(Cause::approved), names({"kepala-a", "staf-b", "staf-b3"}));
  EXPECT_EQ(play.state->filing.officials, (std::vector{person("staf-b"), person("staf-b3")}));
  EXPECT_FALSE(play.state->copies_pending);
  for (const auto& event : play.log.back().events) {
    const auto* told = std::get_if<Noticed>(&event);
    if (told == nullptr || told->cause != Cause::copy) continue;
    EXPECT_EQ(told->letter_kind, "surat_permohonan_pelibatan") << "of what they get a copy";
    EXPECT_EQ(told->basis.article, "Ps.9") << "the letter's, not the step's";
  }
}

TEST_F(ActTest, AListReplacesTheLettersPeopleAndNoneKeepsThem) {
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b"));
  ASSERT_TRUE(play.approve("kepala-b", {"staf-b2"}));
  EXPECT_EQ(play.state->filing.officials, (std::vector{person("staf-b2")}));
  EXPECT_EQ(play.told(Cause::approved), names({"kepala-a", "staf-b", "staf-b2"})) << "those named before are told as well";
}

TEST_F(ActTest, AStepThatNamesNobodyTakesNoList) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  expect_refused(Reason::people_not_named_here, play.approve("kabid-b", {"staf-b"}));
}

TEST_F(ActTest, OnlyTheFilerWithdrawsAndOnlyBeforeTheEstablishment) {
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b"));
  expect_refused(Reason::not_your_turn, play.withdraw("kepala-b"));
  ASSERT_TRUE(play.approve("kepala-b") && play.complete("kepala-a"));
  expect_refused(Reason::wrong_action, play.withdraw("kepala-a"));
}

TEST_F(ActTest, AWithdrawalIsToldToWhoActedWhoseTurnItWasAndWhoWasNamed) {
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b"));
  ASSERT_TRUE(play.withdraw("kepala-a"));
  EXPECT_EQ(play.state->state, State::withdrawn);
  EXPECT_EQ(play.told(Cause::withdrawn), names({"kabid-b", "kepala-b", "staf-b"}));
  EXPECT_TRUE(play.letters().empty());
}

TEST_F(ActTest, APlhOfTheFilerDoesNotWithdraw) {
  play.today = day("2026-03-10");
  auto filing = across_units();
  filing.owner = unit("dinas-b");
  filing.officials = {person("staf-a")};
  ASSERT_TRUE(play.file("kepala-b", filing));
  expect_refused(Reason::not_your_turn, play.withdraw("wakil-b"));
  EXPECT_TRUE(play.withdraw("kepala-b"));
}

TEST_F(ActTest, ALetterHeldForConsentIsTheVolunteers) {
  Play asking;
  ASSERT_TRUE(asking.file("kepala-a", unnamed(1)));
  ASSERT_TRUE(play.file("staf-b", voluntary(), {}, nullptr, &*asking.state));
  EXPECT_TRUE(play.letters().empty());
  ASSERT_TRUE(play.approve("kepala-b"));
  ASSERT_EQ(play.letters().size(), 1U);
  EXPECT_EQ(play.letters()[0].from, person("staf-b"));
  EXPECT_EQ(play.letters()[0].to, (std::vector{person("kepala-a")}));
  EXPECT_EQ(play.letters()[0].cc, (std::vector{person("kabid-b")}));
}

TEST_F(ActTest, WhatAllDecideTogetherIsOneLetterOfTheLast) {
  auto regulation = small_regulation();
  regulation.version = "v3";
  auto& decision = regulation.flows[1].steps[1];
  decision.offices = {Office::source_head, Office::owner_head};
  decision.wait_all = true;
  play.regulations = {};
  play.regulations.add(std::make_shared<const Regulation>(regulation));
  ASSERT_TRUE(play.file("kepala-a", across_units()) && play.approve("kabid-b"));
  ASSERT_EQ(play.waiting(), names({"kepala-a", "kepala-b"}));
  ASSERT_TRUE(play.approve("kepala-a"));
  EXPECT_TRUE(play.letters().empty()) << "nothing is decided yet";
  EXPECT_TRUE(play.told(Cause::approved).empty());
  ASSERT_EQ(play.waiting(), names({"kepala-b"}));
  ASSERT_TRUE(play.approve("kepala-b"));
  EXPECT_EQ(kinds(), (Kinds{"surat_persetujuan", "surat_penugasan"}));
  EXPECT_EQ(play.told(Cause::approved), names({"kepala-a", "staf-b"}));
}

}  // namespace
}  // namespace penugasan::workflow
