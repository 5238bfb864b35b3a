#include "workflow/kinds.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace penugasan::workflow {
namespace {

/// The names of the enumerators 0, 1, … in their order; `from_name` must lead back to each, and nowhere from any other text.
template <class Enum>
void expect_names(const std::vector<std::string>& names) {
  for (std::size_t at = 0; at < names.size(); ++at) {
    const auto value = static_cast<Enum>(at);
    EXPECT_EQ(name_of(value), names[at]);
    EXPECT_EQ(from_name<Enum>(names[at]), value);
  }
  EXPECT_EQ(name_of(static_cast<Enum>(names.size())), "");
  for (const auto* other : {"", "x", "PENUNJUKAN", " individu"}) EXPECT_FALSE(from_name<Enum>(other).has_value()) << other;
}

TEST(Kinds, AreNamedLikeTheirEnumerators) {
  expect_names<Mode>({"penunjukan", "pengajuan_sukarela"});
  expect_names<Form>({"individu", "tim_kerja"});
  expect_names<Scope>({"dalam_unit", "lintas_unit", "lintas_perangkat_daerah", "lintas_instansi"});
  expect_names<State>({"pending", "assigned", "rejected", "withdrawn"});
  expect_names<Option>({"approve", "reject", "complete"});
  expect_names<LetterItem>({"purpose", "competencies", "expectation", "period"});
  expect_names<Office>({"owner_head", "owner_kpd", "owner_authority", "owner_personnel_head", "source_head", "source_kpd",
                        "source_authority", "source_personnel_head", "appraisers", "assignees", "filer"});
  expect_names<Act>(
      {"filed", "approved", "rejected", "recommended", "not_recommended", "completed", "acknowledged", "withdrawn"});
  expect_names<Cause>({"your_turn", "approved", "rejected", "assigned", "withdrawn", "copy", "for_your_information"});
}

TEST(Kinds, NamesStandForTheRightEnumerators) {
  EXPECT_EQ(name_of(Office::filer), "filer");
  EXPECT_EQ(name_of(Office::appraisers), "appraisers");
  EXPECT_EQ(name_of(Scope::lintas_perangkat_daerah), "lintas_perangkat_daerah");
  EXPECT_EQ(name_of(Act::not_recommended), "not_recommended");
  EXPECT_EQ(name_of(Cause::for_your_information), "for_your_information");
  EXPECT_EQ(name_of(State::withdrawn), "withdrawn");
}

}  // namespace
}  // namespace penugasan::workflow
