#include "server/input/directory_check.h"

#include <gtest/gtest.h>

#include <chrono>

#include "clients/directory_file.h"
#include "penugasan/v1/directory.pb.h"
#include "server/input/limits.h"
#include "server/input/mandate_check.h"
#include "tests/support/paths.h"

namespace penugasan::server {
namespace {

using workflow::OfficialId;
using workflow::UnitId;

const workflow::Date kToday = *workflow::parse_date("2026-04-01");

v1::Directory small() {
  return clients::parse_directory(R"(
agency: kota
name: Pemerintah Kota
regulation: kota-1-2025
regional_head: Wali Kota
authority: sekda
personnel_office: dinas
units:
  - {id: dinas, name: Dinas, kind: dinas, head: kadis}
  - {id: dinas.bidang, name: Bidang, kind: bidang, parent: dinas, head: null}
officials:
  - {id: sekda, nip: "197001011995011001", name: Satu, rank: jpt_pratama, title: Sekda, unit: dinas}
  - {id: kadis, nip: "197001011995011002", name: Dua, rank: jpt_pratama, title: Kadis, unit: dinas, appraiser: sekda}
  - {id: staf, nip: "199001012015012003", name: Tiga, rank: pelaksana, title: Staf, unit: dinas.bidang, appraiser: kadis, competencies: [arsip, data]}
mandates:
  - {kind: plh, from: kadis, to: sekda, valid_from: 2026-03-02, valid_to: 2026-03-06}
  - {kind: plt, unit: dinas.bidang, to: kadis, valid_from: 2026-05-01, valid_to: 2026-05-01}
)",
                                  "small");
}

CheckedDirectory accepted(const v1::Directory& directory) {
  auto result = check_directory(directory, kToday, Language::en);
  if (const auto* error = std::get_if<EdgeError>(&result)) {
    for (const auto& fault : error->fields) ADD_FAILURE() << fault.field << " " << fault.what << " " << fault.detail;
  }
  return std::get<CheckedDirectory>(std::move(result));
}

// Every fault as "field what detail", without "directory.".
std::vector<std::string> faults(const v1::Directory& directory) {
  const auto result = check_directory(directory, kToday, Language::en);
  const auto* error = std::get_if<EdgeError>(&result);
  if (error == nullptr) return {};
  EXPECT_EQ(error->reason, EdgeReason::directory_invalid);
  std::vector<std::string> texts;
  for (const auto& fault : error->fields) {
    EXPECT_TRUE(fault.field.starts_with("directory.")) << fault.field;
    texts.push_back(fault.field.substr(10) + " " + fault.what + (fault.detail.empty() ? "" : " " + fault.detail));
  }
  return texts;
}

using Faults = std::vector<std::string>;

template <class Change>
Faults faults_after(Change change) {
  v1::Directory directory = small();
  change(directory);
  return faults(directory);
}

TEST(DirectoryCheck, BecomesWhatTheDomainHolds) {
  const CheckedDirectory checked = accepted(small());
  EXPECT_EQ(checked.agency.id, "kota");
  EXPECT_EQ(checked.agency.name, "Pemerintah Kota");
  EXPECT_EQ(checked.agency.regulation, "kota-1-2025");
  EXPECT_EQ(checked.agency.regional_head, "Wali Kota");
  EXPECT_EQ(checked.agency.authority, OfficialId("kota/sekda"));
  EXPECT_EQ(checked.agency.personnel_office, UnitId("kota/dinas"));
  ASSERT_EQ(checked.agency.units.size(), 2u);
  EXPECT_EQ(checked.agency.units[0], (workflow::Unit{UnitId("kota/dinas"), "Dinas", "dinas", {}, OfficialId("kota/kadis")}));
  EXPECT_EQ(checked.agency.units[1], (workflow::Unit{UnitId("kota/dinas.bidang"), "Bidang", "bidang", UnitId("kota/dinas"), {}}));
  ASSERT_EQ(checked.agency.officials.size(), 3u);
  EXPECT_EQ(checked.agency.officials[2], (workflow::Official{OfficialId("kota/staf"),
                                                             "pelaksana",
                                                             "Staf",
                                                             UnitId("kota/dinas.bidang"),
                                                             OfficialId("kota/kadis"),
                                                             {"arsip", "data"}}));
  EXPECT_TRUE(checked.agency.officials[0].appraiser.empty());
  ASSERT_EQ(checked.agency.mandates.size(), 2u);
  EXPECT_EQ(checked.agency.mandates[0], (workflow::Mandate{"plh",
                                                           OfficialId("kota/kadis"),
                                                           {},
                                                           OfficialId("kota/sekda"),
                                                           *workflow::parse_date("2026-03-02"),
                                                           *workflow::parse_date("2026-03-06")}));
  EXPECT_EQ(checked.agency.mandates[1], (workflow::Mandate{"plt",
                                                           {},
                                                           UnitId("kota/dinas.bidang"),
                                                           OfficialId("kota/kadis"),
                                                           *workflow::parse_date("2026-05-01"),
                                                           *workflow::parse_date("2026-05-01")}));
  ASSERT_EQ(checked.people.size(), 3u);
  EXPECT_EQ(checked.people[1], (storage::Person{OfficialId("kota/kadis"), "Dua", "197001011995011002"}));
}

TEST(DirectoryCheck, RolesAreOfficialsOfTheDirectory) {
  v1::Directory directory = small();
  directory.add_administrators("staf");
  directory.add_auditors("sekda");
  directory.add_auditors("kadis");
  const CheckedDirectory checked = accepted(directory);
  EXPECT_EQ(checked.agency.administrators, std::vector{OfficialId("kota/staf")});
  EXPECT_EQ(checked.agency.auditors, (std::vector{OfficialId("kota/sekda"), OfficialId("kota/kadis")}));
  const auto shown = to_directory(checked.agency, kToday, [](const OfficialId&) { return std::nullopt; });
  EXPECT_EQ(accepted(shown).agency, checked.agency);

  EXPECT_EQ(faults_after([](auto& d) { d.add_administrators("gone"); }), Faults{"administrators[0] unknown_official gone"});
  EXPECT_EQ(faults_after([](auto& d) { d.add_auditors(""); }), Faults{"auditors[0] missing"});
  EXPECT_EQ(faults_after([](auto& d) {
              d.add_auditors("staf");
              d.add_auditors("staf");
            }),
            Faults{"auditors[1] repeated"});
  EXPECT_EQ(faults_after([](auto& d) {
              for (int i = 0; i <= 1000; ++i) d.add_administrators("staf");
            }),
            Faults{"administrators too_many 1000"});
  EXPECT_EQ(faults_after([](auto& d) {
              for (int i = 0; i <= 1000; ++i) d.add_auditors("staf");
            }),
            Faults{"auditors too_many 1000"});
}

TEST(DirectoryCheck, WarnsOfVacantPosts) {
  v1::Directory directory = small();
  EXPECT_EQ(
      accepted(directory).warnings,
      (std::vector<std::string>{"directory.officials[0]: without a Pejabat Penilai Kinerja this official cannot be assigned yet.",
                                "directory.units[1].head: the post of head of unit dinas.bidang is vacant."}));
  directory.clear_authority();
  const auto result = check_directory(directory, kToday, Language::id);
  EXPECT_EQ(std::get<CheckedDirectory>(result).warnings,
            (std::vector<std::string>{
                "directory.authority: Pejabat yang Berwenang belum ada.",
                "directory.officials[0]: belum mempunyai Pejabat Penilai Kinerja, sehingga belum dapat ditugaskan.",
                "directory.units[1].head: jabatan pimpinan unit dinas.bidang kosong."}));
}

TEST(DirectoryCheck, WarnsOfMandatesThatAreHardlyMeant) {
  v1::Directory directory = small();
  directory.mutable_mandates(0)->set_from("staf");
  directory.mutable_mandates(0)->set_valid_to("2026-04-01");
  const auto warnings = accepted(directory).warnings;
  ASSERT_EQ(warnings.size(), 3u);
  EXPECT_TRUE(warnings.back().starts_with("directory.mandates[0]: staf gives a plh to sekda from 2026-03-02 to 2026-04-01, but"));
}

TEST(DirectoryCheck, ManyVacantPostsAreCounted) {
  v1::Directory directory = small();
  for (int i = 0; i < 200; ++i) {
    v1::Unit& unit = *directory.add_units();
    unit.set_id("u" + std::to_string(i));
    unit.set_display_name("U");
    unit.set_kind("bidang");
  }
  const auto warnings = accepted(directory).warnings;
  ASSERT_EQ(warnings.size(), 101u);
  EXPECT_EQ(warnings.back(), "102 more posts of head are vacant.");
}

TEST(DirectoryCheck, TheTestOrganisationsAreInOrderAndComeBackUnchanged) {
  for (const char* name : {"barito-timur", "jambi", "klaten", "palangka-raya", "surakarta"}) {
    const auto directory = clients::read_directory(testing::source_dir() / "tests/directories" / (std::string(name) + ".yaml"));
    const CheckedDirectory checked = accepted(directory);
    EXPECT_EQ(checked.agency.id, name);
    EXPECT_EQ(checked.agency.mandates.size(), 3u);
    const auto shown = to_directory(checked.agency, kToday, [&](const OfficialId& id) -> std::optional<storage::Person> {
      for (const auto& person : checked.people) {
        if (person.id == id) return person;
      }
      return std::nullopt;
    });
    EXPECT_EQ(shown.officials(0).name(), "agencies/" + checked.agency.id + "/officials/" + directory.officials(0).id());
    EXPECT_EQ(shown.units(0).name(), "agencies/" + checked.agency.id + "/units/" + directory.units(0).id());
    const CheckedDirectory again = accepted(shown);
    EXPECT_EQ(again.agency, checked.agency);
    EXPECT_EQ(again.people, checked.people);
    v1::Directory without_names = shown;
    for (auto& unit : *without_names.mutable_units()) unit.clear_name();
    for (auto& official : *without_names.mutable_officials()) official.clear_name();
    EXPECT_EQ(without_names.SerializeAsString(), directory.SerializeAsString());
  }
}

TEST(DirectoryCheck, AnErasedPersonMayComeBackWithoutNameAndNip) {
  const CheckedDirectory checked = accepted(small());
  const auto shown = to_directory(checked.agency, kToday, [](const OfficialId&) { return std::nullopt; });
  EXPECT_EQ(shown.officials(0).nip(), "");
  EXPECT_EQ(accepted(shown).people[0], (storage::Person{OfficialId("kota/sekda"), "", ""}));
}

TEST(DirectoryCheck, TheAgencyItself) {
  EXPECT_EQ(faults_after([](auto& d) { d.set_agency("Kota"); }), Faults{"agency not_an_id"});
  EXPECT_EQ(faults_after([](auto& d) { d.set_display_name(" "); }), Faults{"display_name missing"});
  EXPECT_EQ(faults_after([](auto& d) { d.set_display_name(std::string(201, 'a')); }), Faults{"display_name too_long 200"});
  EXPECT_EQ(faults_after([](auto& d) { d.set_regulation(""); }), Faults{"regulation not_a_dashed_id"});
  EXPECT_EQ(faults_after([](auto& d) { d.set_regional_head("a\nb"); }), Faults{"regional_head control_character U+000A"});
  EXPECT_EQ(faults_after([](auto& d) { d.set_authority("nobody"); }), Faults{"authority unknown_official nobody"});
  EXPECT_EQ(faults_after([](auto& d) { d.set_personnel_office("none"); }), Faults{"personnel_office unknown_unit none"});
}

TEST(DirectoryCheck, Units) {
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_units(1)->set_id("Bidang"); }),
            (Faults{"units[1].id not_an_id", "officials[2].unit unknown_unit dinas.bidang",
                    "mandates[1].unit unknown_unit dinas.bidang"}));
  EXPECT_EQ(faults_after([](auto& d) { *d.add_units() = d.units(0); }), Faults{"units[2].id duplicate directory.units[0]"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_units(0)->clear_display_name(); }), Faults{"units[0].display_name missing"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_units(0)->clear_kind(); }), Faults{"units[0].kind not_a_word"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_units(1)->set_parent("gone"); }), Faults{"units[1].parent unknown_unit gone"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_units(0)->set_head("gone"); }), Faults{"units[0].head unknown_official gone"});
}

TEST(DirectoryCheck, TheUnitTreeHasNoLoop) {
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_units(0)->set_parent("dinas"); }), Faults{"units[0].parent parent_loop dinas"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_units(0)->set_parent("dinas.bidang"); }),
            Faults{"units[0].parent parent_loop dinas"});
}

TEST(DirectoryCheck, AUnitBelowALoopIsNotALoop) {
  EXPECT_EQ(faults_after([](auto& d) {
              d.mutable_units(0)->set_parent("dinas");  // dinas.bidang hangs below it
            }).size(),
            1u);
}

TEST(DirectoryCheck, Officials) {
  EXPECT_EQ(faults_after([](auto& d) { *d.add_officials() = d.officials(0); }),
            (Faults{"officials[3].id duplicate directory.officials[0]", "officials[3].nip duplicate directory.officials[0]"}));
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_officials(2)->set_id("a b"); }), Faults{"officials[2].id not_an_id"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_officials(2)->set_unit("gone"); }),
            Faults{"officials[2].unit unknown_unit gone"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_officials(2)->clear_unit(); }), Faults{"officials[2].unit missing"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_officials(2)->set_appraiser("gone"); }),
            Faults{"officials[2].appraiser unknown_official gone"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_officials(2)->set_appraiser("staf"); }),
            Faults{"officials[2].appraiser oneself"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_officials(2)->set_rank("Ahli Muda"); }), Faults{"officials[2].rank not_a_word"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_officials(2)->set_title(std::string(201, 'a')); }),
            Faults{"officials[2].title too_long 200"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_officials(2)->set_display_name("a\x07"); }),
            Faults{"officials[2].display_name control_character U+0007"});
}

TEST(DirectoryCheck, NipsNeverStandInTheirFaults) {
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_officials(2)->set_nip("123"); }), Faults{"officials[2].nip nip_malformed"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_officials(2)->set_nip("199002302015012003"); }),
            Faults{"officials[2].nip nip_birth"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_officials(2)->set_nip(d.officials(0).nip()); }),
            Faults{"officials[2].nip duplicate directory.officials[0]"});
}

TEST(DirectoryCheck, Competencies) {
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_officials(2)->set_competencies(1, "arsip"); }),
            Faults{"officials[2].competencies repeated"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_officials(2)->set_competencies(1, ""); }),
            Faults{"officials[2].competencies[1] blank"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_officials(2)->set_competencies(1, std::string(101, 'a')); }),
            Faults{"officials[2].competencies[1] too_long 100"});
  EXPECT_EQ(faults_after([](auto& d) {
              for (int i = 0; i < 99; ++i) d.mutable_officials(2)->add_competencies("k" + std::to_string(i));
            }),
            Faults{"officials[2].competencies too_many 100"});
}

TEST(DirectoryCheck, Mandates) {
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(0)->set_kind("pjs"); }),
            Faults{"mandates[0].kind not_a_choice plh, plt, mandat, ub"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(0)->clear_from(); }), Faults{"mandates[0].from missing"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(0)->set_from("gone"); }),
            Faults{"mandates[0].from unknown_official gone"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(0)->set_unit("dinas"); }), Faults{"mandates[0].unit not_for_kind plh"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(0)->clear_to(); }), Faults{"mandates[0].to missing"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(0)->set_to("gone"); }), Faults{"mandates[0].to unknown_official gone"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(0)->set_to("kadis"); }), Faults{"mandates[0].to oneself"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(0)->set_valid_from("2026-02-30"); }),
            Faults{"mandates[0].valid_from not_a_date"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(0)->clear_valid_to(); }), Faults{"mandates[0].valid_to missing"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(0)->set_valid_to("2026-03-01"); }),
            Faults{"mandates[0].valid_to before_start"});
}

TEST(DirectoryCheck, APltNeedsAVacantPost) {
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(1)->set_unit("dinas"); }),
            Faults{"mandates[1].unit head_not_vacant dinas"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(1)->clear_unit(); }), Faults{"mandates[1].unit missing"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(1)->set_from("sekda"); }), Faults{"mandates[1].from not_for_kind plt"});
}

void hold(v1::Unit& unit, const char* official, const char* from, const char* to) {
  auto& term = *unit.add_head_terms();
  term.set_official(official);
  term.set_valid_from(from);
  term.set_valid_to(to);
}

TEST(DirectoryCheck, APostIsHeldFromWhenToWhen) {
  v1::Directory directory = small();
  directory.clear_mandates();
  auto& dinas = *directory.mutable_units(0);
  dinas.set_head("staf");  // not read where there are terms
  hold(dinas, "kadis", "", "2026-03-31");
  hold(dinas, "sekda", "2026-04-02", "");
  const auto checked = accepted(directory);
  const auto& head = checked.agency.units[0].head;
  ASSERT_EQ(head.terms.size(), 2u);
  EXPECT_EQ(*head.holder(*workflow::parse_date("2026-03-31")), OfficialId("kota/kadis"));
  EXPECT_EQ(head.holder(*workflow::parse_date("2026-04-01")), nullptr);
  EXPECT_EQ(*head.holder(*workflow::parse_date("2030-01-01")), OfficialId("kota/sekda"));
  EXPECT_EQ(checked.warnings,
            (std::vector<std::string>{"directory.units[0].head: the post of head of unit dinas is vacant.",
                                      "directory.units[1].head: the post of head of unit dinas.bidang is vacant."}))
      << "on the day of the load nobody holds either";
  const auto shown =
      to_directory(checked.agency, *workflow::parse_date("2026-04-02"), [](const OfficialId&) { return std::nullopt; });
  EXPECT_EQ(shown.units(0).head(), "sekda") << "the holder of that day";
  EXPECT_EQ(accepted(shown).agency, checked.agency);
}

TEST(DirectoryCheck, NoPostHasTwoHoldersOnOneDay) {
  const auto with_terms = [](auto add) {
    return faults_after([&](auto& d) {
      d.clear_mandates();
      add(*d.mutable_units(0));
    });
  };
  EXPECT_EQ(with_terms([](auto& unit) {
              hold(unit, "kadis", "", "2026-03-31");
              hold(unit, "sekda", "2026-03-31", "");
            }),
            Faults{"units[0].head_terms[1] two_holders directory.units[0].head_terms[0]"});
  EXPECT_EQ(with_terms([](auto& unit) {
              hold(unit, "kadis", "2026-01-01", "");
              hold(unit, "sekda", "", "2026-01-01");
            }),
            Faults{"units[0].head_terms[1] two_holders directory.units[0].head_terms[0]"});
  EXPECT_EQ(with_terms([](auto& unit) { hold(unit, "gone", "2026-01-02", "2026-01-01"); }),
            (Faults{"units[0].head_terms[0].official unknown_official gone", "units[0].head_terms[0].valid_to before_start"}));
  EXPECT_EQ(with_terms([](auto& unit) { hold(unit, "", "2026-02-30", ""); }),
            (Faults{"units[0].head_terms[0].official missing", "units[0].head_terms[0].valid_from not_a_date"}));
  EXPECT_EQ(faults_after([](auto& d) {
              for (int i = 0; i <= 100; ++i) d.add_authority_terms();
            }),
            Faults{"authority_terms too_many 100"});
}

v1::Mandate a_mandate(const char* kind, const char* from, const char* to, const char* first, const char* last) {
  v1::Mandate mandate;
  mandate.set_kind(kind);
  (mandate.kind() == "plt" ? mandate.mutable_unit() : mandate.mutable_from())->assign(from);
  mandate.set_to(to);
  mandate.set_valid_from(first);
  mandate.set_valid_to(last);
  return mandate;
}

Faults faults_with(std::vector<v1::Mandate> mandates) {
  return faults_after([&](auto& d) {
    for (auto& one : mandates) *d.add_mandates() = std::move(one);
  });
}

// small() has plh kadis -> sekda in 2026-03-02..06 and plt dinas.bidang -> kadis on 2026-05-01.
TEST(DirectoryCheck, MandatesOfOnePersonForOneOfficeDoNotOverlap) {
  const Faults overlapping{"mandates[2].valid_from overlapping directory.mandates[0]"};
  EXPECT_EQ(faults_with({a_mandate("mandat", "kadis", "sekda", "2026-03-06", "2026-03-31")}), overlapping);
  EXPECT_EQ(faults_with({a_mandate("plh", "kadis", "sekda", "2026-01-01", "2026-03-02")}), overlapping);
  EXPECT_EQ(faults_with({a_mandate("plh", "kadis", "sekda", "2026-03-07", "2026-03-31")}), Faults{});
  EXPECT_EQ(faults_with({a_mandate("plh", "kadis", "staf", "2026-03-02", "2026-03-06")}), Faults{}) << "two may stand in for one";
  EXPECT_EQ(faults_with({a_mandate("plt", "dinas.bidang", "staf", "2026-04-01", "2026-05-31")}),
            Faults{"mandates[2].valid_from overlapping directory.mandates[1]"})
      << "a post has one Plt";
}

TEST(DirectoryCheck, OnlyAMandatIsPassedOn) {
  const auto mandat = a_mandate("mandat", "sekda", "kadis", "2026-03-01", "2026-03-31");
  EXPECT_EQ(faults_with({mandat, a_mandate("ub", "kadis", "staf", "2026-03-01", "2026-03-31")}), Faults{});
  EXPECT_EQ(faults_with({mandat, a_mandate("ub", "kadis", "staf", "2026-03-01", "2026-04-01")}),
            Faults{"mandates[3].from no_mandate_to_pass_on kadis"});
  EXPECT_EQ(faults_with({a_mandate("ub", "sekda", "staf", "2026-03-02", "2026-03-06")}),
            Faults{"mandates[2].from no_mandate_to_pass_on sekda"})
      << "a Plh is not passed on";
}

TEST(DirectoryCheck, AMandateMayNameItsLetter) {
  v1::Directory directory = small();
  auto& letter = *directory.mutable_mandates(0)->mutable_letter();
  letter.set_number("800/123/BKPSDM");
  letter.set_date("2026-02-27");
  const auto checked = accepted(directory);
  EXPECT_EQ(checked.agency.mandates[0].letter, (workflow::MandateLetter{"800/123/BKPSDM", *workflow::parse_date("2026-02-27")}));
  EXPECT_TRUE(checked.agency.mandates[1].letter.empty());
  const auto shown = to_directory(checked.agency, kToday, [](const OfficialId&) { return std::nullopt; });
  EXPECT_EQ(accepted(shown).agency, checked.agency);
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(0)->mutable_letter()->set_date("2026-02-27"); }),
            Faults{"mandates[0].letter.number missing"});
  EXPECT_EQ(faults_after([](auto& d) { d.mutable_mandates(0)->mutable_letter()->set_number("800"); }),
            Faults{"mandates[0].letter.date missing"});
}

TEST(DirectoryCheck, OneMoreMandateIsCheckedAgainstTheRest) {
  const auto agency = accepted(small()).agency;
  const auto faults_of = [&](const v1::Mandate& mandate) {
    const auto result = check_mandate(mandate, agency);
    const auto* error = std::get_if<EdgeError>(&result);
    return error == nullptr ? std::string("accepted") : error->fields.at(0).field + " " + error->fields.at(0).what;
  };
  EXPECT_EQ(faults_of(a_mandate("plh", "kadis", "sekda", "2026-03-07", "2026-03-31")), "accepted");
  EXPECT_EQ(faults_of(a_mandate("plh", "kadis", "sekda", "2026-03-06", "2026-03-31")), "mandate.valid_from overlapping");
  EXPECT_EQ(faults_of(a_mandate("plh", "kadis", "gone", "2026-03-06", "2026-03-31")), "mandate.to unknown_official");
  EXPECT_EQ(faults_of(a_mandate("plt", "dinas", "staf", "2026-03-06", "2026-03-31")), "mandate.unit head_not_vacant");
}

TEST(DirectoryCheck, AVacantAuthorityMayHaveAPlt) {
  v1::Directory directory = small();
  directory.clear_authority();
  *directory.add_mandates() = a_mandate("plt", "authority", "staf", "2026-04-01", "2026-04-30");
  const auto checked = accepted(directory);
  EXPECT_EQ(checked.agency.mandates.at(2).unit, UnitId("kota"));
  const auto shown = to_directory(checked.agency, kToday, [](const OfficialId&) { return std::nullopt; });
  EXPECT_EQ(shown.mandates(2).unit(), "authority");
  EXPECT_EQ(accepted(shown).agency, checked.agency);
  *directory.add_mandates() = a_mandate("plt", "authority", "kadis", "2026-04-30", "2026-05-01");
  EXPECT_EQ(faults(directory), Faults{"mandates[3].valid_from overlapping directory.mandates[2]"});
}

TEST(DirectoryCheck, NobodyIsPltOfAnAuthorityThatIsHeldAndNoUnitIsCalledSo) {
  v1::Directory directory = small();
  *directory.add_mandates() = a_mandate("plt", "authority", "staf", "2026-04-01", "2026-04-30");
  EXPECT_EQ(faults(directory), Faults{"mandates[2].unit authority_not_vacant"});
  EXPECT_EQ(faults_after([](auto& d) {
              d.mutable_units(1)->set_id("authority"), d.clear_mandates(), d.mutable_officials(2)->set_unit("dinas");
            }),
            Faults{"units[1].id reserved_unit authority"});
  auto agency = accepted(small()).agency;
  agency.authority = {};
  const auto result = check_mandate(a_mandate("plt", "authority", "staf", "2026-04-01", "2026-04-30"), agency);
  const auto* mandate = std::get_if<workflow::Mandate>(&result);
  ASSERT_NE(mandate, nullptr);
  const auto with = [&](workflow::Agency changed) {
    return workflow::Organisation({std::make_shared<const workflow::Agency>(std::move(changed))});
  };
  EXPECT_FALSE(refuse_mandate(*mandate, with(agency)));
  agency.authority = OfficialId("kota/sekda");
  EXPECT_TRUE(refuse_mandate(*mandate, with(agency))) << "somebody came to hold it meanwhile";
}

TEST(DirectoryCheck, TooLargeIsRefusedUnread) {
  EXPECT_EQ(faults_after([](auto& d) {
              for (int i = 0; i < 5000; ++i) d.add_units();
            }),
            Faults{"units too_many 5000"});
  EXPECT_EQ(faults_after([](auto& d) {
              for (int i = 0; i < 20000; ++i) d.add_officials();
            }),
            Faults{"officials too_many 20000"});
  EXPECT_EQ(faults_after([](auto& d) {
              for (int i = 0; i < 20000; ++i) d.add_mandates();
            }),
            Faults{"mandates too_many 20000"});
}

// A chain is the worst tree: every unit below the one before it.
v1::Directory large() {
  v1::Directory directory = small();
  directory.clear_mandates();
  for (int i = 2; i < 5000; ++i) {
    v1::Unit& unit = *directory.add_units();
    unit.set_id("u" + std::to_string(i));
    unit.set_display_name("Unit");
    unit.set_kind("bidang");
    unit.set_parent(i == 2 ? "dinas" : "u" + std::to_string(i - 1));
  }
  for (int i = 3; i < 20000; ++i) {
    v1::Official& official = *directory.add_officials();
    official = directory.officials(2);
    official.set_id("o" + std::to_string(i));
    official.clear_nip();
  }
  return directory;
}

TEST(DirectoryCheck, TwentyThousandOfficialsAreCheckedQuickly) {
  const v1::Directory directory = large();
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(accepted(directory).people.size(), 20000u);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(DirectoryCheck, FaultsAreCutAtAHundred) {
  v1::Directory directory = large();
  for (auto& official : *directory.mutable_officials()) official.set_nip("x");
  EXPECT_EQ(faults(directory).size(), 100u);
}

}  // namespace
}  // namespace penugasan::server
