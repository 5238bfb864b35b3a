#include "workflow/organisation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "play.h"

namespace penugasan::workflow {
namespace {

Seat head(const char* at) { return {Seat::Kind::head, unit(at).value}; }
Seat appraiser(const char* of) { return {Seat::Kind::appraiser, person(of).value}; }

class OrganisationTest : public ::testing::Test {
 protected:
  std::set<std::string> holders(const Seat& seat, const char* on) const {
    std::set<std::string> found;
    for (const auto& one : organisation.holders(seat, day(on))) found.insert(std::string(one.official.local()));
    return found;
  }
  std::set<std::string> proper(const Seat& seat, const char* on) const {
    std::set<std::string> found;
    for (const auto& one : organisation.proper_holders(seat, day(on))) found.insert(std::string(one.local()));
    return found;
  }
  Organisation organisation{{city(), neighbour()}};
};

TEST_F(OrganisationTest, APlhStandsBesideTheHolderOnItsDaysOnly) {
  EXPECT_EQ(holders(head("dinas-b"), "2026-02-28"), names({"kepala-b"}));
  EXPECT_EQ(holders(head("dinas-b"), "2026-03-01"), names({"kepala-b", "wakil-b"}));
  EXPECT_EQ(holders(head("dinas-b"), "2026-03-31"), names({"kepala-b", "wakil-b"}));
  EXPECT_EQ(holders(head("dinas-b"), "2026-04-01"), names({"kepala-b"}));
  EXPECT_EQ(proper(head("dinas-b"), "2026-03-10"), names({"kepala-b"}));
}

TEST_F(OrganisationTest, AMandateReachesEveryOfficeOfItsGiver) {
  EXPECT_EQ(holders(appraiser("kabid-b"), "2026-03-10"), names({"kepala-b", "wakil-b"}));
  const auto holder = organisation.holder(head("dinas-b"), person("wakil-b"), day("2026-03-10"));
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->on_behalf_of, person("kepala-b"));
  EXPECT_EQ(holder->mandate_kind, "plh");
}

TEST_F(OrganisationTest, APltCountsAsTheHolderOfAVacantPost) {
  EXPECT_TRUE(holders(head("dinas-c"), "2026-04-30").empty());
  EXPECT_EQ(proper(head("dinas-c"), "2026-05-01"), names({"kabid-c"}));
}

TEST_F(OrganisationTest, APltLeadsTheUnitWhileItsPostIsVacant) {
  Agency agency = *city();
  for (auto& mandate : agency.mandates) {
    if (mandate.kind == "plt") mandate.to = person("staf-c");
  }
  const auto vacant = organisation.with(std::make_shared<const Agency>(agency));
  EXPECT_FALSE(vacant.leads_a_unit(person("staf-c"), day("2026-04-30")));
  EXPECT_TRUE(vacant.leads_a_unit(person("staf-c"), day("2026-05-01")));
  EXPECT_FALSE(vacant.leads_a_unit(person("staf-c"), day("2026-06-01")));
  agency.units[6].head = person("kepala-a");  // dinas-c
  EXPECT_FALSE(organisation.with(std::make_shared<const Agency>(agency)).leads_a_unit(person("staf-c"), day("2026-05-01")));
}

TEST_F(OrganisationTest, APltOfAPostThatIsHeldCountsForNothing) {
  Agency agency = *city();
  agency.units[6].head = person("kepala-a");  // dinas-c
  const auto changed = organisation.with(std::make_shared<const Agency>(agency));
  EXPECT_FALSE(changed.holder(head("dinas-c"), person("kabid-c"), day("2026-05-10")));
  EXPECT_TRUE(changed.holder(head("dinas-c"), person("kepala-a"), day("2026-05-10")));
}

// dinas-a: kepala-a until the end of June, kabid-a from July on.
std::shared_ptr<const Agency> handed_over() {
  Agency agency = *city();
  agency.units[1].head.terms = {{person("kepala-a"), {}, day("2026-06-30")}, {person("kabid-a"), day("2026-07-01"), {}}};
  agency.authority.terms = {{person("sekda"), day("2026-01-01"), day("2026-12-31")}};
  return std::make_shared<const Agency>(agency);
}

TEST_F(OrganisationTest, APostIsHeldByWhoeverHoldsItOnTheDay) {
  const auto changed = organisation.with(handed_over());
  const auto head_on = [&](const char* on) { return changed.proper_holders(head("dinas-a"), day(on)); };
  EXPECT_EQ(head_on("2026-06-30"), std::vector{person("kepala-a")});
  EXPECT_EQ(head_on("2026-07-01"), std::vector{person("kabid-a")});
  EXPECT_TRUE(changed.leads_a_unit(person("kepala-a"), day("2026-06-30")));
  EXPECT_FALSE(changed.leads_a_unit(person("kepala-a"), day("2026-07-01")));
  const Seat authority{Seat::Kind::authority, "kota"};
  EXPECT_TRUE(changed.holders(authority, day("2025-12-31")).empty());
  EXPECT_EQ(changed.proper_holders(authority, day("2026-01-01")), std::vector{person("sekda")});
  EXPECT_TRUE(changed.holders(authority, day("2027-01-01")).empty());
}

TEST_F(OrganisationTest, SeatsAreThoseOfTheDay) {
  const auto changed = organisation.with(handed_over());
  const auto has = [&](const char* who, const char* on, const Seat& seat) {
    const auto seats = changed.seats_of(person(who), day(on));
    return std::find(seats.begin(), seats.end(), seat) != seats.end();
  };
  EXPECT_TRUE(has("kepala-a", "2026-06-30", head("dinas-a")));
  EXPECT_FALSE(has("kepala-a", "2026-07-01", head("dinas-a")));
  EXPECT_TRUE(has("kabid-a", "2026-07-01", head("dinas-a")));
  EXPECT_FALSE(has("sekda", "2027-01-01", {Seat::Kind::authority, "kota"}));
}

TEST_F(OrganisationTest, AMandateOfAFormerHolderDoesNotReachThePost) {
  Agency agency = *handed_over();
  agency.mandates.push_back({"plh", person("kepala-a"), {}, person("staf-a"), day("2026-06-15"), day("2026-07-15")});
  const auto changed = organisation.with(std::make_shared<const Agency>(agency));
  EXPECT_TRUE(changed.holder(head("dinas-a"), person("staf-a"), day("2026-06-30")));
  EXPECT_FALSE(changed.holder(head("dinas-a"), person("staf-a"), day("2026-07-01")));
}

TEST_F(OrganisationTest, APltGoesWithTheDayThatThePostIsFilled) {
  Agency agency = *city();
  agency.units[6].head.terms = {{person("kepala-a"), day("2026-05-10"), {}}};  // dinas-c, whose Plt is kabid-c in May
  const auto changed = organisation.with(std::make_shared<const Agency>(agency));
  EXPECT_EQ(changed.proper_holders(head("dinas-c"), day("2026-05-09")), std::vector{person("kabid-c")});
  EXPECT_EQ(changed.proper_holders(head("dinas-c"), day("2026-05-10")), std::vector{person("kepala-a")});
}

// The authority's term ended with 2026; a Plt of the agency itself sits there in January.
TEST_F(OrganisationTest, AVacantAuthorityHasAPltToo) {
  Agency agency = *handed_over();
  agency.mandates.push_back(
      {"plt", {}, UnitId("kota"), person("kepala-b"), day("2026-12-01"), day("2027-01-31"), {"7", day("2026-12-01")}});
  agency.mandates.push_back({"plh", person("sekda"), {}, person("staf-b"), day("2026-12-01"), day("2027-01-31")});
  const auto changed = organisation.with(std::make_shared<const Agency>(agency));
  const Seat authority{Seat::Kind::authority, "kota"};
  const auto sits = [&](const char* who, const char* on) {
    const auto seats = changed.seats_of(person(who), day(on));
    return std::find(seats.begin(), seats.end(), authority) != seats.end();
  };
  EXPECT_EQ(changed.proper_holders(authority, day("2026-12-31")), std::vector{person("sekda")});
  EXPECT_FALSE(changed.holder(authority, person("kepala-b"), day("2026-12-31")));
  EXPECT_FALSE(sits("kepala-b", "2026-12-31"));
  EXPECT_EQ(changed.proper_holders(authority, day("2027-01-31")), std::vector{person("kepala-b")});
  EXPECT_EQ(changed.holders(authority, day("2027-01-31")),
            (std::vector<Holder>{{person("kepala-b"), {}, "plt", true, {"7", day("2026-12-01")}}}));
  EXPECT_TRUE(sits("kepala-b", "2027-01-31"));
  EXPECT_FALSE(sits("staf-b", "2027-01-31")) << "a Plh of somebody who holds it no longer";
  EXPECT_TRUE(changed.holders(authority, day("2027-02-01")).empty());
  EXPECT_FALSE(sits("kepala-b", "2027-02-01"));
}

// u.b.: kabid-b may act for kepala-b by a mandat, and passes it on to staf-b for a week.
TEST_F(OrganisationTest, AMandatIsPassedOn) {
  Agency agency = *city();
  agency.mandates = {
      {"mandat", person("kepala-b"), {}, person("kabid-b"), day("2026-04-01"), day("2026-04-30")},
      {"ub", person("kabid-b"), {}, person("staf-b"), day("2026-04-06"), day("2026-04-10"), {"5", day("2026-04-01")}}};
  const auto changed = organisation.with(std::make_shared<const Agency>(agency));
  const auto holder = changed.holder(head("dinas-b"), person("staf-b"), day("2026-04-06"));
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->on_behalf_of, person("kepala-b"));
  EXPECT_EQ(holder->mandate_kind, "ub");
  EXPECT_EQ(holder->mandate_letter.number, "5");
  EXPECT_FALSE(holder->proper);
  EXPECT_FALSE(changed.holder(head("dinas-b"), person("staf-b"), day("2026-04-11")));
  EXPECT_FALSE(changed.holder(head("dinas-b.bidang-b"), person("staf-b"), day("2026-04-06"))) << "only what was mandated";
  const auto seats = changed.seats_of(person("staf-b"), day("2026-04-06"));
  EXPECT_NE(std::find(seats.begin(), seats.end(), head("dinas-b")), seats.end());
  EXPECT_EQ(changed.seats_of(person("staf-b"), day("2026-04-11")).size(), 1U);
}

// What seats_of() says and what holders() says is the same thing seen from both sides.
TEST_F(OrganisationTest, SeatsAndHoldersAgreeOnEveryDay) {
  Agency agency = *handed_over();
  agency.mandates.push_back({"mandat", person("kepala-a"), {}, person("kabid-a"), day("2026-06-01"), day("2026-08-31")});
  agency.mandates.push_back({"ub", person("kabid-a"), {}, person("staf-a"), day("2026-06-10"), day("2026-08-20")});
  const Organisation changed({std::make_shared<const Agency>(agency)});
  for (const char* on : {"2026-03-10", "2026-05-10", "2026-06-15", "2026-07-15", "2027-01-01"}) {
    for (const auto& official : agency.officials) {
      const auto seats = changed.seats_of(official.id, day(on));
      for (const auto& unit : agency.units) {
        const Seat seat{Seat::Kind::head, unit.id.value};
        const bool listed = std::find(seats.begin(), seats.end(), seat) != seats.end();
        EXPECT_EQ(listed, changed.holder(seat, official.id, day(on)).has_value())
            << official.id.value << " " << seat.id << " " << on;
      }
    }
  }
}

TEST_F(OrganisationTest, NoMandateReachesAPersonsOwnSeat) {
  EXPECT_EQ(holders({Seat::Kind::person, person("kepala-b").value}, "2026-03-10"), names({"kepala-b"}));
}

TEST_F(OrganisationTest, SeatsOfAnOfficialAreThoseTheyMayActFor) {
  const auto seats = organisation.seats_of(person("wakil-b"), day("2026-03-10"));
  const std::set<Seat> found(seats.begin(), seats.end());
  const std::set<Seat> expected = {{Seat::Kind::person, person("wakil-b").value},
                                   head("dinas-b"),
                                   appraiser("wakil-b"),
                                   appraiser("kabid-b"),
                                   appraiser("kabid-b2")};
  EXPECT_EQ(found, expected);
  EXPECT_EQ(organisation.seats_of(person("wakil-b"), day("2026-04-10")).size(), 1U);
}

TEST_F(OrganisationTest, TheTreeIsWalkedUpward) {
  EXPECT_EQ(organisation.top_of(*organisation.unit(unit("dinas-b.bidang-b"))).id, unit("dinas-b"));
  EXPECT_TRUE(organisation.within(unit("dinas-b.bidang-b"), unit("dinas-b")));
  EXPECT_TRUE(organisation.within(unit("dinas-b"), unit("dinas-b")));
  EXPECT_FALSE(organisation.within(unit("dinas-b"), unit("dinas-b.bidang-b")));
  EXPECT_FALSE(organisation.within(unit("dinas-a.bidang-a"), unit("dinas-b")));
}

TEST_F(OrganisationTest, AnUnknownIdIsNobody) {
  EXPECT_EQ(organisation.unit(unit("dinas-z")), nullptr);
  EXPECT_EQ(organisation.official(person("siapa")), nullptr);
  EXPECT_TRUE(organisation.holders(head("dinas-z"), day("2026-04-01")).empty());
}

}  // namespace
}  // namespace penugasan::workflow
