#include "workflow/spelling.h"

#include <gtest/gtest.h>

namespace penugasan::workflow {
namespace {

TEST(Spelling, OneEditIsALetterMoreLessOrOtherOrTwoThatChangedPlaces) {
  EXPECT_TRUE(is_one_edit_apart("titel", "title"));
  EXPECT_TRUE(is_one_edit_apart("titl", "title"));
  EXPECT_TRUE(is_one_edit_apart("titlee", "title"));
  EXPECT_TRUE(is_one_edit_apart("itle", "title"));
  EXPECT_TRUE(is_one_edit_apart("tytle", "title"));
  EXPECT_TRUE(is_one_edit_apart("", "a"));
}

TEST(Spelling, NoneOrTwoEditsAreNotOne) {
  EXPECT_FALSE(is_one_edit_apart("title", "title"));
  EXPECT_FALSE(is_one_edit_apart("", ""));
  EXPECT_FALSE(is_one_edit_apart("tilte_", "title"));
  EXPECT_FALSE(is_one_edit_apart("tytla", "title"));
  EXPECT_FALSE(is_one_edit_apart("abc", "cba"));
  EXPECT_FALSE(is_one_edit_apart("acbd", "abdc"));
  EXPECT_FALSE(is_one_edit_apart("aaaa", "aa"));
}

TEST(Spelling, AnEditCountsAnywhereInAWordAndFromBothSides) {
  for (const auto* word : {"nam", "ame", "nme", "names", "xname", "naame", "nama", "lame", "nape", "nmae", "anme", "naem"}) {
    EXPECT_TRUE(is_one_edit_apart(word, "name")) << word;
    EXPECT_TRUE(is_one_edit_apart("name", word)) << word;
  }
  for (const auto* word : {"name", "na", "nameXY", "mane", "eman", "nxmx", "", "nmea"}) {
    EXPECT_FALSE(is_one_edit_apart(word, "name")) << word;
    EXPECT_FALSE(is_one_edit_apart("name", word)) << word;
  }
}

TEST(Spelling, TheFirstThatIsNearIsMeant) {
  EXPECT_EQ(meant_by("scop", {"mode", "scope", "scopes"}), "scope");
  EXPECT_EQ(meant_by("scopes", {"mode", "basis"}), "");
}

}  // namespace
}  // namespace penugasan::workflow
