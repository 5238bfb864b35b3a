#include "clients/directory_file.h"

#include <gtest/gtest.h>

#include <fstream>

#include "clients/yaml_reader.h"
#include "tests/support/paths.h"

namespace penugasan::clients {
namespace {

constexpr const char* kSmall = R"(agency: kota
name: Pemerintah Kota
regulation: kota-1-2026
regional_head: Wali Kota
authority: sekda
personnel_office: badan
units:
  - {id: badan, name: Badan, kind: badan, head: kaban}
  - {id: badan.bidang, name: Bidang, kind: bidang, parent: badan, head: null}
officials:
  - {id: kaban, nip: "199704012021102001", name: Ani, rank: jpt_pratama, title: Kepala Badan, unit: badan}
  - {id: analis, nip: "019704012021102002", name: Budi, rank: ahli_muda, title: Analis, unit: badan, appraiser: kaban, competencies: [a, b]}
mandates:
  - {kind: plt, unit: badan.bidang, to: analis, valid_from: 2026-03-02, valid_to: 2026-03-06}
  - {kind: plh, from: kaban, to: analis, valid_from: 2026-03-02, valid_to: 2026-03-06}
)";

// kSmall with the first occurrence of `what` replaced.
std::string changed(const std::string& what, const std::string& by) {
  std::string text = kSmall;
  const auto at = text.find(what);
  if (at == std::string::npos) throw std::logic_error("the example does not contain: " + what);
  return text.replace(at, what.size(), by);
}

std::string fault_in(const std::string& text) {
  try {
    parse_directory(text, "kota.yaml");
  } catch (const InputError& error) {
    return error.what();
  }
  return "no fault";
}

TEST(DirectoryFile, EveryKeyArrives) {
  const auto directory = parse_directory(kSmall, "kota.yaml");
  EXPECT_EQ(directory.agency(), "kota");
  EXPECT_EQ(directory.display_name(), "Pemerintah Kota");
  EXPECT_EQ(directory.regulation(), "kota-1-2026");
  EXPECT_EQ(directory.regional_head(), "Wali Kota");
  EXPECT_EQ(directory.authority(), "sekda");
  EXPECT_EQ(directory.personnel_office(), "badan");
  ASSERT_EQ(directory.units_size(), 2);
  EXPECT_EQ(directory.units(0).id(), "badan");
  EXPECT_EQ(directory.units(0).display_name(), "Badan");
  EXPECT_EQ(directory.units(0).kind(), "badan");
  EXPECT_EQ(directory.units(0).head(), "kaban");
  EXPECT_EQ(directory.units(0).parent(), "");
  EXPECT_EQ(directory.units(1).parent(), "badan");
  EXPECT_EQ(directory.units(1).head(), "") << "head: null is a vacant post";
  ASSERT_EQ(directory.officials_size(), 2);
  const auto& analis = directory.officials(1);
  EXPECT_EQ(analis.id(), "analis");
  EXPECT_EQ(analis.nip(), "019704012021102002") << "a NIP is text: its leading zero stays";
  EXPECT_EQ(analis.display_name(), "Budi");
  EXPECT_EQ(analis.rank(), "ahli_muda");
  EXPECT_EQ(analis.title(), "Analis");
  EXPECT_EQ(analis.unit(), "badan");
  EXPECT_EQ(analis.appraiser(), "kaban");
  ASSERT_EQ(analis.competencies_size(), 2);
  EXPECT_EQ(analis.competencies(1), "b");
  EXPECT_EQ(directory.officials(0).appraiser(), "");
  ASSERT_EQ(directory.mandates_size(), 2);
  EXPECT_EQ(directory.mandates(0).kind(), "plt");
  EXPECT_EQ(directory.mandates(0).unit(), "badan.bidang");
  EXPECT_EQ(directory.mandates(0).to(), "analis");
  EXPECT_EQ(directory.mandates(0).valid_from(), "2026-03-02");
  EXPECT_EQ(directory.mandates(0).valid_to(), "2026-03-06");
  EXPECT_EQ(directory.mandates(1).from(), "kaban");
}

TEST(DirectoryFile, RolesMayBeGiven) {
  const auto directory =
      parse_directory(std::string(kSmall) + "administrators: [analis]\nauditors: [kaban, sekda]\n", "kota.yaml");
  ASSERT_EQ(directory.administrators_size(), 1);
  EXPECT_EQ(directory.administrators(0), "analis");
  ASSERT_EQ(directory.auditors_size(), 2);
  EXPECT_EQ(directory.auditors(1), "sekda");
  EXPECT_EQ(fault_in(std::string(kSmall) + "auditors: kaban\n"),
            "kota.yaml:16: \"auditors\" of the directory must be a list of texts");
}

TEST(DirectoryFile, APostMayBeHeldFromWhenToWhen) {
  const auto directory = parse_directory(changed("head: kaban",
                                                 "head: [{official: kaban, valid_to: 2026-06-30}, {official: analis, "
                                                 "valid_from: 2026-07-01}]"),
                                         "kota.yaml");
  EXPECT_EQ(directory.units(0).head(), "");
  ASSERT_EQ(directory.units(0).head_terms_size(), 2);
  EXPECT_EQ(directory.units(0).head_terms(0).official(), "kaban");
  EXPECT_EQ(directory.units(0).head_terms(0).valid_from(), "");
  EXPECT_EQ(directory.units(0).head_terms(0).valid_to(), "2026-06-30");
  EXPECT_EQ(directory.units(0).head_terms(1).valid_from(), "2026-07-01");
  EXPECT_EQ(fault_in(changed("head: kaban", "head: [{official: kaban, until: 2026-06-30}]")),
            "kota.yaml:8: unknown key \"until\" in a holder");
}

TEST(DirectoryFile, AMandateMayNameItsLetter) {
  const auto directory =
      parse_directory(changed("kind: plh,", "kind: plh, letter: {number: 800/7, date: 2026-02-27},"), "kota.yaml");
  EXPECT_EQ(directory.mandates(1).letter().number(), "800/7");
  EXPECT_EQ(directory.mandates(1).letter().date(), "2026-02-27");
  EXPECT_EQ(fault_in(changed("kind: plh,", "kind: plh, letter: {number: 800/7},")),
            "kota.yaml:15: the letter lacks the key \"date\"");
}

TEST(DirectoryFile, FaultsAreToldInIndonesianToo) {
  try {
    (void)parse_directory(changed("rank: ahli_muda, ", ""), "kota.yaml");
    FAIL() << "read without a rank";
  } catch (const InputError& error) {
    EXPECT_EQ(error.indonesian(), "kota.yaml:12: pejabat belum mempunyai kunci \"rank\"");
  }
}

TEST(DirectoryFile, FaultsNameFileLineAndKey) {
  EXPECT_EQ(fault_in(changed("regional_head: Wali Kota\n", "")), "kota.yaml:1: the directory lacks the key \"regional_head\"");
  EXPECT_EQ(fault_in(std::string(kSmall) + "colour: blue\n"), "kota.yaml:16: unknown key \"colour\" in the directory");
  EXPECT_EQ(fault_in(changed("kind: badan,", "kind: badan, floor: 3,")), "kota.yaml:8: unknown key \"floor\" in a unit");
  EXPECT_EQ(fault_in(changed("rank: ahli_muda, ", "")), "kota.yaml:12: an official lacks the key \"rank\"");
  EXPECT_EQ(fault_in(changed("head: kaban", "head: [kaban]")), "kota.yaml:8: a holder must be a mapping of keys to values");
  EXPECT_EQ(fault_in(changed("[a, b]", "a")), "kota.yaml:12: \"competencies\" of an official must be a list of texts");
  EXPECT_EQ(fault_in(changed("[a, b]", "[a, a]")), "kota.yaml:12: \"competencies\" of an official holds \"a\" twice");
  EXPECT_EQ(fault_in(changed("name: Pemerintah Kota", "name:")), "kota.yaml:2: \"name\" of the directory must be a text");
  EXPECT_EQ(fault_in(changed("name: Pemerintah Kota", "name: ''")), "kota.yaml:2: \"name\" of the directory must not be empty");
}

TEST(DirectoryFile, AMisspeltKeyIsToldByItsNameAndLine) {
  EXPECT_EQ(fault_in(changed("regional_head:", "regional_heat:")),
            "kota.yaml:4: unknown key \"regional_heat\" in the directory; is \"regional_head\" meant?");
  EXPECT_EQ(fault_in(changed("name: Badan", "nmae: Badan")), "kota.yaml:8: unknown key \"nmae\" in a unit; is \"name\" meant?");
  EXPECT_EQ(fault_in(changed("rank: jpt", "ranks: jpt")),
            "kota.yaml:11: unknown key \"ranks\" in an official; is \"rank\" meant?");
  EXPECT_EQ(fault_in(changed("valid_to", "valid_ot")),
            "kota.yaml:14: unknown key \"valid_ot\" in a mandate; is \"valid_to\" meant?");
  EXPECT_EQ(fault_in(changed("head: kaban", "head: [{oficial: kaban}]")),
            "kota.yaml:8: unknown key \"oficial\" in a holder; is \"official\" meant?");
  EXPECT_EQ(fault_in(changed("kind: plh,", "kind: plh, letter: {numbr: 800/7, date: 2026-02-27},")),
            "kota.yaml:15: unknown key \"numbr\" in the letter; is \"number\" meant?");
}

TEST(DirectoryFile, AnUnknownKeyIsToldBeforeAMissingOne) {
  EXPECT_EQ(fault_in(changed("rank: jpt_pratama", "jenjang: jpt_pratama")),
            "kota.yaml:11: unknown key \"jenjang\" in an official");
  EXPECT_EQ(fault_in(changed("name: Badan", "name: Badan, names: B")), "kota.yaml:8: unknown key \"names\" in a unit")
      << "what is there already is not meant";
}

TEST(DirectoryFile, AMisspeltKeyIsToldInIndonesianToo) {
  try {
    (void)parse_directory(changed("name: Badan", "nmae: Badan"), "kota.yaml");
    FAIL() << "read without a name";
  } catch (const InputError& error) {
    EXPECT_EQ(error.indonesian(), "kota.yaml:8: kunci \"nmae\" tidak dikenal pada unit; mungkin maksudnya \"name\"?");
  }
}

TEST(DirectoryFile, NipMustStandInQuotes) {
  EXPECT_EQ(fault_in(changed("\"199704012021102001\"", "199704012021102001")),
            "kota.yaml:11: \"nip\" of an official must stand in quotes: it is a text of digits, not a number");
}

TEST(DirectoryFile, ControlCharactersAreRefusedWithTheirLine) {
  EXPECT_EQ(fault_in(changed("Pemerintah Kota", "\"Pemerintah \\x1b[2J\"")),
            "kota.yaml:2: \"name\" of the directory holds a control character (U+001B): remove it");
  EXPECT_EQ(fault_in(changed("title: Analis", "title: \"Analis\\x07\"")),
            "kota.yaml:12: \"title\" of an official holds a control character (U+0007): remove it");
  EXPECT_EQ(fault_in(changed("\"199704012021102001\"", "\"19970401202110200\\e\"")),
            "kota.yaml:11: \"nip\" of an official holds a control character (U+001B): remove it");
  EXPECT_EQ(fault_in(changed("[a, b]", "[a, \"b\\u202e\"]")),
            "kota.yaml:12: \"competencies\" of an official holds a control character (U+202E): remove it");
  EXPECT_EQ(fault_in(changed("Wali Kota", "Wali \x01 Kota")),
            "kota.yaml:4: \"regional_head\" of the directory holds a control character (U+0001): remove it");
}

TEST(DirectoryFile, EscapesThatAreNoUtf8AreRefusedWithTheirLine) {
  EXPECT_EQ(fault_in(changed("Pemerintah Kota", "\"Pemerintah\\_Kota\"")),
            "kota.yaml:2: \"name\" of the directory holds an escape that is no UTF-8: write the character itself, or remove it");
}

TEST(DirectoryFile, VacantPostMustBeSaid) {
  EXPECT_EQ(fault_in(changed(", head: null", "")), "kota.yaml:9: a unit lacks the key \"head\"");
}

TEST(DirectoryFile, MandateIsFromAnOfficialOrOfAUnit) {
  EXPECT_EQ(fault_in(changed("plt, unit: badan.bidang", "plt, from: kaban")), "kota.yaml:14: a mandate lacks the key \"unit\"");
  EXPECT_EQ(fault_in(changed("plh, from: kaban", "plh, unit: badan")), "kota.yaml:15: a mandate lacks the key \"from\"");
  EXPECT_EQ(fault_in(changed("plh, from: kaban", "plh, from: kaban, unit: badan")),
            "kota.yaml:15: unknown key \"unit\" in a mandate");
  EXPECT_EQ(fault_in(changed("kind: plh", "kind: pjs")),
            "kota.yaml:15: \"kind\" of a mandate is \"pjs\"; it must be one of mandat, plh, plt, ub");
}

TEST(DirectoryFile, DaysMustExist) {
  for (const auto* day : {"2026-02-30", "2026-13-01", "2026-3-02", "02-03-2026", "tomorrow", "2026-00-10"}) {
    EXPECT_EQ(fault_in(changed("2026-03-02", day)), "kota.yaml:14: \"valid_from\" of a mandate is \"" + std::string(day) +
                                                        "\"; it must be a day that exists, written YYYY-MM-DD");
  }
}

TEST(DirectoryFile, RepeatedKeyIsRefused) {
  EXPECT_EQ(fault_in(changed("name: Pemerintah Kota", "name: A\nname: B")),
            "kota.yaml:3: the key \"name\" stands twice in the directory");
}

TEST(DirectoryFile, WhatIsNoYamlIsRefused) {
  EXPECT_EQ(fault_in("agency: [kota").substr(0, 10), "kota.yaml:");
  EXPECT_EQ(fault_in(""), "kota.yaml: the directory must be a mapping of keys to values");
  EXPECT_EQ(fault_in("- a\n- b\n"), "kota.yaml:1: the directory must be a mapping of keys to values");
  EXPECT_NE(fault_in(",x"), "no fault") << "yaml-cpp's LoadAll() never comes back from this";
}

TEST(DirectoryFile, OneDocumentWithoutDirectives) {
  const std::string text = kSmall;
  EXPECT_EQ(fault_in(text + "---\nagency: other\n"), "kota.yaml:16: a second YAML document begins here; one is expected");
  EXPECT_EQ(fault_in(text + "...\nagency: other\n"), "kota.yaml:16: a second YAML document begins here; one is expected");
  EXPECT_EQ(fault_in("%YAML 1.2\n---\n" + text), "kota.yaml:1: YAML directives (%) are not read");
  EXPECT_EQ(fault_in("# an agency\n\n---\n" + text), "no fault");
}

TEST(DirectoryFile, MissingFileLargeFileAndAlienBytes) {
  const auto folder = std::filesystem::path(::testing::TempDir());
  EXPECT_THROW(read_directory(folder / "there-is-none.yaml"), InputError);
  const auto alien = folder / "alien.yaml";
  std::ofstream(alien) << "agency: \xFF\xFE\n";
  try {
    read_directory(alien);
    FAIL() << "bytes that are no UTF-8 were read";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("is not UTF-8"), std::string::npos) << error.what();
  }
  EXPECT_THROW(read_text_file(alien, 5), InputError);
  EXPECT_EQ(read_text_file(testing::source_dir() / "tests/directories/jambi.yaml", kMaxDirectoryBytes).substr(0, 11),
            "# Synthetic");
}

TEST(DirectoryFile, TheFiveOrganisations) {
  for (const auto* agency : {"barito-timur", "jambi", "klaten", "palangka-raya", "surakarta"}) {
    const auto directory = read_directory(testing::source_dir() / "tests/directories" / (std::string(agency) + ".yaml"));
    EXPECT_EQ(directory.agency(), agency);
    EXPECT_EQ(directory.units_size(), 19);
    EXPECT_EQ(directory.officials_size(), 39);
    EXPECT_EQ(directory.mandates_size(), 3);
  }
}

}  // namespace
}  // namespace penugasan::clients
