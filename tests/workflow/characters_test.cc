#include "workflow/characters.h"

#include <gtest/gtest.h>

namespace penugasan::workflow {
namespace {

TEST(Characters, WellFormedText) {
  for (const auto* text : {"", "abc", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xF0\x90\x80\x80",
                           "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(is_utf8(text)) << text;
  }
}

TEST(Characters, MalformedText) {
  for (const auto* text : {
           "\x80",              // a second byte alone
           "\xC0\xAF",          // overlong
           "\xC1\xBF",          // overlong
           "\xE0\x9F\xBF",      // overlong
           "\xF0\x8F\xBF\xBF",  // overlong
           "\xED\xA0\x80",      // a surrogate
           "\xF4\x90\x80\x80",  // above U+10FFFF
           "\xF5\x80\x80\x80",  // no such first byte
           "\xC3",              // cut off
           "\xE2\x82",          // cut off
           "\xE2\x82g",         // third byte is none
           "ok\xFF",
       }) {
    EXPECT_FALSE(is_utf8(text)) << text;
  }
}

TEST(Characters, PrintableAsciiIsSkippedAndCounted) {
  for (const auto& [text, count] :
       {std::pair{"", 0u}, {"a ~", 3u}, {"ab\x7f", 2u}, {"ab\n", 2u}, {"\xC3\xA9", 0u}, {"a\xFF", 1u}}) {
    std::string_view rest = text;
    EXPECT_EQ(skip_ascii(rest), count) << text;
    EXPECT_EQ(rest, std::string_view(text).substr(count));
  }
}

TEST(ControlCharacter, IsNamed) {
  EXPECT_EQ(control_character_in(std::string_view("a\0b", 3)), "U+0000");
  EXPECT_EQ(control_character_in("a\n\x1B[2J"), "U+001B");
  EXPECT_EQ(control_character_in("\t"), "U+0009");
  EXPECT_EQ(control_character_in("\x1F"), "U+001F");
  EXPECT_EQ(control_character_in("\x7F"), "U+007F");
  EXPECT_EQ(control_character_in("\xC2\x80"), "U+0080");
  EXPECT_EQ(control_character_in("\xC2\x9F"), "U+009F");
  EXPECT_EQ(control_character_in("\xE2\x80\xA8"), "U+2028");
  EXPECT_EQ(control_character_in("\xE2\x80\xAE"), "U+202E");
  EXPECT_EQ(control_character_in("\xE2\x81\xA6"), "U+2066");
  EXPECT_EQ(control_character_in("\xE2\x81\xA9"), "U+2069");
}

TEST(ControlCharacter, OthersAreNone) {
  for (const auto* text : {"", "a b", "a\nb", "\x7E", "\xC2\xA0", "\xE2\x80\xA7", "\xE2\x80\xAF", "\xE2\x81\xA5", "\xE2\x81\xAA",
                           "\xE2\x82\xA8", "\xC3\x80"}) {
    EXPECT_EQ(control_character_in(text), "") << text;
  }
}

}  // namespace
}  // namespace penugasan::workflow
