#include "workflow/route.h"

#include <gtest/gtest.h>

#include "play.h"

namespace penugasan::workflow {
namespace {

Unit in_tree(const char* id, const char* kind, const char* parent) {
  return {unit(id), id, kind, *parent == '\0' ? UnitId() : unit(parent), {}};
}

// dinas > bidang > seksi; puskesmas below the dinas; a one-level dinas with a sekretariat; a board that no rule lifts to.
class RouteTest : public ::testing::Test {
 protected:
  RouteTest() {
    Agency agency;
    agency.id = "kota";
    agency.units = {in_tree("d", "dinas", ""),
                    in_tree("d.b1", "bidang", "d"),
                    in_tree("d.b2", "bidang", "d"),
                    in_tree("d.b1.s", "seksi", "d.b1"),
                    in_tree("d.p", "puskesmas", "d"),
                    in_tree("satu", "dinas_satu_level", ""),
                    in_tree("satu.sek", "sekretariat", "satu"),
                    in_tree("dewan", "dewan", ""),
                    in_tree("dewan.x", "panitia", "dewan")};
    organisation = Organisation({std::make_shared<const Agency>(agency), neighbour()});
  }
  UnitRule lifted(std::vector<std::string> to, std::vector<std::string> whole = {}) const {
    UnitRule rule;
    rule.lifted = true;
    rule.lift_to = std::move(to);
    rule.lift_whole = std::move(whole);
    return rule;
  }
  Organisation organisation;
};

TEST_F(RouteTest, AUnitIsLiftedToTheNearestOfItsKinds) {
  const auto rule = lifted({"dinas", "puskesmas"});
  EXPECT_EQ(office_unit(rule, organisation, unit("d.b1.s")), unit("d"));
  EXPECT_EQ(office_unit(rule, organisation, unit("d.p")), unit("d.p"));
  EXPECT_EQ(office_unit(rule, organisation, unit("d")), unit("d"));
}

TEST_F(RouteTest, WithNothingToLiftToAUnitCountsAsItself) {
  EXPECT_EQ(office_unit(lifted({"dinas"}), organisation, unit("dewan.x")), unit("dewan.x"));
}

TEST_F(RouteTest, AOneLevelDinasCountsForEveryUnitBelowIt) {
  const auto rule = lifted({"bidang", "sekretariat"}, {"dinas_satu_level"});
  EXPECT_EQ(office_unit(rule, organisation, unit("satu.sek")), unit("satu"));
  EXPECT_EQ(office_unit(rule, organisation, unit("d.b1.s")), unit("d.b1"));
}

TEST_F(RouteTest, AsNamedNothingIsLifted) { EXPECT_EQ(office_unit(UnitRule(), organisation, unit("d.b1.s")), unit("d.b1.s")); }

TEST_F(RouteTest, ScopeBySameUnit) {
  auto rule = lifted({"bidang", "dinas"});
  rule.scopes = {{Scope::dalam_unit, ScopeRule::When::same_unit},
                 {Scope::lintas_unit, ScopeRule::When::same_perangkat_daerah},
                 {Scope::lintas_perangkat_daerah, ScopeRule::When::same_agency},
                 {Scope::lintas_instansi, ScopeRule::When::other_agency}};
  EXPECT_EQ(scope_of(rule, organisation, unit("d.b1"), unit("d.b1.s")), Scope::dalam_unit);
  EXPECT_EQ(scope_of(rule, organisation, unit("d.b1"), unit("d.b2")), Scope::lintas_unit);
  EXPECT_EQ(scope_of(rule, organisation, unit("d.b1"), unit("satu")), Scope::lintas_perangkat_daerah);
  EXPECT_EQ(scope_of(rule, organisation, unit("d.b1"), UnitId("tetangga", "dinas-x")), Scope::lintas_instansi);
}

TEST_F(RouteTest, ScopeBySourceBelowOwner) {
  UnitRule rule;
  rule.scopes = {{Scope::dalam_unit, ScopeRule::When::source_in_owner}, {Scope::lintas_unit, ScopeRule::When::same_agency}};
  EXPECT_EQ(scope_of(rule, organisation, unit("d"), unit("d.b1.s")), Scope::dalam_unit);
  EXPECT_EQ(scope_of(rule, organisation, unit("d.b1"), unit("d")), Scope::lintas_unit);
}

TEST_F(RouteTest, PeopleSitInTheSourceAsTheRuleUnderstandsIt) {
  Official one;
  one.unit = unit("d.b1.s");
  EXPECT_TRUE(sits_in_source(lifted({"dinas"}), organisation, one, unit("d")));
  EXPECT_FALSE(sits_in_source(lifted({"bidang", "dinas"}), organisation, one, unit("d")));
  EXPECT_TRUE(sits_in_source(UnitRule(), organisation, one, unit("d.b1")));
  EXPECT_FALSE(sits_in_source(UnitRule(), organisation, one, unit("d.b2")));
}

TEST_F(RouteTest, ConditionsLookAtFormTeamAndNames) {
  Filing filing;
  filing.form = Form::tim_kerja;
  filing.team_kind = "tim";
  Condition condition;
  EXPECT_TRUE(holds(condition, filing));
  condition.form = Form::individu;
  EXPECT_FALSE(holds(condition, filing));
  condition = {};
  condition.team_kind = "tim";
  EXPECT_TRUE(holds(condition, filing));
  condition.team_kind = "kelompok_kerja";
  EXPECT_FALSE(holds(condition, filing));
  condition = {};
  condition.people_named = true;
  EXPECT_FALSE(holds(condition, filing));
  filing.officials = {person("staf")};
  EXPECT_TRUE(holds(condition, filing));
}

TEST_F(RouteTest, EveryOfficeIsItsOwnSeat) {
  Request request;
  request.offices = {unit("d.b1"), unit("d"), unit("satu"), unit("satu")};
  request.filer = person("pemohon");
  request.filing.officials = {person("staf-1"), person("staf-2")};
  const auto seat = [&](Office office) { return seats_of({office}, request, organisation); };
  using K = Seat::Kind;
  EXPECT_EQ(seat(Office::owner_head), (std::vector<Seat>{{K::head, "kota/d.b1"}}));
  EXPECT_EQ(seat(Office::owner_kpd), (std::vector<Seat>{{K::head, "kota/d"}}));
  EXPECT_EQ(seat(Office::source_head), (std::vector<Seat>{{K::head, "kota/satu"}}));
  EXPECT_EQ(seat(Office::owner_authority), (std::vector<Seat>{{K::authority, "kota"}}));
  EXPECT_EQ(seat(Office::appraisers), (std::vector<Seat>{{K::appraiser, "kota/staf-1"}, {K::appraiser, "kota/staf-2"}}));
  EXPECT_EQ(seat(Office::assignees), (std::vector<Seat>{{K::person, "kota/staf-1"}, {K::person, "kota/staf-2"}}));
  EXPECT_EQ(seat(Office::filer), (std::vector<Seat>{{K::person, "kota/pemohon"}}));
  EXPECT_EQ(seats_of({Office::source_head, Office::source_kpd}, request, organisation).size(), 1U) << "one seat, asked for twice";
}

TEST(RouteTestPersonnel, ThePersonnelHeadLeadsTheAgencysPersonnelOffice) {
  const Organisation organisation({city()});
  Request request;
  request.offices = {unit("dinas-b"), unit("dinas-b"), unit("dinas-b"), unit("dinas-b")};
  EXPECT_EQ(addressees({Office::owner_personnel_head}, request, organisation, day("2026-04-01")),
            (std::vector{person("kepala-a")}));
}

}  // namespace
}  // namespace penugasan::workflow
