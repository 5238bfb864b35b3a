// The five regulations that ship, against tables written by hand from the texts: what is provided, where a refusal needs reasons
// by law and to whom it goes, who gets a copy, which guards and limits hold on what basis.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/support/paths.h"
#include "tests/workflow/loader/shipped.h"

namespace penugasan::workflow {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// Where a refusal needs reasons by the regulation: "mode scope step: article".
Texts reasons_by_law(const Regulation& regulation) {
  Texts found;
  for (const auto& flow : regulation.flows) {
    for (const auto& step : flow.steps) {
      if (!step.refusal) continue;
      EXPECT_TRUE(step.refusal->reason_required) << regulation.id << " " << step.id;
      const Basis& basis = step.refusal->reason_basis;
      if (basis.kind == Basis::Kind::house) continue;
      EXPECT_THAT(basis.words, ::testing::HasSubstr("alasan")) << regulation.id << " " << step.id;
      found.push_back(name_of(flow) + " " + step.id + ": " + basis.article);
    }
  }
  return found;
}

void add_copies(const Flow& flow, const std::vector<LetterRule>& letters, Texts& found) {
  for (const auto& letter : letters) {
    for (const auto office : letter.cc) {
      found.push_back(name_of(flow) + " " + letter.kind + ": " + std::string(name_of(office)));
    }
  }
}

Texts copies(const Regulation& regulation) {
  Texts found;
  for (const auto& flow : regulation.flows) {
    add_copies(flow, flow.filing.letters, found);
    for (const auto& step : flow.steps) {
      add_copies(flow, step.letters, found);
      if (step.refusal) add_copies(flow, step.refusal->letters, found);
    }
  }
  return found;
}

std::string offices(const std::vector<Office>& all) {
  std::string text;
  for (const auto office : all) text += (text.empty() ? "" : ", ") + std::string(name_of(office));
  return text;
}

/// Who gets each refusal that does not go to the filer, and any that is not a surat_penolakan.
Texts refusals(const Regulation& regulation) {
  Texts found;
  for (const auto& flow : regulation.flows) {
    for (const auto& step : flow.steps) {
      if (!step.refusal) continue;
      EXPECT_EQ(step.refusal->letters.size(), 1u) << regulation.id << " " << step.id;
      const auto& letter = step.refusal->letters.at(0);
      const std::string kind = letter.kind == "surat_penolakan" ? "" : letter.kind + " ";
      if (kind.empty() && letter.to == std::vector{Office::filer}) continue;
      found.push_back(name_of(flow) + " " + step.id + ": " + kind + "to " + offices(letter.to));
    }
  }
  return found;
}

/// The flows that are not provided: "mode scope", forbidden ones with the article.
Texts refused(const Regulation& regulation) {
  Texts found;
  for (const auto& flow : regulation.flows) {
    if (flow.availability == Flow::Availability::provided) continue;
    const bool forbidden = flow.availability == Flow::Availability::forbidden;
    EXPECT_EQ(forbidden, flow.basis.words.rfind("hanya dapat", 0) == 0) << regulation.id << " " << flow.basis.words;
    found.push_back(name_of(flow) + (forbidden ? " forbidden by " : " not in ") + place(flow.basis));
  }
  return found;
}

/// Which items a filing asks for, and on what basis.
std::string items(const Regulation& regulation, Mode mode, Scope scope) {
  const FilingRule& filing = regulation.flow(mode, scope)->filing;
  std::string text;
  for (const auto item : filing.items) text += std::string(name_of(item)) + " ";
  return text + place(filing.items_basis);
}

TEST(ShippedRegulations, Provide25FlowsAndSaySevenTimesWhyNot) {
  EXPECT_THAT(refused(pr()), ElementsAre("pengajuan_sukarela lintas_instansi not in Lamp II.I.C.4.c.1"));
  EXPECT_THAT(refused(bt()), ElementsAre("pengajuan_sukarela lintas_instansi not in Lamp II.C.2.1"));
  EXPECT_THAT(refused(ska()), ElementsAre("pengajuan_sukarela lintas_instansi forbidden by Lamp IV.3.2"));
  EXPECT_THAT(refused(klt()), ElementsAre("pengajuan_sukarela lintas_instansi forbidden by Lamp 2.q.2"));
  EXPECT_THAT(refused(jbi()), ElementsAre("penunjukan lintas_instansi not in Ps.8(2), Lamp B.1",
                                          "pengajuan_sukarela lintas_perangkat_daerah forbidden by Lamp B.2",
                                          "pengajuan_sukarela lintas_instansi forbidden by Lamp B.2"));
  for (const auto& [id, regulation] : shipped()) EXPECT_EQ(regulation->flows.size() - refused(*regulation).size(), 5u) << id;
  EXPECT_EQ(shipped().size(), 5u);
}

TEST(ShippedRegulations, AreInForceFromTheirDays) {
  EXPECT_EQ(format_date(pr().in_force_from), "2024-07-01");
  EXPECT_EQ(format_date(bt().in_force_from), "2024-06-07");
  EXPECT_EQ(format_date(ska().in_force_from), "2023-12-06");
  EXPECT_EQ(format_date(klt().in_force_from), "2025-01-01");
  EXPECT_EQ(format_date(jbi().in_force_from), "2025-01-01");
}

TEST(ShippedRegulations, AskForReasonsByLawExactlyWhereTheTextDoes) {
  EXPECT_THAT(reasons_by_law(pr()), UnorderedElementsAre("penunjukan lintas_unit keputusan_unit_asal: Lamp II.I.C.4.a.3.d",
                                                         "penunjukan lintas_instansi keputusan_unit_asal: Lamp II.I.C.4.b.4"));
  EXPECT_THAT(reasons_by_law(bt()), UnorderedElementsAre("penunjukan lintas_unit keputusan_unit_asal: Lamp II.C.1.3.d",
                                                         "penunjukan lintas_instansi keputusan_unit_asal: Lamp II.C.1.4.d"));
  EXPECT_THAT(reasons_by_law(ska()),
              UnorderedElementsAre("penunjukan lintas_unit penyebutan_pejabat: Lamp IV.3.1.b.2",
                                   "penunjukan lintas_unit keputusan_unit_asal: Lamp IV.3.1.b.2",
                                   "penunjukan lintas_instansi keputusan_instansi_asal: Lamp IV.3.1.c.3",
                                   "pengajuan_sukarela lintas_unit keputusan_unit_pemilik_kinerja: Lamp IV.3.2.2.e"));
  EXPECT_THAT(reasons_by_law(klt()), UnorderedElementsAre("penunjukan lintas_unit keputusan_unit_asal: Lamp 2.q.1.b",
                                                          "penunjukan lintas_instansi keputusan_instansi_asal: Lamp 2.q.1.c",
                                                          "pengajuan_sukarela lintas_unit keputusan_unit_asal: Lamp 2.q.2.b"));
  EXPECT_THAT(reasons_by_law(jbi()), ElementsAre("penunjukan lintas_unit keputusan_unit_asal: Lamp B.1.b.4"));
}

TEST(ShippedRegulations, SendRefusalsToTheFilerWhereTheTextNamesNobody) {
  EXPECT_THAT(refusals(pr()), UnorderedElementsAre("penunjukan lintas_unit keputusan_unit_asal: to owner_kpd, owner_head",
                                                   "penunjukan lintas_instansi keputusan_unit_asal: to owner_authority"));
  EXPECT_THAT(refusals(bt()), UnorderedElementsAre("penunjukan lintas_unit keputusan_unit_asal: to owner_kpd, owner_head",
                                                   "penunjukan lintas_instansi keputusan_unit_asal: to owner_authority"));
  EXPECT_THAT(refusals(ska()),
              UnorderedElementsAre("penunjukan lintas_unit penyebutan_pejabat: to owner_head",
                                   "penunjukan lintas_unit rekomendasi_tim: surat_rekomendasi to source_head",
                                   "penunjukan lintas_unit rekomendasi_individu: surat_rekomendasi to source_head",
                                   "penunjukan lintas_unit keputusan_unit_asal: to owner_head",
                                   "penunjukan lintas_instansi keputusan_instansi_asal: to owner_authority",
                                   "pengajuan_sukarela lintas_unit keputusan_unit_pemilik_kinerja: to assignees"));
  EXPECT_THAT(refusals(klt()), UnorderedElementsAre("penunjukan lintas_unit keputusan_unit_asal: to owner_head",
                                                    "penunjukan lintas_instansi keputusan_instansi_asal: to owner_authority",
                                                    "pengajuan_sukarela lintas_unit keputusan_unit_asal: to owner_head"));
  EXPECT_THAT(refusals(jbi()), UnorderedElementsAre("penunjukan lintas_unit keputusan_unit_asal: to owner_head",
                                                    "penunjukan lintas_perangkat_daerah ketersediaan: to source_kpd"));
}

TEST(ShippedRegulations, SendCopiesOnlyWhereTheTextDoes) {
  EXPECT_THAT(copies(pr()), ElementsAre("penunjukan lintas_instansi surat_permohonan_pelibatan: source_head"));
  EXPECT_THAT(copies(bt()), ElementsAre("penunjukan lintas_instansi surat_permohonan_pelibatan: source_head"));
  EXPECT_THAT(copies(ska()), UnorderedElementsAre("penunjukan lintas_unit surat_permohonan_pelibatan: appraisers",
                                                  "penunjukan lintas_instansi surat_permohonan_pelibatan: appraisers",
                                                  "pengajuan_sukarela dalam_unit catatan_lisan: appraisers",
                                                  "pengajuan_sukarela lintas_unit surat_permohonan_sukarela: appraisers"));
  EXPECT_THAT(copies(klt()), UnorderedElementsAre("penunjukan lintas_unit surat_permohonan_pelibatan: appraisers",
                                                  "penunjukan lintas_instansi surat_permohonan_pelibatan: appraisers"));
  EXPECT_THAT(copies(jbi()), UnorderedElementsAre("penunjukan lintas_perangkat_daerah sk_tim_kerja: source_kpd",
                                                  "penunjukan lintas_perangkat_daerah sk_tim_kerja: source_head",
                                                  "penunjukan lintas_perangkat_daerah penetapan_penugasan: source_kpd",
                                                  "penunjukan lintas_perangkat_daerah penetapan_penugasan: source_head",
                                                  "pengajuan_sukarela lintas_unit surat_permohonan_sukarela: source_head"));
}

TEST(ShippedRegulations, AskForTheFourItemsByLawInTheRequestOutsideKlaten) {
  const std::string four = "purpose competencies expectation period ";
  EXPECT_EQ(items(pr(), penunjukan, lintas), four + "Lamp II.I.C.4.b.8");
  EXPECT_EQ(items(pr(), penunjukan, instansi), four + "Lamp II.I.C.4.b.8");
  EXPECT_EQ(items(bt(), penunjukan, lintas), four + "Lamp II.C.1.5");
  EXPECT_EQ(items(bt(), penunjukan, instansi), four + "Lamp II.C.1.5");
  EXPECT_EQ(items(ska(), penunjukan, lintas), four + "Ps.17(6)");
  EXPECT_EQ(items(ska(), penunjukan, instansi), four + "Ps.17(6)");
  EXPECT_EQ(items(klt(), penunjukan, lintas), four + "house");
  EXPECT_EQ(items(klt(), penunjukan, instansi), four + "house");
  EXPECT_EQ(items(jbi(), penunjukan, lintas), four + "Lamp B.1");
  EXPECT_EQ(items(jbi(), penunjukan, perangkat), four + "Lamp B.1");
  for (const auto& [id, regulation] : shipped()) {
    EXPECT_EQ(items(*regulation, penunjukan, dalam), four + "house") << id;
    EXPECT_EQ(items(*regulation, sukarela, dalam), "purpose period house") << id;
    EXPECT_EQ(items(*regulation, sukarela, lintas), (id == klt().id ? "purpose period " : four) + "house") << id;
  }
}

TEST(ShippedRegulations, RestTheirGuardsOnTheText) {
  EXPECT_EQ(place(pr().people.position_basis), "Ps.11(2)");
  EXPECT_EQ(place(bt().people.position_basis), "Lamp II.A.2");
  for (const auto* regulation : {&ska(), &klt(), &jbi()})
    EXPECT_EQ(place(regulation->people.position_basis), "house") << regulation->id;
  EXPECT_EQ(place(pr().people.assignable_basis), "Ps.1(26)");
  EXPECT_EQ(place(bt().people.assignable_basis), "Ps.1(21)");
  EXPECT_EQ(place(ska().people.assignable_basis), "Ps.1(27)");
  EXPECT_EQ(place(klt().people.assignable_basis), "Ps.11(1)");
  EXPECT_EQ(place(jbi().people.assignable_basis), "Ps.1(23)");
  EXPECT_EQ(place(pr().people.competency_basis), "Ps.1(26)");
  EXPECT_EQ(place(bt().people.competency_basis), "Ps.1(21)");
  EXPECT_EQ(place(ska().people.competency_basis), "Ps.1(27)");
  EXPECT_EQ(place(klt().people.competency_basis), "Lamp 2.a");
  EXPECT_EQ(place(jbi().people.competency_basis), "Ps.1(23)");
  for (const auto& [id, regulation] : shipped()) {
    EXPECT_EQ(place(regulation->people.heads_basis), "house") << id;
    EXPECT_EQ(place(regulation->unit_rule.basis), "house") << id;
    EXPECT_THAT(regulation->people.assignable_ranks, UnorderedElementsAre("ahli_utama", "ahli_madya", "ahli_muda", "ahli_pertama",
                                                                          "penyelia", "mahir", "terampil", "pemula", "pelaksana"))
        << id;
  }
}

TEST(ShippedRegulations, LimitThePeriodInSurakartaAndKlatenOnly) {
  EXPECT_THAT(pr().limits, IsEmpty());
  EXPECT_THAT(bt().limits, IsEmpty());
  EXPECT_THAT(jbi().limits, IsEmpty());
  const Length year{1, Length::Unit::years};
  ASSERT_EQ(ska().limits.size(), 1u);
  EXPECT_EQ(ska().limits[0].when.form, Form::tim_kerja);
  EXPECT_EQ(ska().limits[0].at_most, year);
  EXPECT_EQ(place(ska().limits[0].basis), "Ps.14(5)c");
  ASSERT_EQ(klt().limits.size(), 4u);
  EXPECT_EQ(klt().limits[0].when.team_kind, "kelompok_kerja");
  EXPECT_EQ(klt().limits[0].at_most, year);
  EXPECT_EQ(klt().limits[1].when.team_kind, "tim");
  EXPECT_EQ(klt().limits[1].longer_than, (Length{1, Length::Unit::months}));
  EXPECT_EQ(klt().limits[1].shorter_than, year);
  EXPECT_EQ(klt().limits[2].when.form, Form::individu);
  EXPECT_EQ(klt().limits[2].at_most, year);
  EXPECT_EQ(place(klt().limits[2].basis), "Ps.12(6)");
  EXPECT_TRUE(klt().limits[3].within_one_calendar_year && klt().limits[3].warns);
  EXPECT_EQ(place(klt().limits[3].basis), "house");
}

TEST(ShippedRegulations, TheExampleOverlayAddsAHouseFlowToPalangkaRayaAndBaritoTimur) {
  const std::string name = "sukarela-lintas-instansi.yaml";
  std::ifstream in(penugasan::testing::source_dir() / "workflow/regulations/overlays" / name);
  auto files = shipped_regulations();
  files.push_back({name, {std::istreambuf_iterator<char>(in), {}}});
  for (const auto& regulation : load_regulations(files)) {
    const Flow& flow = *regulation->flow(sukarela, instansi);
    const bool added = regulation->id == pr().id || regulation->id == bt().id;
    EXPECT_EQ(flow.availability == Flow::Availability::provided, added) << regulation->id;
    if (!added) continue;
    EXPECT_EQ(place(flow.basis), "house");
    EXPECT_THAT(flow.basis.note, ::testing::HasSubstr("Nota Kesepahaman"));
    Texts steps;
    for (const auto& step : flow.steps) steps.push_back(step.id + ": " + offices(step.offices));
    EXPECT_THAT(steps, ElementsAre("persetujuan_unit_asal: source_head", "persetujuan_instansi_asal: source_authority",
                                   "persetujuan_instansi_dituju: owner_authority", "keputusan_unit_pemilik_kinerja: owner_head",
                                   "surat_penugasan: source_head", "penerimaan: assignees"));
  }
}

TEST(ShippedRegulations, OnlyTheSuratPenugasanWaitsForTheEstablishment) {
  for (const auto& [id, regulation] : shipped()) {
    for (const auto& [kind, letter] : regulation->letters)
      EXPECT_EQ(letter.assigns, kind == "surat_penugasan") << id << " " << kind;
  }
}

}  // namespace
}  // namespace penugasan::workflow
