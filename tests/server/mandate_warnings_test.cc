// Two Plh of one official at once, and mandates of those who hold no office. On 2026-04-01.
#include "server/input/mandate_warnings.h"

#include <gtest/gtest.h>

namespace penugasan::server {
namespace {

using workflow::OfficialId;
using workflow::UnitId;
using Sentences = std::vector<std::string>;

workflow::Date day(const std::string& text) { return *workflow::parse_date("2026-" + text); }

workflow::Mandate mandate(const char* kind, const char* from, const char* to, const char* first, const char* last) {
  return {kind, OfficialId("kota", from), {}, OfficialId("kota", to), day(first), day(last)};
}

// kadis leads the dinas until June, sekda is the authority, kabid appraises staf, and no more than that is held.
workflow::Agency kota(std::vector<workflow::Mandate> mandates) {
  workflow::Agency agency;
  agency.id = "kota";
  agency.authority = OfficialId("kota/sekda");
  workflow::Unit unit{UnitId("kota/dinas"), "Dinas", "dinas", {}, {}};
  unit.head.terms.push_back({OfficialId("kota/kadis"), {}, day("06-30")});
  agency.units.push_back(unit);
  for (const char* id : {"sekda", "kadis", "kabid", "staf"}) {
    const bool staf = std::string_view(id) == "staf";
    agency.officials.push_back({OfficialId("kota", id), "", "", UnitId("kota/dinas"), OfficialId(staf ? "kota/kabid" : ""), {}});
  }
  agency.mandates = std::move(mandates);
  return agency;
}

Sentences told(std::vector<workflow::Mandate> mandates, Language language = Language::en) {
  return mandate_warnings(kota(std::move(mandates)), day("04-01"), language);
}

TEST(MandateWarnings, TwoPlhOfOneOfficialOnOneDayAreTold) {
  EXPECT_EQ(told({mandate("plh", "kadis", "sekda", "05-06", "05-20"), mandate("plh", "kadis", "staf", "05-01", "05-06")}),
            Sentences{"directory.mandates[0]: staf and sekda are both Plh of kadis from 2026-05-06 to 2026-05-06, and either may "
                      "act. If only one is meant, "
                      "let the other's mandate end before."});
  EXPECT_EQ(
      told({mandate("plh", "kadis", "sekda", "05-01", "05-20"), mandate("plh", "kadis", "staf", "05-04", "05-06")}, Language::id),
      Sentences{"directory.mandates[1]: sekda dan staf sama-sama Plh. kadis pada 2026-05-04 s.d. 2026-05-06, dan keduanya dapat "
                "bertindak. Jika hanya "
                "satu yang dimaksud, akhiri mandat yang lain sebelumnya."});
}

TEST(MandateWarnings, ALongPlhIsComparedWithEveryLaterOne) {
  EXPECT_EQ(told({mandate("plh", "kadis", "sekda", "05-01", "05-31"), mandate("plh", "kadis", "staf", "05-04", "05-06"),
                  mandate("plh", "kadis", "kabid", "05-10", "05-12")})
                .size(),
            2u);
}

TEST(MandateWarnings, OneAfterTheOtherAndOneBesideTheOfficialAreUsual) {
  EXPECT_EQ(told({mandate("plh", "kadis", "sekda", "05-01", "05-05"), mandate("plh", "kadis", "staf", "05-06", "05-07")}),
            Sentences{});
  EXPECT_EQ(told({mandate("mandat", "kadis", "sekda", "05-01", "05-05"), mandate("mandat", "kadis", "staf", "05-01", "05-05")}),
            Sentences{})
      << "several may act beside an official";
  EXPECT_EQ(told({mandate("plh", "kadis", "staf", "05-01", "05-05"), mandate("plh", "sekda", "kadis", "05-01", "05-05")}),
            Sentences{});
}

TEST(MandateWarnings, WhatIsPastIsNotTold) {
  EXPECT_EQ(told({mandate("plh", "kadis", "sekda", "03-01", "03-31"), mandate("plh", "kadis", "staf", "03-31", "04-20")}),
            Sentences{});
  EXPECT_EQ(told({mandate("plh", "kadis", "sekda", "03-01", "04-01"), mandate("plh", "kadis", "staf", "03-31", "04-20")}).size(),
            1u);
  EXPECT_EQ(told({mandate("plh", "staf", "sekda", "03-01", "03-31")}), Sentences{});
}

TEST(MandateWarnings, WhoHoldsNoOfficeOnThoseDaysLendsNone) {
  EXPECT_EQ(told({mandate("plh", "staf", "kabid", "04-01", "04-30")}),
            Sentences{"directory.mandates[0]: staf gives a plh to kabid from 2026-04-01 to 2026-04-30, but holds no office on "
                      "any of these days, so nobody "
                      "may do anything by it. Check who gives it, its days, and who holds the post."});
  EXPECT_EQ(told({mandate("mandat", "kadis", "kabid", "07-01", "07-31")}, Language::id),
            Sentences{"directory.mandates[0]: kadis memberi mandat kepada kabid pada 2026-07-01 s.d. 2026-07-31, tetapi tidak "
                      "memegang jabatan pada "
                      "hari-hari itu, sehingga mandat itu tidak memberi wewenang apa pun. Periksa pemberinya, tanggalnya, dan "
                      "pemegang jabatannya."});
  EXPECT_EQ(told({mandate("mandat", "kadis", "staf", "06-30", "07-31"), mandate("plh", "sekda", "kadis", "05-01", "05-02"),
                  mandate("plh", "kabid", "kadis", "05-01", "05-02")}),
            Sentences{})
      << "the last day of a post, the authority, an appraiser";
}

TEST(MandateWarnings, WhatTheOtherKindsRestOnIsCheckedElsewhere) {
  workflow::Mandate plt{"plt", {}, UnitId("kota/dinas"), OfficialId("kota/kabid"), day("07-01"), day("07-31")};
  EXPECT_EQ(told({plt, mandate("ub", "staf", "kabid", "05-01", "05-02")}), Sentences{});
}

TEST(MandateWarnings, BeyondAHundredTheyAreCounted) {
  std::vector<workflow::Mandate> many(103, mandate("mandat", "staf", "kabid", "05-01", "05-02"));
  const auto warnings = told(many);
  ASSERT_EQ(warnings.size(), 101u);
  EXPECT_EQ(warnings.back(), "3 more mandates are to be checked in the same way.");
  EXPECT_EQ(told(many, Language::id).back(), "3 mandat lain juga perlu diperiksa.");
}

}  // namespace
}  // namespace penugasan::server
