// Where a server's fault stands in the file that was sent.
#include "clients/directory_places.h"

#include <gtest/gtest.h>

#include <fstream>

#include "clients/directory_file.h"
#include "tests/support/temp_folder.h"

namespace penugasan::clients {
namespace {

constexpr const char* kKota = R"(agency: kota
name: Pemerintah Kota
regulation: kota-1-2026
regional_head: Wali Kota
authority:
  - {official: sekda, valid_to: 2026-06-30}
  - official: kaban
    valid_from: 2026-07-01
personnel_office: badan
units:
  - {id: badan, name: Badan, kind: badan, head: kaban}
  - id: badan.bidang
    name: Bidang
    kind: bidang
    parent: badan
    head:
      - {official: ani}
officials:
  - {id: ani, nip: "199704012021102001", name: Ani, rank: ahli_muda, title: Analis, unit: badan, competencies: [a, b]}
mandates:
  - kind: plh
    from: kaban
    to: ani
    valid_from: 2026-03-02
    valid_to: 2026-03-06
    letter:
      number: 800/7
      date: 2026-02-27
administrators: [ani]
auditors:
  - ani
  - sekda
)";

class Places : public ::testing::Test {
 protected:
  Places() {
    const auto path = folder_.path() / "kota.yaml";
    std::ofstream(path) << kKota;
    places_ = read_directory_file(path).places;
  }
  // Without the folder.
  std::string of(const std::string& field) const { return base(place_in_file(places_, field)); }
  std::string text(const std::string& sentence) const { return base(places_in_text(places_, sentence)); }

 private:
  std::string base(std::string text) const {
    const std::string folder = folder_.path().string() + "/";
    for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder)) text.erase(at, folder.size());
    return text;
  }
  testing::TempFolder folder_;
  DirectoryPlaces places_;
};

TEST_F(Places, OfTheDirectorysOwnKeys) {
  EXPECT_EQ(of("directory.agency"), "kota.yaml:1 agency");
  EXPECT_EQ(of("directory.display_name"), "kota.yaml:2 name");
  EXPECT_EQ(of("directory.regulation"), "kota.yaml:3 regulation");
  EXPECT_EQ(of("directory.regional_head"), "kota.yaml:4 regional_head");
  EXPECT_EQ(of("directory.authority"), "kota.yaml:5 authority");
  EXPECT_EQ(of("directory.personnel_office"), "kota.yaml:9 personnel_office");
  EXPECT_EQ(of("directory.officials"), "kota.yaml:18 officials");
}

TEST_F(Places, OfRolesAndOfTheAuthoritysTerms) {
  EXPECT_EQ(of("directory.authority_terms[0].official"), "kota.yaml:6 authority[0].official");
  EXPECT_EQ(of("directory.authority_terms[1]"), "kota.yaml:7 authority[1]");
  EXPECT_EQ(of("directory.administrators[0]"), "kota.yaml:29 administrators[0]");
  EXPECT_EQ(of("directory.auditors[1]"), "kota.yaml:32 auditors[1]");
}

TEST_F(Places, OfElementsInOneLineAndInSeveral) {
  EXPECT_EQ(of("directory.units[0]"), "kota.yaml:11");
  EXPECT_EQ(of("directory.units[0].head"), "kota.yaml:11 head");
  EXPECT_EQ(of("directory.units[0].display_name"), "kota.yaml:11 name");
  EXPECT_EQ(of("directory.units[1]"), "kota.yaml:12");
  EXPECT_EQ(of("directory.units[1].parent"), "kota.yaml:15 parent");
  EXPECT_EQ(of("directory.units[1].head_terms"), "kota.yaml:16 head");
  EXPECT_EQ(of("directory.units[1].head_terms[0].official"), "kota.yaml:17 head[0].official");
  EXPECT_EQ(of("directory.officials[0].competencies[1]"), "kota.yaml:19 competencies[1]");
  EXPECT_EQ(of("directory.mandates[0].to"), "kota.yaml:23 to");
  EXPECT_EQ(of("directory.mandates[0].letter.date"), "kota.yaml:26 letter.date");
}

TEST_F(Places, OfWhatIsNotThereAndOfOtherThings) {
  EXPECT_EQ(of("directory.units[7].head"), "kota.yaml:10 units[7].head") << "the list";
  EXPECT_EQ(of("directory.colour"), "directory.colour");
  EXPECT_EQ(of("directory."), "directory.");
  EXPECT_EQ(of("mandate.to"), "mandate.to");
  EXPECT_EQ(of(""), "");
}

TEST_F(Places, StandInSentencesToo) {
  EXPECT_EQ(text("Refused. The first fault: directory.authority: there is no official gone in this directory. Correct it."),
            "Refused. The first fault: kota.yaml:5 authority: there is no official gone in this directory. Correct it.");
  EXPECT_EQ(text("see directory.authority_terms[0]"), "see kota.yaml:6 authority[0]");
  EXPECT_EQ(text("directory.units[0] and directory.units[1]."), "kota.yaml:11 and kota.yaml:12.");
  EXPECT_EQ(text("nothing in this directory."), "nothing in this directory.");
  EXPECT_EQ(text(""), "");
}

}  // namespace
}  // namespace penugasan::clients
