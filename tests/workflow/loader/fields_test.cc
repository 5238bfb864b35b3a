// The values that reading makes of a right file, every key of it written by hand.
#include <gtest/gtest.h>

#include "tests/workflow/loader/sample.h"

namespace penugasan::workflow {
namespace {

using testing::load_one;
using testing::small_file;

const Regulation& small() {
  static const auto loaded = load_one({small_file()});
  return *loaded;
}

const Flow& flow(Mode mode, Scope scope) { return *small().flow(mode, scope); }

Basis article(const std::string& place, const std::string& words = "") { return {Basis::Kind::regulation, place, words, ""}; }

TEST(Values, OfTheHead) {
  const auto& regulation = small();
  EXPECT_EQ(regulation.id, "kecil-1-2026");
  EXPECT_EQ(regulation.title, "Peraturan Kecil Nomor 1 Tahun 2026");
  EXPECT_EQ(regulation.short_title, "Kecil 1/2026");
  EXPECT_EQ(format_date(regulation.in_force_from), "2026-01-01");
  EXPECT_EQ(regulation.in_force_basis, article("Ps.9"));
  EXPECT_TRUE(regulation.overlays.empty());
}

TEST(Values, OfTheUnitRule) {
  const auto& rule = small().unit_rule;
  EXPECT_TRUE(rule.lifted);
  EXPECT_EQ(rule.lift_to, (std::vector<std::string>{"dinas", "badan"}));
  EXPECT_TRUE(rule.lift_whole.empty());
  ASSERT_EQ(rule.scopes.size(), 2u);
  EXPECT_EQ(rule.scopes[0].scope, Scope::dalam_unit);
  EXPECT_EQ(rule.scopes[0].when, ScopeRule::When::same_agency);
  EXPECT_EQ(rule.scopes[1].scope, Scope::lintas_unit);
  EXPECT_EQ(rule.scopes[1].when, ScopeRule::When::other_agency);
  EXPECT_EQ(rule.basis, house());
}

TEST(Values, OfPeopleLettersAndTeams) {
  const auto& regulation = small();
  EXPECT_EQ(regulation.people.assignable_ranks, (std::vector<std::string>{"ahli_muda", "pelaksana"}));
  EXPECT_EQ(regulation.people.assignable_basis, article("Ps.2"));
  EXPECT_EQ(regulation.people.headcount_basis, house());
  ASSERT_EQ(regulation.letters.size(), 3u);
  EXPECT_TRUE(regulation.letters.at("surat_penugasan").assigns);
  EXPECT_FALSE(regulation.letters.at("surat_penolakan").assigns);
  EXPECT_EQ(regulation.letters.at("surat_penolakan").basis, house("Tidak diatur"));
  EXPECT_EQ(regulation.letters.at("surat_permohonan").title, "Surat Permohonan");
  ASSERT_EQ(regulation.team_kinds.size(), 2u);
  EXPECT_EQ(regulation.team_kinds[1].id, "tim");
  EXPECT_EQ(regulation.team_kinds[1].default_in, (std::vector<Scope>{Scope::lintas_unit}));
}

TEST(Values, OfLimits) {
  ASSERT_EQ(small().limits.size(), 2u);
  const auto& period = small().limits[0];
  EXPECT_EQ(period.when.form, Form::tim_kerja);
  EXPECT_EQ(period.at_least, (Length{14, Length::Unit::days}));
  EXPECT_EQ(period.at_most, (Length{1, Length::Unit::years}));
  EXPECT_FALSE(period.longer_than || period.shorter_than || period.headcount_at_most || period.within_one_calendar_year);
  EXPECT_EQ(period.scopes, (std::vector<Scope>{Scope::lintas_unit}));
  EXPECT_FALSE(period.warns);
  const auto& headcount = small().limits[1];
  EXPECT_EQ(headcount.headcount_at_least, 2);
  EXPECT_EQ(headcount.headcount_at_most, 5);
  EXPECT_EQ(headcount.modes, (std::vector<Mode>{Mode::penunjukan}));
  EXPECT_TRUE(headcount.warns);
}

TEST(Values, OfOtherBounds) {
  const auto file = testing::changed(small_file(), 27, "at_least: 14 days, at_most: 1 year",
                                     "longer_than: 2 months, shorter_than: 9 months, within: calendar_year");
  const auto limit = load_one({file})->limits[0];
  EXPECT_EQ(limit.longer_than, (Length{2, Length::Unit::months}));
  EXPECT_EQ(limit.shorter_than, (Length{9, Length::Unit::months}));
  EXPECT_TRUE(limit.within_one_calendar_year);
  EXPECT_FALSE(limit.at_least || limit.at_most);
}

TEST(Values, OfAFiling) {
  const auto& filing = flow(Mode::penunjukan, Scope::lintas_unit).filing;
  EXPECT_EQ(filing.by, (std::vector<Office>{Office::owner_head}));
  EXPECT_EQ(filing.title, "Meminta");
  EXPECT_EQ(filing.title_en, "Asks");
  EXPECT_FALSE(filing.names_required);
  EXPECT_TRUE(flow(Mode::penunjukan, Scope::dalam_unit).filing.names_required);
  EXPECT_EQ(filing.items, (std::vector<LetterItem>{LetterItem::purpose, LetterItem::competencies, LetterItem::expectation,
                                                   LetterItem::period}));
  EXPECT_EQ(filing.items_basis, article("Ps.7(2)", "paling sedikit"));
  EXPECT_EQ(filing.call, CallNeed::none);
  ASSERT_EQ(filing.letters.size(), 1u);
  EXPECT_EQ(filing.letters[0].kind, "surat_permohonan");
  EXPECT_EQ(filing.letters[0].cc, (std::vector<Office>{Office::appraisers}));
  EXPECT_FALSE(filing.letters[0].from_filer);
  EXPECT_EQ(flow(Mode::penunjukan, Scope::lintas_unit).basis, article("Ps.7, Lamp II.A.1"));
}

TEST(Values, OfCalls) {
  const auto& filing = flow(Mode::pengajuan_sukarela, Scope::dalam_unit).filing;
  EXPECT_EQ(filing.call, CallNeed::open_announcement);
  EXPECT_EQ(filing.call_basis, article("Ps.8(1)"));
  EXPECT_TRUE(filing.items.empty());
  const auto other = load_one({testing::changed(small_file(), 97, "open_announcement", "incoming_request")});
  EXPECT_EQ(other->flow(Mode::pengajuan_sukarela, Scope::dalam_unit)->filing.call, CallNeed::incoming_request);
}

TEST(Values, OfADecision) {
  const auto& step = flow(Mode::penunjukan, Scope::lintas_unit).steps[0];
  EXPECT_EQ(step.id, "keputusan");
  EXPECT_EQ(step.act, StepAct::decide);
  EXPECT_EQ(step.offices, (std::vector<Office>{Office::source_head, Office::source_kpd}));
  EXPECT_FALSE(step.wait_all);
  EXPECT_TRUE(step.names_people);
  EXPECT_EQ(step.when, Condition{});
  ASSERT_EQ(step.letters.size(), 1u);
  EXPECT_EQ(step.letters[0].to, (std::vector<Office>{Office::assignees}));
  ASSERT_TRUE(step.refusal);
  EXPECT_TRUE(step.refusal->reason_required);
  EXPECT_EQ(step.refusal->reason_basis, article("Ps.7(4)", "dengan alasan"));
  ASSERT_EQ(step.refusal->letters.size(), 1u);
  EXPECT_EQ(step.refusal->letters[0].kind, "surat_penolakan");
}

TEST(Values, OfOtherSteps) {
  const auto& duty = flow(Mode::penunjukan, Scope::lintas_unit).steps[1];
  EXPECT_EQ(duty.act, StepAct::complete);
  EXPECT_EQ(duty.when, (Condition{Form::tim_kerja, std::nullopt, std::nullopt}));
  EXPECT_FALSE(duty.refusal);
  const auto& receipt = flow(Mode::penunjukan, Scope::lintas_unit).steps[2];
  EXPECT_EQ(receipt.act, StepAct::acknowledge);
  EXPECT_TRUE(receipt.wait_all);
  const auto& voluntary = flow(Mode::pengajuan_sukarela, Scope::dalam_unit).steps;
  EXPECT_EQ(voluntary[0].act, StepAct::recommend);
  EXPECT_TRUE(voluntary[0].letters[0].from_filer);
  EXPECT_FALSE(voluntary[0].refusal->reason_required);
  ASSERT_TRUE(voluntary[2].refusal);
  EXPECT_EQ(voluntary[2].letters[0].kind, "surat_penugasan");
}

TEST(Values, OfFlowsThatAreRefused) {
  EXPECT_EQ(flow(Mode::pengajuan_sukarela, Scope::lintas_unit).availability, Flow::Availability::not_provided);
  EXPECT_EQ(flow(Mode::pengajuan_sukarela, Scope::lintas_unit).basis, house());
  const auto other = load_one(
      {testing::changed(small_file(), 124, "not_provided: {basis: house}", "forbidden: {basis: Ps.8(3), words: hanya dapat}")});
  const auto& forbidden = *other->flow(Mode::pengajuan_sukarela, Scope::lintas_unit);
  EXPECT_EQ(forbidden.availability, Flow::Availability::forbidden);
  EXPECT_EQ(forbidden.basis, article("Ps.8(3)", "hanya dapat"));
}

TEST(Values, OfConditionsOnPeople) {
  const auto file = testing::changed(small_file(), 79, "form: tim_kerja", "team_kind: regu, people: named");
  const auto loaded = load_one({file});
  const auto& when = loaded->flow(Mode::penunjukan, Scope::lintas_unit)->steps[1].when;
  EXPECT_EQ(when, (Condition{std::nullopt, "regu", true}));
}

TEST(Values, UnitAsNamed) {
  auto file = testing::changed(small_file(), 7, "lifted", "as_named");
  file = testing::changed(file, 8, "lift_to: [dinas, badan]", "");
  EXPECT_FALSE(load_one({file})->unit_rule.lifted);
  const auto whole = testing::changed(small_file(), 8, "lift_to: [dinas, badan]", "lift_to: [dinas]\n  lift_whole: [badan]");
  EXPECT_EQ(load_one({whole})->unit_rule.lift_whole, (std::vector<std::string>{"badan"}));
}

}  // namespace
}  // namespace penugasan::workflow
