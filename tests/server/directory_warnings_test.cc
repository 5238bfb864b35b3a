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
            "directory.regulation: this server has no regulation a-1-2026, so nothing can be filed in this agency. It has: "
            "a-1-2025, b-2-2026. Correct "
            "`regulation` in the directory, or start the server with the folder of that regulation.");
  EXPECT_EQ(told("a-1-2026", Language::id),
            "directory.regulation: server ini tidak mempunyai peraturan a-1-2026, sehingga permintaan tidak dapat diajukan di "
            "instansi ini. Yang ada: "
            "a-1-2025, b-2-2026. Perbaiki `regulation` pada direktori, atau jalankan server dengan map peraturan itu.");
}

TEST(RegulationWarning, OneThatIsNotInForceYetIsToldWithItsFirstDay) {
  EXPECT_EQ(told("b-2-2026"),
            "directory.regulation: b-2-2026 is in force from 2026-07-01 on only, so nothing can be filed in this agency before "
            "that day. If "
            "another one applies until then, name it under `regulation` for now.");
  EXPECT_EQ(told("a-1-2025", Language::id, "2024-12-31"),
            "directory.regulation: a-1-2025 baru berlaku mulai 2025-01-01, sehingga permintaan belum dapat diajukan di instansi "
            "ini. Jika sampai "
            "hari itu peraturan lain yang berlaku, sebutkan dahulu pada `regulation`.");
}

TEST(RegulationWarning, AServerWithoutAnySaysSo) {
  workflow::Agency agency;
  agency.regulation = "a-1-2025";
  EXPECT_NE(regulation_warning(agency, {}, day("2026-04-01"), Language::en).find("It has: -."), std::string::npos);
}

TEST(DirectoryWarnings, OfOfficialsWithoutAnAppraiserTheFirstIsNamedAndTheOthersCounted) {
  workflow::Agency agency;
  agency.id = "kota";
  agency.authority = workflow::OfficialId("kota/sekda");
  workflow::Unit dinas{workflow::UnitId("kota/dinas"), "Dinas", "dinas", {}, {}};
  dinas.head = workflow::OfficialId("kota/kadis");
  agency.units.push_back(dinas);
  for (const char* id : {"kadis", "sekda", "staf", "analis"}) {
    const bool sekda = std::string_view(id) == "sekda";
    const auto appraiser = workflow::OfficialId(sekda ? "kota/kadis" : "");
    agency.officials.push_back({workflow::OfficialId("kota", id), "", "", dinas.id, appraiser, {}});
  }
  EXPECT_EQ(directory_warnings(agency, day("2026-04-01"), Language::en),
            std::vector<std::string>{"directory.officials[2]: without a Pejabat Penilai Kinerja this official cannot be assigned "
                                     "yet; the same holds for 1 more."})
      << "a head is never assigned";
  EXPECT_EQ(directory_warnings(agency, day("2026-04-01"), Language::id),
            std::vector<std::string>{"directory.officials[2]: belum mempunyai Pejabat Penilai Kinerja, sehingga belum dapat "
                                     "ditugaskan; demikian pula 1 pejabat lain."});
}

}  // namespace
}  // namespace penugasan::server
