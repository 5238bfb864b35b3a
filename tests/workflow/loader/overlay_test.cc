#include <gtest/gtest.h>

#include "tests/workflow/loader/sample.h"

namespace penugasan::testing {
namespace {

using workflow::Flow;
using workflow::Mode;
using workflow::RegulationSet;
using workflow::Scope;
using workflow::SourceFile;

const std::string text = R"(overlay: kesepakatan
regulations: [kecil-1-2026]
instrument: "Nota Kesepahaman 1/2026"
letters:
  surat_pengantar: {title: "Surat Pengantar", basis: house}
flows:
  - mode: pengajuan_sukarela
    scope: lintas_unit
    basis: house
    note: "Antarinstansi"
    file: {by: [assignees], title: A, title_en: A, people: required, basis: house}
    steps:
      - id: izin
        title: "Memberi izin"
        title_en: "Consents"
        office: [source_head]
        act: decide
        basis: house
        approve: {letters: [{kind: surat_pengantar, to: [owner_head], basis: house}]}
        reject: {letters: [{kind: surat_penolakan, to: [filer], basis: house}]}
)";

SourceFile overlay() { return {"folder/kesepakatan.yaml", text}; }

void expect_overlay_fault(const SourceFile& regulation, const SourceFile& added, int line, const std::string& said) {
  const auto faults = faults_of({regulation, added});
  ASSERT_EQ(faults.size(), 1u) << (faults.empty() ? "it loads" : faults.back().text());
  EXPECT_EQ(faults[0].file, "folder/kesepakatan.yaml");
  EXPECT_EQ(faults[0].line, line);
  EXPECT_NE(faults[0].what.find(said), std::string::npos) << faults[0].what;
}

TEST(Overlay, ReplacesAFlowThatIsNotProvided) {
  const auto loaded = load_one({overlay(), small_file()});
  EXPECT_EQ(loaded->overlays, (std::vector<std::string>{"kesepakatan"}));
  EXPECT_EQ(loaded->flows.size(), 4u);
  const auto& flow = *loaded->flow(Mode::pengajuan_sukarela, Scope::lintas_unit);
  EXPECT_EQ(flow.availability, Flow::Availability::provided);
  EXPECT_EQ(flow.overlay, "kesepakatan");
  EXPECT_EQ(flow.basis, workflow::house("Nota Kesepahaman 1/2026. Antarinstansi"));
  EXPECT_EQ(loaded->letters.at("surat_pengantar").title, "Surat Pengantar");
  EXPECT_EQ(loaded->flow(Mode::penunjukan, Scope::dalam_unit)->overlay, "");
}

TEST(Overlay, RestsOnItsInstrumentAlone) {
  const auto loaded = load_one({changed(overlay(), 10, "note: \"Antarinstansi\"", ""), small_file()});
  EXPECT_EQ(loaded->flow(Mode::pengajuan_sukarela, Scope::lintas_unit)->basis, workflow::house("Nota Kesepahaman 1/2026"));
}

TEST(Overlay, IsRefusedForAForbiddenFlow) {
  const auto forbids =
      changed(small_file(), 124, "not_provided: {basis: house}", "forbidden: {basis: Ps.8(3), words: hanya dapat}");
  expect_overlay_fault(
      forbids, overlay(), 7,
      "the regulation forbids the flow pengajuan_sukarela lintas_unit (Ps.8(3), \"hanya dapat\") (kecil-1-2026)");
}

TEST(Overlay, IsRefusedForAProvidedFlow) {
  expect_overlay_fault(small_file(), changed(overlay(), 8, "lintas_unit", "dalam_unit"), 7,
                       "the regulation provides the flow pengajuan_sukarela dalam_unit itself");
}

TEST(Overlay, IsRefusedWhereAnotherHasAddedTheFlow) {
  auto second = changed(changed(overlay(), 1, "kesepakatan", "aturan"), 5, "surat_pengantar", "surat_lain");
  second = changed(second, 19, "surat_pengantar", "surat_lain");
  second.name = "aturan.yaml";
  const auto faults = faults_of({small_file(), overlay(), second});
  ASSERT_EQ(faults.size(), 1u);  // overlays go in the order of their ids: `aturan` was first
  EXPECT_EQ(faults[0].text(),
            "folder/kesepakatan.yaml:7: the overlay `aturan` has added the flow pengajuan_sukarela lintas_unit already "
            "(kecil-1-2026): an overlay adds only what is not provided");
}

TEST(Overlay, BasesMustBeHouse) {
  expect_overlay_fault(small_file(), changed(overlay(), 9, "house", "Ps.1"), 9, "its basis must be `house`");
  expect_overlay_fault(small_file(), changed(overlay(), 5, "house", "Ps.1"), 5, "its basis must be `house`");
  expect_overlay_fault(small_file(), changed(overlay(), 20, "house", "[Ps.1, Ps.2]"), 20, "its basis must be `house`");
}

TEST(Overlay, MustNameALoadedRegulation) {
  expect_overlay_fault(small_file(), changed(overlay(), 2, "kecil-1-2026", "kecil-1-2026, besar-1-2026"), 2,
                       "no regulation `besar-1-2026` is loaded");
}

TEST(Overlay, MayNotRedefineLetters) {
  const auto redefined =
      changed(overlay(), 5, "surat_pengantar:", "surat_penolakan: {title: Lain, basis: house}\n  surat_pengantar:");
  expect_overlay_fault(small_file(), redefined, 5, "the letter `surat_penolakan` is declared already in kecil-1-2026");
}

TEST(Overlay, WaitsForAFlowThatCouldNotBeRead) {
  const auto faults =
      faults_of({changed(small_file(), 124, "not_provided: {basis: house}", "forbidden: {basis: Ps.8(3)}"), overlay()});
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].file, "kecil-1-2026.yaml");
  EXPECT_EQ(faults[0].line, 124);
}

TEST(Overlay, AloneIsNoStoredRegulation) {
  EXPECT_THROW(workflow::load_stored_regulation("kesepakatan", "v", text), workflow::RegulationError);
}

TEST(Overlay, UsesTheLettersItDeclares) {
  const auto unused = changed(overlay(), 5, "surat_pengantar:", "surat_lain: {title: Lain, basis: house}\n  surat_pengantar:");
  expect_overlay_fault(small_file(), unused, 5, "no flow issues the letter `surat_lain`");
}

TEST(Overlay, MayNotTakeAFlowAway) {
  const auto at = text.find("    basis: house\n    note");
  expect_overlay_fault(small_file(), {"folder/kesepakatan.yaml", text.substr(0, at) + "    not_provided: {basis: house}\n"}, 9,
                       "an overlay adds flows, it cannot take one away");
}

TEST(Overlay, IsProvedLikeARegulation) {
  expect_overlay_fault(small_file(), changed(overlay(), 16, "source_head", "filer"), 16, "`filer` may not decide or recommend");
  expect_overlay_fault(small_file(), changed(overlay(), 16, "source_head", "boss"), 16, "`boss` is not known here");
  expect_overlay_fault(small_file(), changed(overlay(), 3, "instrument:", "since: 2026\ninstrument:"), 3,
                       "an overlay has no key `since`, only: overlay, regulations");
}

TEST(Overlay, FlowMustBeReachable) {
  expect_overlay_fault(small_file(), changed(overlay(), 8, "lintas_unit", "lintas_instansi"), 7,
                       "no rule of `unit_rule` leads to the flow pengajuan_sukarela lintas_instansi");
}

TEST(Overlay, IdEqualsItsName) {
  expect_overlay_fault(small_file(), changed(overlay(), 1, "kesepakatan", "lain"), 1, "call the file lain.yaml");
}

TEST(Overlay, TwiceTheSameIdIsRefused) {
  auto second = overlay();
  second.name = "lain/kesepakatan.yaml";
  const auto faults = faults_of({small_file(), overlay(), second});
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].text(), "lain/kesepakatan.yaml:1: another file holds the overlay `kesepakatan` too: keep one");
}

TEST(Overlay, IsToldOnceThoughItAddsToTwoRegulations) {
  auto other = changed(small_file(), 1, "kecil-1-2026", "sama-1-2026");
  other.name = "sama-1-2026.yaml";
  auto both = changed(overlay(), 2, "kecil-1-2026", "kecil-1-2026, sama-1-2026");
  EXPECT_EQ(workflow::load_regulations({small_file(), other, both}).size(), 2u);
  expect_overlay_fault(small_file(), changed(changed(both, 2, ", sama-1-2026", ""), 16, "source_head", "filer"), 16, "own case");
  const auto faults = faults_of({small_file(), other, changed(both, 16, "source_head", "filer")});
  EXPECT_EQ(faults.size(), 1u);
}

RegulationSet base_of(const std::vector<SourceFile>& files) {
  RegulationSet base;
  for (auto& one : workflow::load_regulations(files)) base.add(std::move(one));
  return base;
}

TEST(OverlayOverBase, MakesANewVersion) {
  const auto base = base_of({small_file()});
  const auto loaded = load_one({overlay()}, base);
  EXPECT_EQ(loaded->id, "kecil-1-2026");
  EXPECT_EQ(loaded->version, load_one({small_file(), overlay()})->version);
  EXPECT_NE(loaded->version, base.all()[0]->version);
  EXPECT_EQ(loaded->flow(Mode::pengajuan_sukarela, Scope::lintas_unit)->overlay, "kesepakatan");
}

TEST(OverlayOverBase, TakesTheLastVersionOfEachFirstDay) {
  const auto older = changed(small_file(), 2, "Kecil", "Lama");
  const auto next = changed(changed(small_file(), 4, "2026-01-01", "2027-01-01"), 2, "Kecil", "Depan");
  auto base = base_of({older});
  base.add(load_one({small_file()}));
  base.add(load_one({next}));
  const auto loaded = workflow::load_regulations({overlay()}, base);
  ASSERT_EQ(loaded.size(), 2u);
  EXPECT_EQ(loaded[0]->title, "Peraturan Kecil Nomor 1 Tahun 2026");
  EXPECT_EQ(loaded[1]->title, "Peraturan Depan Nomor 1 Tahun 2026");
}

TEST(OverlayOverBase, ReplacesItsOwnFormerText) {
  const auto base = base_of({small_file(), overlay()});
  const auto loaded = load_one({changed(overlay(), 3, "1/2026", "2/2026")}, base);
  EXPECT_EQ(loaded->overlays, (std::vector<std::string>{"kesepakatan"}));
  EXPECT_EQ(loaded->flow(Mode::pengajuan_sukarela, Scope::lintas_unit)->basis.note, "Nota Kesepahaman 2/2026. Antarinstansi");
  EXPECT_EQ(load_one({overlay()}, base)->version, base.all()[0]->version);
}

TEST(OverlayOverBase, GoesBesideAnotherOverlay) {
  auto other = changed(overlay(), 1, "kesepakatan", "aturan");
  other.name = "aturan.yaml";
  const auto faults = faults_of({other}, base_of({small_file(), overlay()}));
  ASSERT_EQ(faults.size(), 2u);  // the overlays go in the order of their ids, so the former one now comes second
  EXPECT_EQ(faults[0].file, "kecil-1-2026 (stored overlay 1)");
  EXPECT_EQ(faults[0].line, 5);
  EXPECT_EQ(faults[1].line, 7);
  EXPECT_NE(faults[1].what.find("the overlay `aturan` has added the flow"), std::string::npos);
}

TEST(OverlayOverBase, PrefersTheRegulationAmongTheFiles) {
  const auto newer = changed(small_file(), 2, "Kecil", "Baru");
  const auto loaded = load_one({newer, overlay()}, base_of({small_file()}));
  EXPECT_EQ(loaded->title, "Peraturan Baru Nomor 1 Tahun 2026");
}

TEST(OverlayOverBase, WhoseSourceIsLostIsRefused) {
  auto lost = *load_one({small_file()});
  lost.source.clear();
  RegulationSet base;
  base.add(std::make_shared<const workflow::Regulation>(lost));
  const auto faults = faults_of({overlay()}, base);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].text(),
            "kecil-1-2026.yaml: an empty file: a regulation begins with `regulation: kecil-1-2026` and then its `title`, a house "
            "overlay with `overlay: kecil-1-2026`");
}

TEST(OverlayOverBase, LeavesRegulationsAloneThatItDoesNotName) {
  EXPECT_TRUE(workflow::load_regulations({}, base_of({small_file()})).empty());
}

}  // namespace
}  // namespace penugasan::testing
