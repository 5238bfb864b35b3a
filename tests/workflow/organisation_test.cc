#include "workflow/organisation.h"

#include <gtest/gtest.h>

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

TEST_F(OrganisationTest, APltOfAPostThatIsHeldCountsForNothing) {
  Agency agency = *city();
  agency.units[6].head = person("kepala-a");  // dinas-c
  const auto changed = organisation.with(std::make_shared<const Agency>(agency));
  EXPECT_FALSE(changed.holder(head("dinas-c"), person("kabid-c"), day("2026-05-10")));
  EXPECT_TRUE(changed.holder(head("dinas-c"), person("kepala-a"), day("2026-05-10")));
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
