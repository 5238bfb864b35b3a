// Every kind of change is found, and told to those whom it concerns.
#include "workflow/directory_diff.h"

#include <gtest/gtest.h>

#include "play.h"

namespace penugasan::workflow {
namespace {

using Change = DirectoryChange;

std::vector<Change> after(const std::function<void(Agency&)>& change) {
  Agency agency = *city();
  change(agency);
  return changes_between(city().get(), agency);
}

std::string line(const Change& change) {
  return std::string(name_of(change.kind)) + " " + std::string(name_of(change.subject)) + " " + change.id + ": " + change.before +
         " | " + change.after;
}

std::vector<std::string> lines(const std::vector<Change>& changes) {
  std::vector<std::string> found;
  for (const auto& one : changes) found.push_back(line(one));
  return found;
}

using Lines = std::vector<std::string>;
using People = std::vector<OfficialId>;

TEST(DirectoryDiff, TheSameDirectoryHasNoChanges) {
  EXPECT_TRUE(after([](Agency&) {}).empty());
}

TEST(DirectoryDiff, ANewHeadIsToldAndSoIsTheOldOne) {
  const auto changes = after([](Agency& agency) { agency.units[1].head = person("kabid-a"); });
  EXPECT_EQ(lines(changes), Lines{"changed head dinas-a: kepala-a | kabid-a"});
  EXPECT_EQ(concerned_by(changes), (People{person("kepala-a"), person("kabid-a")}));
}

TEST(DirectoryDiff, AVacatedPostIsToldToWhoeverHeldIt) {
  const auto changes = after([](Agency& agency) { agency.units[1].head = {}; });
  EXPECT_EQ(lines(changes), Lines{"removed head dinas-a: kepala-a | "});
  EXPECT_EQ(concerned_by(changes), People{person("kepala-a")});
}

TEST(DirectoryDiff, OtherDaysAreAChangeForTheirHolderOnly) {
  const auto changes = after([](Agency& agency) { agency.units[1].head.terms = {{person("kepala-a"), {}, day("2026-06-30")}}; });
  EXPECT_EQ(lines(changes), Lines{"changed head dinas-a: kepala-a | kepala-a (..2026-06-30)"});
  EXPECT_EQ(concerned_by(changes), People{person("kepala-a")});
}

TEST(DirectoryDiff, TheAuthorityIsAPostLikeAnother) {
  const auto changes = after([](Agency& agency) { agency.authority = person("kepala-a"); });
  EXPECT_EQ(lines(changes), Lines{"changed authority kota: sekda | kepala-a"});
  EXPECT_EQ(concerned_by(changes), (People{person("sekda"), person("kepala-a")}));
}

TEST(DirectoryDiff, AnAppraiserIsToldToAllThree) {
  const auto changes = after([](Agency& agency) { agency.officials[3].appraiser = person("kepala-a"); });
  EXPECT_EQ(lines(changes), Lines{"changed appraiser staf-a: kabid-a | kepala-a"});
  EXPECT_EQ(concerned_by(changes), (People{person("staf-a"), person("kabid-a"), person("kepala-a")}));
}

TEST(DirectoryDiff, AMandateIsToldToBothItsEnds) {
  const auto changes = after([](Agency& agency) {
    agency.mandates.push_back(
        {"plh", person("kepala-a"), {}, person("kabid-a"), day("2026-04-01"), day("2026-04-02"), {"9", day("2026-03-31")}});
  });
  EXPECT_EQ(lines(changes), Lines{"added mandate kabid-a:  | plh kepala-a -> kabid-a (2026-04-01..2026-04-02), 9, 2026-03-31"});
  EXPECT_EQ(concerned_by(changes), (People{person("kepala-a"), person("kabid-a")}));
}

TEST(DirectoryDiff, AMandateOnOtherDaysCameAndWent) {
  const auto changes = after([](Agency& agency) { agency.mandates[1].valid_to = day("2026-06-30"); });
  EXPECT_EQ(lines(changes), (Lines{"removed mandate kabid-c: plt dinas-c -> kabid-c (2026-05-01..2026-05-31) | ",
                                   "added mandate kabid-c:  | plt dinas-c -> kabid-c (2026-05-01..2026-06-30)"}));
  EXPECT_EQ(concerned_by(changes), People{person("kabid-c")});
}

TEST(DirectoryDiff, AUnitThatGoesTakesItsPostWithIt) {
  const auto changes = after([](Agency& agency) { agency.units.erase(agency.units.begin() + 5); });
  EXPECT_EQ(lines(changes), (Lines{"removed unit dinas-b.bidang-b2: dinas-b.bidang-b2, bidang, < dinas-b | ",
                                   "removed head dinas-b.bidang-b2: kabid-b2 | "}));
  EXPECT_EQ(concerned_by(changes), People{person("kabid-b2")});
}

TEST(DirectoryDiff, AnOfficialsOwnThingsConcernNobodyElse) {
  const auto changes = after([](Agency& agency) { agency.officials[3].rank = "ahli_madya"; });
  EXPECT_EQ(lines(changes), Lines{"changed official staf-a: staf-a, ahli_muda, dinas-a.bidang-a [data] | staf-a, ahli_madya, "
                                  "dinas-a.bidang-a [data]"});
  EXPECT_TRUE(concerned_by(changes).empty());
}

TEST(DirectoryDiff, RolesAreToldToWhoeverHasThem) {
  const auto changes = after([](Agency& agency) {
    agency.administrators = {person("staf-a")};
    agency.auditors = {person("sekda")};
  });
  EXPECT_EQ(lines(changes), (Lines{"added administrator staf-a:  | staf-a", "added auditor sekda:  | sekda"}));
  EXPECT_EQ(concerned_by(changes), (People{person("staf-a"), person("sekda")}));
}

TEST(DirectoryDiff, WithoutADirectoryBeforeAllIsNew) {
  const auto changes = changes_between(nullptr, *city());
  EXPECT_EQ(line(changes.front()).substr(0, 17), "added agency kota");
  for (const auto& one : changes) EXPECT_EQ(one.kind, Change::Kind::added) << line(one);
}

}  // namespace
}  // namespace penugasan::workflow
