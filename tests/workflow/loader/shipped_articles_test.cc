// On which article each act of the five shipped regulations rests, written by hand from the texts. Scenarios play the flows; a
// wrong article, or a house rule shown as law, would pass there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/loader/shipped.h"

namespace penugasan::workflow {
namespace {

using ::testing::ElementsAre;

/// "step: basis" for each step of the flow, the filing first.
Texts acts(const Regulation& regulation, Mode mode, Scope scope) {
  const Flow& flow = *regulation.flow(mode, scope);
  Texts found{"file: " + place(flow.filing.basis)};
  for (const auto& step : flow.steps) found.push_back(step.id + ": " + place(step.basis));
  return found;
}

TEST(ShippedArticles, PalangkaRayaRestsEachActOnItsArticle) {
  EXPECT_THAT(acts(pr(), penunjukan, dalam), ElementsAre("file: Lamp II.I.C.4.a.2", "penerimaan: house"));
  EXPECT_THAT(acts(pr(), penunjukan, lintas),
              ElementsAre("file: Lamp II.I.C.4.a.3.a", "keputusan_unit_asal: Lamp II.I.C.4.a.3.b, Lamp II.I.C.4.a.3.c",
                          "penetapan: Lamp II.I.C.4.a.3.c, Ps.12(4)", "penerimaan: Lamp II.I.C.4.a.3.e"));
  EXPECT_THAT(acts(pr(), penunjukan, instansi),
              ElementsAre("file: Lamp II.I.C.4.b.1", "keputusan_pejabat_berwenang: Lamp II.I.C.4.b.2",
                          "keputusan_unit_asal: Lamp II.I.C.4.b.3", "penerusan_persetujuan: Lamp II.I.C.4.b.5",
                          "penetapan: Lamp II.I.C.4.b.6, Ps.12(4)", "surat_penugasan: house", "penerimaan: Lamp II.I.C.4.b.7"));
  EXPECT_THAT(acts(pr(), sukarela, dalam),
              ElementsAre("file: Lamp II.I.C.4.c.2.a", "keputusan_unit: Lamp II.I.C.4.c.2.b", "penerimaan: Lamp II.I.C.4.c.2.c"));
  EXPECT_THAT(acts(pr(), sukarela, lintas), ElementsAre("file: Lamp II.I.C.4.c.3.a", "persetujuan_unit_asal: Lamp II.I.C.4.c.3.a",
                                                        "keputusan_unit_pemilik_kinerja: Lamp II.I.C.4.c.3.b",
                                                        "surat_penugasan: house", "penerimaan: Lamp II.I.C.4.c.3.c"));
}

TEST(ShippedArticles, BaritoTimurRestsEachActOnItsArticle) {
  EXPECT_THAT(acts(bt(), penunjukan, dalam), ElementsAre("file: Lamp II.C.1.2", "penerimaan: house"));
  EXPECT_THAT(acts(bt(), penunjukan, lintas),
              ElementsAre("file: Lamp II.C.1.3.a", "keputusan_unit_asal: Lamp II.C.1.3.b, Lamp II.C.1.3.c",
                          "penetapan: Lamp II.C.1.3.c, Lamp II.C.4", "penerimaan: Lamp II.C.1.3.e"));
  EXPECT_THAT(acts(bt(), penunjukan, instansi),
              ElementsAre("file: Lamp II.C.1.4.a", "keputusan_pejabat_berwenang: Lamp II.C.1.4.b",
                          "keputusan_unit_asal: Lamp II.C.1.4.c", "penerusan_persetujuan: Lamp II.C.1.4.e",
                          "penetapan: Lamp II.C.1.4.f, Lamp II.C.4", "surat_penugasan: house", "penerimaan: Lamp II.C.1.4.g"));
  EXPECT_THAT(acts(bt(), sukarela, dalam),
              ElementsAre("file: Lamp II.C.2.2.a", "keputusan_unit: Lamp II.C.2.2.b", "penerimaan: Lamp II.C.2.2.c"));
  EXPECT_THAT(acts(bt(), sukarela, lintas), ElementsAre("file: Lamp II.C.2.3.a", "persetujuan_unit_asal: Lamp II.C.2.3.a",
                                                        "keputusan_unit_pemilik_kinerja: Lamp II.C.2.3.b",
                                                        "surat_penugasan: house", "penerimaan: Lamp II.C.2.3.c"));
}

TEST(ShippedArticles, SurakartaRestsEachActOnItsArticle) {
  EXPECT_THAT(acts(ska(), penunjukan, dalam),
              ElementsAre("file: Ps.17(2), Ps.16(2)", "keputusan_unit: Ps.17(2), Ps.16(4)", "penerimaan: house"));
  EXPECT_THAT(acts(ska(), penunjukan, lintas),
              ElementsAre("file: Ps.17(3), Lamp IV.3.1.b.1", "penyebutan_pejabat: house", "rekomendasi_tim: Lamp IV.3.1.2.2.b",
                          "rekomendasi_individu: house", "keputusan_unit_asal: Lamp IV.3.1.b.2",
                          "konsep_surat_penugasan_tim: Lamp IV.3.1.2.2.c", "konsep_surat_penugasan_individu: house",
                          "surat_penugasan: Ps.17(4)", "penetapan_tim: Ps.14(3)", "penerimaan: Lamp IV.3.1.2.2.d"));
  EXPECT_THAT(acts(ska(), penunjukan, instansi),
              ElementsAre("file: Lamp IV.3.1.c.1", "keputusan_sekretaris_daerah: Lamp IV.3.1.c.2",
                          "keputusan_instansi_asal: Lamp IV.3.1.c.3", "penerusan_persetujuan: house", "penetapan: Ps.16(4)",
                          "penerimaan: house"));
  EXPECT_THAT(acts(ska(), sukarela, dalam),
              ElementsAre("file: Ps.18(2)a, Lamp IV.3.2.1.a", "keputusan_unit: Ps.18(2)b, Lamp IV.3.2.1.b",
                          "penerimaan: Lamp IV.3.2.1.c"));
  EXPECT_THAT(
      acts(ska(), sukarela, lintas),
      ElementsAre("file: Ps.18(3)a, Lamp IV.3.2.2.a", "persetujuan_unit_asal: Lamp IV.3.2.2.a",
                  "keputusan_unit_pemilik_kinerja: Lamp IV.3.2.2.b", "permohonan_persetujuan: Lamp IV.3.2.2.b",
                  "persetujuan_akhir_unit_asal: Lamp IV.3.2.2.c", "konsep_surat_penugasan: Lamp IV.3.2.2.c",
                  "surat_penugasan: Lamp IV.3.2.2.c, Ps.18(3)b", "penetapan_tim: Ps.14(3)", "penerimaan: Lamp IV.3.2.2.d"));
}

TEST(ShippedArticles, KlatenRestsEachActOnItsArticle) {
  EXPECT_THAT(acts(klt(), penunjukan, dalam),
              ElementsAre("file: Lamp 2.q.1.a, Lamp 2.c", "keputusan_unit: Lamp 2.q.1.a, Ps.11(4)", "penerimaan: house"));
  EXPECT_THAT(acts(klt(), penunjukan, lintas),
              ElementsAre("file: Lamp 2.q.1.b", "keputusan_unit_asal: Lamp 2.q.1.b", "penetapan: Ps.11(4)", "penerimaan: house"));
  EXPECT_THAT(
      acts(klt(), penunjukan, instansi),
      ElementsAre("file: Lamp 2.q.1.c", "keputusan_sekretaris_daerah: Lamp 2.q.1.c", "keputusan_instansi_asal: Lamp 2.q.1.c",
                  "penerusan_persetujuan: house", "penetapan: Ps.11(4)", "penerimaan: house"));
  EXPECT_THAT(acts(klt(), sukarela, dalam),
              ElementsAre("file: Lamp 2.q.2.a", "keputusan_unit: Lamp 2.q.2.a", "penerimaan: house"));
  EXPECT_THAT(acts(klt(), sukarela, lintas),
              ElementsAre("file: Lamp 2.q.2.b", "keputusan_unit_asal: Lamp 2.q.2.b", "penetapan: Ps.11(4)", "penerimaan: house"));
  EXPECT_EQ(klt().flow(sukarela, dalam)->filing.call, CallNeed::open_announcement);
  EXPECT_EQ(place(klt().flow(sukarela, dalam)->filing.call_basis), "Lamp 2.q.2.a");
  EXPECT_EQ(klt().flow(sukarela, lintas)->filing.call, CallNeed::incoming_request);
  EXPECT_EQ(place(klt().flow(sukarela, lintas)->filing.call_basis), "Lamp 2.q.2.b");
}

TEST(ShippedArticles, JambiRestsEachActOnItsArticle) {
  EXPECT_THAT(acts(jbi(), penunjukan, dalam), ElementsAre("file: Lamp B.1.a", "penetapan: Lamp B.1.a", "penerimaan: house"));
  EXPECT_THAT(acts(jbi(), penunjukan, lintas),
              ElementsAre("file: Lamp B.1.b.1", "keputusan_unit_asal: Lamp B.1.b.2, Lamp B.1.b.3", "penetapan: Lamp B.1.b.5",
                          "penerimaan: house"));
  EXPECT_THAT(acts(jbi(), penunjukan, perangkat),
              ElementsAre("file: Lamp B.1.c.1", "persetujuan_kpd_pemohon: Lamp B.1.c.2", "persetujuan_kpd_dituju: Lamp B.1.c.3",
                          "ketersediaan: Lamp B.1.c.4, Lamp B.1.c.5.a", "persetujuan_daftar: Lamp B.1.c.5.a",
                          "penugasan_unit_asal: Lamp B.1.c.5.b", "penetapan: Lamp B.1.c.5.c", "penerimaan: Lamp B.1.c.5.d"));
  EXPECT_THAT(acts(jbi(), sukarela, dalam),
              ElementsAre("file: Lamp B.2.a.1", "keputusan_unit: Lamp B.2.a.2", "penetapan: Lamp B.2.a.3", "penerimaan: house"));
  EXPECT_THAT(
      acts(jbi(), sukarela, lintas),
      ElementsAre("file: Lamp B.2.b.1", "keputusan_unit_pemilik_kinerja: Lamp B.2.b.2", "permohonan_persetujuan: Lamp B.2.b.2",
                  "keputusan_unit_asal: Lamp B.2.b.3", "penetapan: Lamp B.2.b.4", "penerimaan: house"));
}

}  // namespace
}  // namespace penugasan::workflow
