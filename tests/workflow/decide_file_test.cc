#include "workflow/decide.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "play.h"

namespace penugasan::workflow {
namespace {

struct FileTest : ::testing::Test {
  Play play;
  // Refused with this reason and nothing changed.
  void expect_refused(Reason reason, bool accepted) const {
    ASSERT_FALSE(accepted);
    EXPECT_EQ(name_of(play.reason()), name_of(reason));
    EXPECT_FALSE(play.state);
    EXPECT_TRUE(play.log.empty());
  }
};

TEST_F(FileTest, AcceptedItWaitsForTheFirstStep) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  EXPECT_EQ(play.state->filing.scope, Scope::lintas_unit);
  EXPECT_EQ(play.state->filing.source, unit("dinas-b.bidang-b")) << "the named official's unit";
  EXPECT_EQ(play.state->offices, (OfficeUnits{unit("dinas-a"), unit("dinas-a"), unit("dinas-b"), unit("dinas-b")}));
  EXPECT_EQ(play.state->filing.headcount, 1);
  EXPECT_EQ(play.state->filing.team_kind, "tim") << "the regulation's default beyond the unit";
  EXPECT_EQ(play.step(), "rekomendasi");
  EXPECT_EQ(play.waiting(), names({"kabid-b"}));
  EXPECT_EQ(play.told(Cause::your_turn), names({"kabid-b"}));
  EXPECT_EQ(play.told(Cause::copy), names({"kabid-b"}));
}

TEST_F(FileTest, TheFilingItselfCarriesItsArticle) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  const auto& filed = std::get<Filed>(play.log.front().events.front());
  EXPECT_EQ(filed.basis.article, "Ps.2(1)");
  EXPECT_EQ(filed.regulation_version, "v1");
  ASSERT_EQ(play.letters().size(), 1U);
  EXPECT_EQ(play.letters()[0].basis.article, "Ps.9");
  EXPECT_EQ(play.letters()[0].to, (std::vector{person("kepala-b")}));
  EXPECT_EQ(play.letters()[0].cc, (std::vector{person("kabid-b")}));
}

TEST_F(FileTest, NoRegulationBeforeItIsInForce) {
  play.today = day("2025-12-31");
  expect_refused(Reason::no_regulation_in_force, play.file("kepala-a", across_units()));
  play.today = day("2026-01-01");
  EXPECT_TRUE(play.file("kepala-a", across_units()));
}

TEST_F(FileTest, AnUnknownUnitOrOfficialIsNamed) {
  auto filing = across_units();
  filing.owner = unit("dinas-z");
  expect_refused(Reason::unit_unknown, play.file("kepala-a", filing));
  filing = across_units();
  filing.source = unit("dinas-z");
  expect_refused(Reason::unit_unknown, play.file("kepala-a", filing));
  filing = across_units();
  filing.officials = {person("siapa")};
  expect_refused(Reason::official_unknown, play.file("kepala-a", filing));
  filing.officials = {person("staf-b"), person("staf-b")};
  expect_refused(Reason::official_repeated, play.file("kepala-a", filing));
}

TEST_F(FileTest, AForbiddenFlowIsAnotherMatterThanOneNotProvided) {
  auto filing = voluntary();
  expect_refused(Reason::flow_forbidden, play.file("tetangga/staf-x", filing));
  EXPECT_EQ(play.refused->basis.article, "Ps.16");
  filing = across_units();
  filing.officials = {OfficialId("tetangga", "staf-x")};
  expect_refused(Reason::flow_not_provided, play.file("kepala-a", filing));
  EXPECT_EQ(play.refused->basis.article, "Ps.17");
}

TEST_F(FileTest, AStatedScopeMustBeTheComputedOne) {
  expect_refused(Reason::scope_mismatch, play.file("kepala-a", across_units(), Scope::dalam_unit));
  EXPECT_TRUE(play.file("kepala-a", across_units(), Scope::lintas_unit));
}

TEST_F(FileTest, WithinTheUnitPeopleAreNamed) {
  auto filing = within_unit();
  filing.officials.clear();
  expect_refused(Reason::nominees_required, play.file("kepala-a", filing));
}

TEST_F(FileTest, OnlyTheFlowsOfficesFile) {
  expect_refused(Reason::not_your_turn, play.file("kabid-a", across_units()));
  EXPECT_EQ(play.refused->basis.article, "Ps.2(1)");
}

TEST_F(FileTest, APlhFilesForTheHead) {
  play.today = day("2026-03-10");
  auto filing = across_units();
  filing.owner = unit("dinas-b");
  filing.officials = {person("staf-a")};
  ASSERT_TRUE(play.file("wakil-b", filing));
  const auto& filed = std::get<Filed>(play.log.front().events.front());
  EXPECT_EQ(filed.on_behalf_of, person("kepala-b"));
  EXPECT_EQ(filed.mandate_kind, "plh");
  EXPECT_EQ(play.letters()[0].on_behalf_of, person("kepala-b"));
}

TEST_F(FileTest, NobodyEstablishesTheirOwnAssignment) {
  play.today = day("2026-03-10");
  auto filing = within_unit();
  filing.owner = unit("dinas-b");
  filing.officials = {person("wakil-b")};
  expect_refused(Reason::own_case, play.file("wakil-b", filing));
  EXPECT_TRUE(play.file("kepala-b", filing));
}

TEST_F(FileTest, EveryMissingItemOfTheLetterIsNamed) {
  auto filing = across_units();
  filing.purpose = " \n";
  filing.competencies.clear();
  filing.expectation.clear();
  filing.period = {};
  expect_refused(Reason::letter_incomplete, play.file("kepala-a", filing));
  std::vector<std::string> fields;
  for (const auto& field : play.refused->fields) fields.push_back(field.field);
  EXPECT_EQ(fields, (std::vector<std::string>{"assignment_request.purpose", "assignment_request.competencies",
                                              "assignment_request.expectation", "assignment_request.period"}));
  EXPECT_EQ(play.refused->basis.article, "Ps.3");
}

TEST_F(FileTest, OnlyTheFlowsOwnItemsAreAskedFor) {
  auto filing = within_unit();
  filing.expectation.clear();
  EXPECT_TRUE(play.file("kepala-a", filing)) << "within the unit only purpose and period";
}

TEST_F(FileTest, APeriodEndsNotBeforeItStartsAndNotBeforeToday) {
  auto filing = across_units();
  filing.period = {day("2026-06-30"), day("2026-06-29")};
  expect_refused(Reason::period_invalid, play.file("kepala-a", filing));
  filing.period = {day("2026-03-01"), day("2026-03-31")};
  expect_refused(Reason::period_invalid, play.file("kepala-a", filing));
  filing.period = {day("2026-03-01"), day("2026-04-01")};
  EXPECT_TRUE(play.file("kepala-a", filing)) << "ending today is not in the past";
}

TEST_F(FileTest, ATeamsPeriodIsLimitedAnIndividualsIsNot) {
  auto filing = across_units();
  filing.period = {day("2026-04-01"), day("2027-04-01")};
  expect_refused(Reason::period_exceeds_limit, play.file("kepala-a", filing));
  EXPECT_EQ(play.refused->basis.article, "Ps.12");
  filing.form = Form::individu;
  EXPECT_TRUE(play.file("kepala-a", filing));
}

TEST_F(FileTest, ExactlyTheLimitIsWithinIt) {
  auto filing = across_units();
  filing.period = {day("2026-04-01"), day("2027-03-31")};
  EXPECT_TRUE(play.file("kepala-a", filing));
}

TEST_F(FileTest, ALimitThatOnlyWarnsDoesNotRefuse) {
  auto filing = across_units();
  filing.period = {day("2026-12-01"), day("2027-01-31")};
  ASSERT_TRUE(play.file("kepala-a", filing));
  const auto found = warnings_of(small_regulation(), play.state->filing);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].reason, "PERIOD_SPANS_YEARS");
  EXPECT_EQ(found[0].basis.article, "Ps.14");
}

TEST_F(FileTest, TheHeadcountMayBeLimitedToo) {
  auto filing = across_units();
  filing.officials.clear();
  filing.source = unit("dinas-b");
  filing.headcount = 4;
  expect_refused(Reason::headcount_exceeds_limit, play.file("kepala-a", filing));
  EXPECT_EQ(play.refused->basis.article, "Ps.13");
}

TEST_F(FileTest, AnUnknownKindOfTeamIsRefused) {
  auto filing = across_units();
  filing.team_kind = "satgas";
  expect_refused(Reason::team_kind_unknown, play.file("kepala-a", filing));
  filing.team_kind = "kelompok_kerja";
  filing.form = Form::individu;
  expect_refused(Reason::team_kind_unknown, play.file("kepala-a", filing));
}

TEST_F(FileTest, AVacantOfficeIsFoundAtFiling) {
  auto filing = across_units();
  filing.officials = {person("staf-c")};
  expect_refused(Reason::office_vacant, play.file("kepala-a", filing));
  EXPECT_EQ(play.refused->basis.kind, Basis::Kind::house);
  EXPECT_THAT(play.refused->values, ::testing::Contains(std::pair<std::string, std::string>("seats", "kota/dinas-c")));
  play.today = day("2026-05-04");
  EXPECT_TRUE(play.file("kepala-a", filing)) << "in May there is a Plt";
}

TEST_F(FileTest, WhoStandsInForAVacantHeadLeadsTheUnitAndIsNotAssigned) {
  play.today = day("2026-05-04");
  Agency agency = *city();
  agency.mandates = {{"plt", {}, unit("dinas-c"), person("staf-c"), day("2026-05-01"), day("2026-05-31")}};
  play.organisation = play.organisation.with(std::make_shared<const Agency>(agency));
  auto filing = across_units();
  filing.officials = {person("staf-c")};
  expect_refused(Reason::not_assignable, play.file("kepala-a", filing));
}

TEST_F(FileTest, AnOfficeWhoseOnlyHolderIsToBeAssignedIsVacant) {
  auto regulation = small_regulation();
  regulation.version = "v3";
  regulation.flows[1].steps[1].offices = {Office::owner_authority};
  play.regulations = {};
  play.regulations.add(std::make_shared<const Regulation>(regulation));
  Agency agency = *city();
  agency.authority = person("staf-b");  // leads no unit
  play.organisation = play.organisation.with(std::make_shared<const Agency>(agency));
  expect_refused(Reason::office_vacant, play.file("kepala-a", across_units()));
}

TEST_F(FileTest, PeopleAreAssignableEstablishedFromTheSourceAndCompetent) {
  auto filing = across_units();
  filing.officials = {person("kabid-b")};
  expect_refused(Reason::not_assignable, play.file("kepala-a", filing));
  EXPECT_EQ(play.refused->basis.article, "Ps.20");
  filing = within_unit();
  filing.officials = {person("baru")};
  expect_refused(Reason::position_not_established, play.file("kepala-a", filing));
  EXPECT_EQ(play.refused->basis.article, "Ps.21");
  filing = across_units();
  filing.source = unit("dinas-b");
  filing.officials = {person("staf-a")};
  expect_refused(Reason::nominee_outside_source, play.file("kepala-a", filing));
  filing.officials = {person("staf-b4")};
  expect_refused(Reason::nominee_lacks_competency, play.file("kepala-a", filing));
}

TEST_F(FileTest, WhoLeadsAUnitIsNotAssignedWhateverTheRank) {
  Agency agency = *city();
  agency.units[4].head = person("wakil-b");  // dinas-b.bidang-b, led by a Pejabat Fungsional
  play.organisation = play.organisation.with(std::make_shared<const Agency>(agency));
  auto filing = across_units();
  filing.officials = {person("wakil-b")};
  expect_refused(Reason::not_assignable, play.file("kepala-a", filing));
  EXPECT_EQ(play.refused->basis.kind, Basis::Kind::house);
}

TEST_F(FileTest, OneOfTheAskedCompetenciesIsEnough) {
  auto filing = across_units();
  filing.competencies = {"ukur", "hukum"};
  EXPECT_TRUE(play.file("kepala-a", filing));
}

TEST_F(FileTest, NamedAreAllOrNone) {
  auto filing = across_units();
  filing.headcount = 2;
  expect_refused(Reason::headcount_not_met, play.file("kepala-a", filing));
  filing.officials = {person("staf-b"), person("staf-b2"), person("staf-b3")};
  EXPECT_TRUE(play.file("kepala-a", filing)) << "more than asked is fine";
}

TEST_F(FileTest, WhatAFlowDoesNotAnswerIsRefusedWhetherItExistsOrNot) {
  auto filing = across_units();
  filing.call = {"kota", 999};
  expect_refused(Reason::call_required, play.file("kepala-a", filing));
  EXPECT_EQ(play.refused->basis.kind, Basis::Kind::house);
  ASSERT_EQ(play.refused->fields.size(), 1U);
  EXPECT_EQ(play.refused->fields[0].field, "assignment_request.call");
  Announcement call;
  call.office_unit = unit("dinas-a");
  call.period = {day("2026-01-01"), day("2026-12-31")};
  expect_refused(Reason::call_required, play.file("kepala-a", filing, {}, &call));
  EXPECT_EQ(play.refused->fields.size(), 1U);
  auto volunteers = voluntary();
  volunteers.answers = {"kota", 999};
  expect_refused(Reason::call_required, play.file("staf-a", volunteers, {}, &call));
  ASSERT_EQ(play.refused->fields.size(), 1U);
  EXPECT_EQ(play.refused->fields[0].field, "assignment_request.answers");
}

TEST_F(FileTest, AVolunteerNeedsAnOpenAnnouncementOfThatUnit) {
  Announcement call;
  call.office_unit = unit("dinas-b");
  call.period = {day("2026-04-01"), day("2026-04-30")};
  expect_refused(Reason::call_required, play.file("staf-a", voluntary()));
  EXPECT_EQ(play.refused->basis.article, "Ps.10");
  expect_refused(Reason::call_required, play.file("staf-a", voluntary(), {}, &call));
  call.office_unit = unit("dinas-a");
  call.closed = true;
  expect_refused(Reason::call_required, play.file("staf-a", voluntary(), {}, &call));
  call.closed = false;
  play.today = day("2026-05-01");
  expect_refused(Reason::call_required, play.file("staf-a", voluntary(), {}, &call));
  play.today = day("2026-04-30");
  EXPECT_TRUE(play.file("staf-a", voluntary(), {}, &call));
  EXPECT_EQ(play.state->filing.officials, (std::vector{person("staf-a")})) << "a volunteer's is the filer";
}

TEST_F(FileTest, AVolunteerNamesNobodyElse) {
  auto filing = voluntary();
  filing.officials = {person("staf-b")};
  expect_refused(Reason::volunteer_names_others, play.file("staf-a", filing));
}

TEST_F(FileTest, AVolunteerAcrossUnitsAnswersAPendingRequestToTheirUnit) {
  Play asking;
  auto unnamed = across_units();
  unnamed.officials.clear();
  unnamed.source = unit("dinas-b");
  ASSERT_TRUE(asking.file("kepala-a", unnamed));
  expect_refused(Reason::call_required, play.file("staf-b", voluntary()));
  EXPECT_EQ(play.refused->basis.article, "Ps.11");
  const auto refused_with = [&](auto change) {
    Request asked = *asking.state;
    change(asked);
    expect_refused(Reason::call_required, play.file("staf-b", voluntary(), {}, nullptr, &asked));
  };
  refused_with([](Request& asked) { asked.state = State::rejected; });
  refused_with([](Request& asked) { asked.filing.mode = Mode::pengajuan_sukarela; });
  refused_with([](Request& asked) { asked.filing.scope = Scope::lintas_instansi; });
  refused_with([](Request& asked) { asked.offices.owner = unit("dinas-c"); });
  refused_with([](Request& asked) { asked.offices.source = unit("dinas-c"); });
  EXPECT_TRUE(play.file("staf-b", voluntary(), {}, nullptr, &*asking.state));
}

TEST_F(FileTest, TheFirstGuardInTheOrderDecides) {
  auto filing = across_units();  // wrong in many ways at once
  filing.purpose.clear();
  filing.period = {day("2026-06-30"), day("2026-06-01")};
  filing.officials = {person("kabid-b")};
  expect_refused(Reason::scope_mismatch, play.file("kabid-a", filing, Scope::dalam_unit));
  expect_refused(Reason::not_your_turn, play.file("kabid-a", filing));
  expect_refused(Reason::letter_incomplete, play.file("kepala-a", filing));
  filing.purpose = "Ada";
  expect_refused(Reason::period_invalid, play.file("kepala-a", filing));
  filing.period = {day("2026-04-01"), day("2028-04-01")};
  expect_refused(Reason::period_exceeds_limit, play.file("kepala-a", filing));
  filing.period = {day("2026-04-01"), day("2026-04-30")};
  expect_refused(Reason::not_assignable, play.file("kepala-a", filing));
}

TEST_F(FileTest, ARequestKeepsTheVersionItWasFiledUnder) {
  ASSERT_TRUE(play.file("kepala-a", across_units()));
  auto stricter = small_regulation();
  stricter.version = "v2";
  stricter.in_force_from = day("2026-04-01");
  stricter.flows[1].steps.erase(stricter.flows[1].steps.begin());
  play.regulations.add(std::make_shared<const Regulation>(stricter));
  EXPECT_TRUE(play.approve("kabid-b"));
  EXPECT_EQ(play.step(), "keputusan");
  Play fresh;
  fresh.regulations = play.regulations;
  ASSERT_TRUE(fresh.file("kepala-a", across_units()));
  EXPECT_EQ(fresh.state->regulation_version, "v2");
  EXPECT_EQ(fresh.step(), "keputusan") << "the new version has no recommendation";
}

}  // namespace
}  // namespace penugasan::workflow
