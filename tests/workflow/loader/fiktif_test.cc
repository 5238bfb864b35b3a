// A sixth regulation, whose steps, letters and limits no other has, loads as data alone.
#include <gtest/gtest.h>

#include "tests/workflow/loader/sample.h"

namespace penugasan::workflow {
namespace {

const Regulation& fiktif() {
  static const auto loaded =
      testing::load_one({{"fiktif-1-2026.yaml", testing::read_text_file("tests/regulations/fiktif-1-2026.yaml")}});
  return *loaded;
}

TEST(Fiktif, ChainOfThreeAndPersonnelHead) {
  const auto& steps = fiktif().flow(Mode::penunjukan, Scope::lintas_unit)->steps;
  ASSERT_EQ(steps.size(), 6u);
  EXPECT_EQ(steps[0].offices, (std::vector<Office>{Office::owner_kpd}));
  EXPECT_EQ(steps[1].offices, (std::vector<Office>{Office::owner_personnel_head}));
  EXPECT_EQ(steps[1].act, StepAct::recommend);
  EXPECT_EQ(steps[2].offices, (std::vector<Office>{Office::owner_authority}));
  EXPECT_TRUE(steps[3].names_people);
  EXPECT_EQ(steps[3].offices, (std::vector<Office>{Office::source_kpd}));
  EXPECT_TRUE(steps[3].refusal);
}

TEST(Fiktif, ReasonsAreAskedForWhereItSaysSo) {
  const auto& steps = fiktif().flow(Mode::penunjukan, Scope::lintas_unit)->steps;
  EXPECT_FALSE(steps[0].refusal->reason_required);
  EXPECT_TRUE(steps[1].refusal->reason_required);
  EXPECT_FALSE(steps[2].refusal->reason_required);
  EXPECT_EQ(steps[3].refusal->reason_basis, (Basis{Basis::Kind::regulation, "Ps.11(5)", "menyebutkan alasan", ""}));
}

TEST(Fiktif, LimitsOfItsOwn) {
  const auto& limits = fiktif().limits;
  ASSERT_EQ(limits.size(), 3u);
  EXPECT_EQ(limits[0].at_most, (Length{90, Length::Unit::days}));
  EXPECT_EQ(limits[1].headcount_at_most, 7);
  EXPECT_EQ(limits[1].headcount_at_least, 2);
  EXPECT_EQ(limits[2].when.team_kind, "panitia");
  EXPECT_TRUE(limits[2].warns);
}

TEST(Fiktif, LettersOfItsOwn) {
  EXPECT_EQ(fiktif().letters.size(), 5u);
  EXPECT_TRUE(fiktif().letters.at("surat_tugas_khusus").assigns);
}

}  // namespace
}  // namespace penugasan::workflow
