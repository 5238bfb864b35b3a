#include "clients/utf8.h"

#include <gtest/gtest.h>

namespace penugasan::clients {
namespace {

TEST(Utf8, WellFormedText) {
  for (const auto* text : {"", "abc", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xF0\x90\x80\x80",
                           "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(is_utf8(text)) << text;
  }
}

TEST(Utf8, MalformedText) {
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

}  // namespace
}  // namespace penugasan::clients
