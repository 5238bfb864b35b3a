// The kedudukan tables of the five regulations against the five test directories. What is expected was read from the texts by
// hand.
#include <gtest/gtest.h>

#include <algorithm>

#include "clients/cli/directory_check.h"
#include "clients/directory_file.h"
#include "tests/support/paths.h"
#include "workflow/loader/loader.h"

namespace penugasan::cli {
namespace {

using Lines = std::vector<std::string>;

v1::Directory directory(const std::string& agency) {
  return clients::read_directory(testing::source_dir() / "tests/directories" / (agency + ".yaml"));
}

std::shared_ptr<const workflow::Regulation> regulation(const std::string& id) {
  for (auto& one : workflow::load_regulations(workflow::shipped_regulations())) {
    if (one->id == id) return one;
  }
  return nullptr;
}

Lines findings(const v1::Directory& of) {
  Lines lines;
  for (const auto& one : check_appraisers(of, *regulation(of.regulation()))) {
    lines.push_back(one.official + " " + one.appraiser + ": " + one.foreseen);
  }
  return lines;
}

void appraise(v1::Directory& of, const std::string& official, const std::string& appraiser) {
  for (auto& one : *of.mutable_officials()) {
    if (one.id() == official) one.set_appraiser(appraiser);
  }
}

// A DPMPTSP has one level. PR foresees the head of the dinas for Ahli Madya (I.D.7.a) and, one level above an administrator, for
// Ahli Muda (Ps.9(2)b), but not for Ahli Pertama (administrator at most, Ps.9(2)c).
TEST(Kedudukan, PalangkaRaya) {
  EXPECT_EQ(
      findings(directory("palangka-raya")),
      Lines{"penata-perizinan-pertama kadis-dpmptsp: pengawas, administrator (Ps.9(2)c); ahli_utama, ahli_madya, ahli_muda, "
            "ahli_pertama, penyelia, mahir (Ps.9(4)); bidang, sekretariat (Lamp I.D.7.b); subbagian, seksi (Lamp I.D.7.c)"});
}

// SKA has a table for the one-level dinas (III.2.1.d: the head appraises all but Ahli Utama) and for puskesmas (j).
TEST(Kedudukan, Surakarta) { EXPECT_EQ(findings(directory("surakarta")), Lines{}); }

// BT: the head of a dinas appraises Ahli Utama and Madya only (I.2.2)a); below that Kabag, Irban, Kabid or Sekretaris.
TEST(Kedudukan, BaritoTimur) {
  const auto found = findings(directory("barito-timur"));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].substr(0, 36), "penata-perizinan-muda kadis-dpmptsp:");
  EXPECT_NE(found[0].find("bagian, inspektur_pembantu, bidang, sekretariat (Lamp I.2.2)b)"), std::string::npos) << found[0];
  EXPECT_EQ(found[1].substr(0, 39), "penata-perizinan-pertama kadis-dpmptsp:");
}

// KLT: a Sekretaris appraises Ahli Muda of the secretariat (1.e); a Pelaksana there is the Kasubbag's.
TEST(Kedudukan, Klaten) {
  const auto found = findings(directory("klaten"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].substr(0, 37), "pelaksana-kominfo sekretaris-kominfo:");
}

// JBI: everybody under Kabag, Kabid or Sekretaris, in DPMPTSP under the Kepala Dinas (A.12), in a puskesmas under its head
// (Ps.7(2)).
TEST(Kedudukan, Jambi) { EXPECT_EQ(findings(directory("jambi")), Lines{}); }

TEST(Kedudukan, WhatIsNotForeseenIsFound) {
  auto jambi = directory("jambi");
  appraise(jambi, "prakom-muda", "kadis-kominfo");                 // A.5: Kabid or Sekretaris, not the head
  appraise(jambi, "penata-perizinan-muda", "sekretaris-dpmptsp");  // A.12: the head, not the Sekretaris
  appraise(jambi, "statistisi-muda", "kabid-perencanaan");         // a Kabid, but of another dinas
  appraise(jambi, "sandiman-pertama", "prakom-muda");              // leads nothing
  EXPECT_EQ(findings(jambi).size(), 4u);
  auto elsewhere = directory("jambi");
  appraise(elsewhere, "epidemiolog-muda", "kepala-puskesmas-1");  // Ps.7(2) is for the puskesmas' own people
  EXPECT_EQ(findings(elsewhere).size(), 1u);
  auto klaten = directory("klaten");
  appraise(klaten, "perencana-madya", "kaban-bappeda");  // 1.e: Madya is the Kabid's
  EXPECT_EQ(findings(klaten).size(), 2u);
  auto surakarta = directory("surakarta");
  appraise(surakarta, "perencana-madya", "kabid-perencanaan");  // III.2.1.c: Madya is the head's
  EXPECT_EQ(findings(surakarta).size(), 1u);
}

TEST(Kedudukan, EveryLineHasItsArticle) {
  for (const auto& one : workflow::load_regulations(workflow::shipped_regulations())) {
    EXPECT_GT(one->kedudukan.size(), 5u) << one->id;
    for (const auto& line : one->kedudukan) EXPECT_EQ(line.basis.kind, workflow::Basis::Kind::regulation) << one->id;
  }
}

TEST(Kedudukan, TheNearestUnitThatTheTablesNameDecides) {
  auto kecamatan = directory("surakarta");
  for (auto& unit : *kecamatan.mutable_units()) {
    if (unit.id() == "diskominfo") unit.set_kind("kecamatan");
  }
  for (auto& official : *kecamatan.mutable_officials()) {
    if (official.id() == "prakom-terampil") official.set_rank("pelaksana");
  }
  const auto found = check_appraisers(kecamatan, *regulation("surakarta-32-2023"));
  const auto terampil =
      std::find_if(found.begin(), found.end(), [](const auto& one) { return one.official == "prakom-terampil"; });
  ASSERT_NE(terampil, found.end());
  EXPECT_EQ(terampil->foreseen, "subbagian, seksi (Lamp III.2.1.h)");
}

}  // namespace
}  // namespace penugasan::cli
