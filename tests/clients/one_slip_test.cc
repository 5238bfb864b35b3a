#include "clients/one_slip.h"

#include <gtest/gtest.h>

namespace penugasan::clients {
namespace {

TEST(OneSlip, ALetterMoreLessOrOther) {
  for (const auto* word : {"nam", "ame", "nme", "names", "xname", "naame", "nama", "lame", "nape"}) {
    EXPECT_TRUE(is_one_slip_away(word, "name")) << word;
    EXPECT_TRUE(is_one_slip_away("name", word)) << word;
  }
}

TEST(OneSlip, NeighboursThatChangedPlaces) {
  for (const auto* word : {"nmae", "anme", "naem"}) EXPECT_TRUE(is_one_slip_away(word, "name")) << word;
}

TEST(OneSlip, TwoSlipsAndNoneAreNotOne) {
  for (const auto* word : {"name", "na", "nameXY", "mane", "eman", "nxmx", "", "nmea"}) {
    EXPECT_FALSE(is_one_slip_away(word, "name")) << word;
    EXPECT_FALSE(is_one_slip_away("name", word)) << word;
  }
  EXPECT_FALSE(is_one_slip_away("", ""));
  EXPECT_TRUE(is_one_slip_away("", "a"));
}

}  // namespace
}  // namespace penugasan::clients
