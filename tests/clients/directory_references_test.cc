#include "clients/directory_references.h"

#include <gtest/gtest.h>

#include "clients/directory_file.h"
#include "tests/support/paths.h"

namespace penugasan::clients {
namespace {

constexpr const char* kKota = R"(agency: kota
name: Kota
regulation: kota-1-2026
regional_head: Wali Kota
authority: ani
personnel_office: badan
units:
  - {id: badan, name: Badan, kind: badan, head: ani}
  - {id: badan.a, name: A, kind: bidang, parent: badan, head: null}
officials:
  - {id: ani, nip: "199704012021102001", name: Ani, rank: r, title: t, unit: badan}
  - {id: budi, nip: "199704012021101002", name: Budi, rank: r, title: t, unit: badan.a, appraiser: ani}
mandates:
  - {kind: plt, unit: badan.a, to: budi, valid_from: 2026-03-02, valid_to: 2026-03-06}
  - {kind: plt, unit: authority, to: budi, valid_from: 2026-03-02, valid_to: 2026-03-06}
  - {kind: plh, from: ani, to: budi, valid_from: 2026-03-02, valid_to: 2026-03-06}
administrators: [budi]
auditors: [ani]
)";

// "unit FIELD ID" or "official FIELD ID" of kKota with the first occurrence of `what` replaced.
std::string found_after(const std::string& what, const std::string& by) {
  std::string text = kKota, found;
  text.replace(text.find(what), what.size(), by);
  for (const auto& one : unknown_references(parse_directory(text, "kota.yaml"))) {
    found += (one.is_unit ? "unit " : "official ") + one.field + " " + one.id + "\n";
  }
  return found;
}

TEST(DirectoryReferences, WhatIsThereIsFound) {
  EXPECT_EQ(found_after("kota", "kota"), "");
  for (const auto* agency : {"barito-timur", "jambi", "klaten", "palangka-raya", "surakarta", "wilayah-jambi"}) {
    const auto directory = read_directory(testing::source_dir() / "tests/directories" / (std::string(agency) + ".yaml"));
    EXPECT_EQ(unknown_references(directory).size(), 0u) << agency;
  }
}

TEST(DirectoryReferences, OfTheAgency) {
  EXPECT_EQ(found_after("authority: ani", "authority: x"), "official directory.authority x\n");
  EXPECT_EQ(found_after("authority: ani", "authority: [{official: ani}, {official: x}]"),
            "official directory.authority_terms[1].official x\n");
  EXPECT_EQ(found_after("personnel_office: badan", "personnel_office: x"), "unit directory.personnel_office x\n");
  EXPECT_EQ(found_after("[budi]", "[budi, x]"), "official directory.administrators[1] x\n");
  EXPECT_EQ(found_after("auditors: [ani]", "auditors: [x]"), "official directory.auditors[0] x\n");
}

TEST(DirectoryReferences, OfItsElements) {
  EXPECT_EQ(found_after("head: ani", "head: x"), "official directory.units[0].head x\n");
  EXPECT_EQ(found_after("head: ani", "head: [{official: x}]"), "official directory.units[0].head_terms[0].official x\n");
  EXPECT_EQ(found_after("parent: badan", "parent: x"), "unit directory.units[1].parent x\n");
  EXPECT_EQ(found_after("unit: badan.a", "unit: x"), "unit directory.officials[1].unit x\n");
  EXPECT_EQ(found_after("appraiser: ani", "appraiser: x"), "official directory.officials[1].appraiser x\n");
  EXPECT_EQ(found_after("plt, unit: badan.a", "plt, unit: x"), "unit directory.mandates[0].unit x\n");
  EXPECT_EQ(found_after("from: ani", "from: x"), "official directory.mandates[2].from x\n");
  EXPECT_EQ(found_after("to: budi", "to: x"), "official directory.mandates[0].to x\n");
}

}  // namespace
}  // namespace penugasan::clients
