// What is told of a directory that is in order. Vacant posts: directory_check_test.cc.
#include "server/input/directory_warnings.h"

#include <gtest/gtest.h>

namespace penugasan::server {
namespace {

workflow::Date day(const char* text) { return *workflow::parse_date(text); }

workflow::RegulationSet two_regulations() {
  workflow::RegulationSet set;
  for (const auto& [id, version, from] : {std::tuple{"b-2-2026", "v2", "2026-07-01"}, std::tuple{"a-1-2025", "v1", "2025-01-01"},
                                          std::tuple{"a-1-2025", "v3", "2025-06-01"}}) {
    workflow::Regulation one;
    one.id = id;
    one.version = version;
    one.in_force_from = day(from);
    set.add(std::make_shared<const workflow::Regulation>(std::move(one)));
  }
  return set;
}

std::string told(const char* regulation, Language language = Language::en, const char* today = "2026-04-01") {
  workflow::Agency agency;
  agency.regulation = regulation;
  return regulation_warning(agency, two_regulations(), day(today), language);
}

TEST(RegulationWarning, NothingIsToldOfOneInForce) {
  EXPECT_EQ(told("a-1-2025"), "");
  EXPECT_EQ(told("b-2-2026", Language::en, "2026-07-01"), "");
}

TEST(RegulationWarning, AnUnknownOneIsToldWithThoseThatThereAre) {
  EXPECT_EQ(told("a-1-2026"),
            "This server has no regulation a-1-2026, so nothing can be filed in this agency. It has: a-1-2025, b-2-2026. Correct "
            "`regulation` in the directory, or start the server with the folder of that regulation.");
  EXPECT_EQ(told("a-1-2026", Language::id),
            "Server ini tidak mempunyai peraturan a-1-2026, sehingga permintaan tidak dapat diajukan di instansi ini. Yang ada: "
            "a-1-2025, b-2-2026. Perbaiki `regulation` pada direktori, atau jalankan server dengan map peraturan itu.");
}

TEST(RegulationWarning, OneThatIsNotInForceYetIsToldWithItsFirstDay) {
  EXPECT_EQ(
      told("b-2-2026"),
      "The regulation b-2-2026 is in force from 2026-07-01 on only, so nothing can be filed in this agency before that day. If "
      "another one applies until then, name it under `regulation` for now.");
  EXPECT_EQ(
      told("a-1-2025", Language::id, "2024-12-31"),
      "Peraturan a-1-2025 baru berlaku mulai 2025-01-01, sehingga permintaan belum dapat diajukan di instansi ini. Jika sampai "
      "hari itu peraturan lain yang berlaku, sebutkan dahulu pada `regulation`.");
}

TEST(RegulationWarning, AServerWithoutAnySaysSo) {
  workflow::Agency agency;
  agency.regulation = "a-1-2025";
  EXPECT_NE(regulation_warning(agency, {}, day("2026-04-01"), Language::en).find("It has: -."), std::string::npos);
}

}  // namespace
}  // namespace penugasan::server
