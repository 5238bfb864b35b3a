#include <gtest/gtest.h>

#include "tests/workflow/loader/sample.h"
#include "workflow/loader/source_text.h"

namespace penugasan::workflow {
namespace {

using testing::changed;
using testing::load_one;
using testing::read_text_file;
using testing::small_file;

TEST(Version, IsTheTextsSha256) {
  EXPECT_EQ(version_of({"abc"}), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(version_of({"a", "bc"}), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(version_of({""}), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Version, ChangesWithEveryByteAndWithNothingElse) {
  const auto version = load_one({small_file()})->version;
  EXPECT_EQ(version, version_of({small_file().text}));
  auto elsewhere = small_file();
  elsewhere.name = "other/folder/kecil-1-2026.yaml";
  EXPECT_EQ(load_one({elsewhere})->version, version);
  auto longer = small_file();
  longer.text += "\n";
  EXPECT_NE(load_one({longer})->version, version);
}

/// What loading the small regulation twice says, the second time out of another folder and changed in its line 4.
std::string said_of_twice(const std::string& from) {
  auto other = changed(small_file(), 4, "2026-01-01", from);
  other.name = "b/kecil-1-2026.yaml";
  const auto faults = testing::faults_of({small_file(), other});
  return faults.empty() ? "" : faults.front().text();
}

TEST(Version, DifferentTextsFromTheSameDayAreRefused) {
  EXPECT_EQ(said_of_twice("2026-01-01 "),
            "b/kecil-1-2026.yaml:4: `kecil-1-2026` is in force from 2026-01-01 with another text in kecil-1-2026.yaml too, and a "
            "request could be filed under either: keep one of the files, or correct `in_force`");
}

TEST(Version, ALaterTextTakesOverAndTheSameTextDoesNoHarm) {
  EXPECT_EQ(said_of_twice("2026-01-02"), "");
  EXPECT_EQ(said_of_twice("2026-01-01"), "");
}

TEST(Version, WhatElseIsWrongWithRivalsIsNotToldTwice) {
  auto broken = changed(small_file(), 34, "owner_head", "x");
  EXPECT_NO_THROW(refuse_rivals({small_file(), changed(broken, 2, "title", "titel")}));
  broken.name = "b.yaml";
  EXPECT_THROW(refuse_rivals({small_file(), broken}), RegulationError) << "in whatever file it stands";
}

TEST(Version, OfOverlaysGoesByTheirIdsNotByTheirOrder) {
  // Two overlays, each for a flow that the changed regulation does not provide.
  const SourceFile shipped{"o/sukarela-lintas-instansi.yaml",
                           read_text_file("workflow/regulations/overlays/sukarela-lintas-instansi.yaml")};
  auto small = changed(small_file(), 11, "lintas_unit", "lintas_instansi");
  small = changed(small, 25, "lintas_unit", "lintas_instansi");
  small = changed(small, 27, "lintas_unit", "lintas_instansi");
  small = changed(small, 51, "lintas_unit", "lintas_instansi");
  small = changed(small, 124, "lintas_unit", "lintas_instansi");
  const std::string overlay =
      "regulations: [kecil-1-2026]\ninstrument: Nota\nflows:\n  - mode: pengajuan_sukarela\n    scope: lintas_instansi\n"
      "    basis: house\n    file: {by: [assignees], title: A, title_en: A, people: required, basis: house}\n    steps:\n"
      "      - {id: a, title: A, title_en: A, office: [owner_head], act: complete, basis: house}\n";
  const SourceFile one{"a.yaml", "overlay: a\n" + overlay};
  const auto first = load_one({small, one});
  EXPECT_EQ(first->version, version_of({small.text, one.text}));
  EXPECT_EQ(load_one({one, small})->version, first->version);
}

TEST(Source, LoadsAgainAsItWas) {
  const auto fiktif = SourceFile{"fiktif-1-2026.yaml", read_text_file("tests/regulations/fiktif-1-2026.yaml")};
  const SourceFile overlay{"x/sukarela-lintas-instansi.yaml",
                           read_text_file("workflow/regulations/overlays/sukarela-lintas-instansi.yaml")};
  auto files = shipped_regulations();
  files.push_back(fiktif);
  files.push_back(overlay);
  for (const auto& loaded : load_regulations(files)) {
    const auto again = load_stored_regulation(loaded->id, loaded->version, loaded->source);
    EXPECT_EQ(again->version, loaded->version);
    EXPECT_EQ(again->source, loaded->source);
    EXPECT_EQ(again->overlays, loaded->overlays);
    EXPECT_EQ(again->title, loaded->title);
    ASSERT_EQ(again->flows.size(), loaded->flows.size());
    for (std::size_t at = 0; at < loaded->flows.size(); ++at) {
      EXPECT_EQ(again->flows[at].overlay, loaded->flows[at].overlay);
      EXPECT_EQ(draw_flow(*again, again->flows[at]), draw_flow(*loaded, loaded->flows[at]));
    }
  }
}

TEST(Source, HoldsTheOverlayAsADocument) {
  const std::vector<SourceFile> files{
      {"palangka-raya-13-2024.yaml", read_text_file("workflow/regulations/palangka-raya-13-2024.yaml")},
      {"barito-timur-11-2024.yaml", read_text_file("workflow/regulations/barito-timur-11-2024.yaml")},
      {"sukarela-lintas-instansi.yaml", read_text_file("workflow/regulations/overlays/sukarela-lintas-instansi.yaml")}};
  const auto loaded = load_regulations(files);
  ASSERT_EQ(loaded.size(), 2u);
  EXPECT_EQ(loaded[0]->source, files[0].text + "\n---\n" + files[2].text);
  EXPECT_EQ(loaded[0]->overlays, (std::vector<std::string>{"sukarela-lintas-instansi"}));
}

TEST(Source, JoinAndSplitKeepEveryByte) {
  const std::vector<std::vector<std::string>> all{
      {""}, {"a"}, {"a\n", "b\n"}, {"a", "\n", "b"}, {"a\n\n", "", "--"}, {"a\n--", "-\n"}};
  for (const auto& texts : all) EXPECT_EQ(split_source(join_source(texts)), texts);
}

TEST(Source, ThatIsDamagedIsRefused) {
  const auto loaded = load_one({small_file()});
  const auto again = [&](const std::string& id, const std::string& source) {
    return load_stored_regulation(id, loaded->version, source);
  };
  EXPECT_NO_THROW(again("kecil-1-2026", loaded->source));
  EXPECT_THROW(again("lain-1-2026", loaded->source), RegulationError);
  EXPECT_THROW(again("kecil-1-2026", loaded->source.substr(0, 1000)), RegulationError);
  EXPECT_THROW(again("kecil-1-2026", ""), RegulationError);
  EXPECT_THROW(again("kecil-1-2026", loaded->source + "\n---\n" + loaded->source), RegulationError);
  EXPECT_THROW(again("kecil-1-2026", "overlay: a\n"), RegulationError);
  auto other = loaded->source;
  other.replace(other.find("title: "), 7, "title: X");
  EXPECT_THROW(again("kecil-1-2026", other), RegulationError) << "sound, but another text than that of the version";
}

// As one that an earlier release took in, which did not know the proof yet.
TEST(Source, IsNotProvedAnew) {
  const auto unproved = changed(small_file(), 79, "form: tim_kerja", "people: unnamed");
  ASSERT_THROW(load_one({unproved}), RegulationError);
  const auto again = load_stored_regulation("kecil-1-2026", version_of({unproved.text}), unproved.text);
  EXPECT_EQ(again->source, unproved.text);
  EXPECT_EQ(again->flows.size(), load_one({small_file()})->flows.size());
}

}  // namespace
}  // namespace penugasan::workflow
