#include "server/input/text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <vector>

namespace penugasan::server {
namespace {

TEST(Utf8, WellFormedTextOfEveryLength) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("a"));
  EXPECT_TRUE(is_utf8("\xc2\x80"));          // U+0080
  EXPECT_TRUE(is_utf8("\xe0\xa0\x80"));      // U+0800
  EXPECT_TRUE(is_utf8("\xed\x9f\xbf"));      // U+D7FF, the last before the surrogates
  EXPECT_TRUE(is_utf8("\xee\x80\x80"));      // U+E000, the first after
  EXPECT_TRUE(is_utf8("\xf0\x90\x80\x80"));  // U+10000
  EXPECT_TRUE(is_utf8("\xf4\x8f\xbf\xbf"));  // U+10FFFF
}

TEST(Utf8, MalformedTextIsFound) {
  EXPECT_FALSE(is_utf8("\x80"));              // a continuation alone
  EXPECT_FALSE(is_utf8("\xc0\x80"));          // overlong NUL
  EXPECT_FALSE(is_utf8("\xc1\xbf"));          // overlong
  EXPECT_FALSE(is_utf8("\xe0\x9f\xbf"));      // overlong in three bytes
  EXPECT_FALSE(is_utf8("\xf0\x8f\xbf\xbf"));  // overlong in four
  EXPECT_FALSE(is_utf8("\xed\xa0\x80"));      // surrogate
  EXPECT_FALSE(is_utf8("\xf4\x90\x80\x80"));  // beyond U+10FFFF
  EXPECT_FALSE(is_utf8("\xf5\x80\x80\x80"));
  EXPECT_FALSE(is_utf8("a\xe2\x82"));     // cut off
  EXPECT_FALSE(is_utf8("\xe2\x28\xa1"));  // no continuation
  EXPECT_FALSE(is_utf8("\xff"));
}

TEST(Utf8, NextCharacterTakesExactlyOne) {
  std::string_view text = "é€😀!";
  EXPECT_EQ(next_character(text), U'é');
  EXPECT_EQ(next_character(text), U'€');
  EXPECT_EQ(next_character(text), U'😀');
  EXPECT_EQ(text, "!");
  EXPECT_EQ(next_character(text), U'!');
  EXPECT_EQ(next_character(text), std::nullopt);
  std::string_view bad = "\xe2\x82";
  EXPECT_EQ(next_character(bad), std::nullopt);
  EXPECT_EQ(bad.size(), 2u);
}

TEST(Utf8, CountsCharactersNotBytes) {
  EXPECT_EQ(count_characters(""), 0u);
  EXPECT_EQ(count_characters("Rp5 — ya"), 8u);
  EXPECT_EQ(count_characters("😀😀"), 2u);
  EXPECT_EQ(count_characters("a\xff\xff"), 3u);
}

TEST(TextFaults, LengthIsCountedInCharacters) {
  EXPECT_FALSE(fault_of(std::string(10, 'a'), Lines::one, 10));
  EXPECT_FALSE(fault_of("ééééé", Lines::one, 5));
  const auto fault = fault_of("éééééé", Lines::one, 5);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->what, "too_long");
  EXPECT_EQ(fault->detail, "5");
}

TEST(TextFaults, WhatCannotFitIsRefusedUnread) {
  // Malformed as well: the size alone decides.
  EXPECT_EQ(fault_of(std::string(41, '\xff'), Lines::one, 10)->what, "too_long");
  EXPECT_EQ(fault_of(std::string(40, '\xff'), Lines::one, 10)->what, "not_utf8");
}

TEST(TextFaults, OnlyLineFeedsInManyLines) {
  EXPECT_FALSE(fault_of("satu\ndua", Lines::many, 100));
  EXPECT_EQ(fault_of("satu\ndua", Lines::one, 100)->what, "control_character");
  EXPECT_EQ(fault_of("satu\ndua", Lines::one, 100)->detail, "U+000A");
  EXPECT_EQ(fault_of("satu\r\ndua", Lines::many, 100)->detail, "U+000D");
}

TEST(TextFaults, ControlAndDirectionCharacters) {
  const auto detail = [](std::string_view text) {
    const auto fault = fault_of(text, Lines::many, 100);
    return fault ? fault->detail : "none";
  };
  EXPECT_EQ(detail(std::string_view("a\0b", 3)), "U+0000");
  EXPECT_EQ(detail("\x1b[31m"), "U+001B");
  EXPECT_EQ(detail("\x7f"), "U+007F");
  EXPECT_EQ(detail("\u0085"), "U+0085");
  EXPECT_EQ(detail("\u009f"), "U+009F");
  EXPECT_EQ(detail("\u00a0"), "none");
  EXPECT_EQ(detail("\u2028"), "U+2028");
  EXPECT_EQ(detail("\u2029"), "U+2029");
  EXPECT_EQ(detail("\u202a"), "U+202A");
  EXPECT_EQ(detail("\u202e"), "U+202E");
  EXPECT_EQ(detail("\u2066"), "U+2066");
  EXPECT_EQ(detail("\u2069"), "U+2069");
  EXPECT_EQ(detail("\u202f"), "none");
}

TEST(Uuid, CanonicalFormOnly) {
  EXPECT_EQ(parse_uuid("5f0c8e3a-9d51-4c57-8d0e-2b7a44e1c9aa"), "5f0c8e3a-9d51-4c57-8d0e-2b7a44e1c9aa");
  EXPECT_EQ(parse_uuid("5F0C8E3A-9D51-4C57-8D0E-2B7A44E1C9AA"), "5f0c8e3a-9d51-4c57-8d0e-2b7a44e1c9aa");
  EXPECT_FALSE(parse_uuid(""));
  EXPECT_FALSE(parse_uuid("5f0c8e3a9d514c578d0e2b7a44e1c9aa"));
  EXPECT_FALSE(parse_uuid("5f0c8e3a-9d51-4c57-8d0e-2b7a44e1c9a"));
  EXPECT_FALSE(parse_uuid("5f0c8e3a-9d51-4c57-8d0e-2b7a44e1c9aa1"));
  EXPECT_FALSE(parse_uuid("5f0c8e3a-9d51-4c57-8d0e-2b7a44e1c9ag"));
  EXPECT_FALSE(parse_uuid("5f0c8e3a-9d51-4c57-8d0e12b7a44e1c9aa"));
  EXPECT_FALSE(parse_uuid("5f0c8e3a-9d51-4c57-8d0e--b7a44e1c9aa"));
  EXPECT_FALSE(parse_uuid("00000000-0000-0000-0000-000000000000"));
}

TEST(Ids, DashedAndWords) {
  EXPECT_TRUE(is_dashed_id("surakarta-32-2023"));
  EXPECT_FALSE(is_dashed_id("surakarta_32"));
  EXPECT_FALSE(is_dashed_id("Surakarta"));
  EXPECT_FALSE(is_dashed_id(""));
  EXPECT_TRUE(is_dashed_id(std::string(63, 'a')));
  EXPECT_FALSE(is_dashed_id(std::string(64, 'a')));
  EXPECT_TRUE(is_word("dinas_satu_level"));
  EXPECT_FALSE(is_word("dinas-satu"));
  EXPECT_FALSE(is_word("dinas satu"));
}

TEST(Nearest, FindsTheMistypedWordWithinReason) {
  const std::vector<std::string> words = {"listen", "store", "log_level", "log_format"};
  EXPECT_EQ(nearest("listne", words), "listen");
  EXPECT_EQ(nearest("stor", words), "store");
  EXPECT_EQ(nearest("loglevel", words), "log_level");
  EXPECT_EQ(nearest("logformatt", words), "log_format");
  EXPECT_EQ(nearest("colour", words), std::nullopt);
  EXPECT_EQ(nearest("s", words), std::nullopt);
  EXPECT_EQ(nearest("", words), std::nullopt);
  EXPECT_EQ(nearest(std::string(1000000, 'x'), words), std::nullopt);
}

TEST(Nearest, DistanceCountsEdits) {
  EXPECT_EQ(edit_distance("", ""), 0u);
  EXPECT_EQ(edit_distance("abc", ""), 3u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance(std::string(100, 'a'), std::string(64, 'a')), 0u);
}

TEST(TextProperties, NoBytesAreTooWild) {
  EXPECT_TRUE(rc::check("any bytes are judged", [](const std::string& bytes) {
    const bool good = is_utf8(bytes);
    RC_ASSERT(count_characters(bytes) <= bytes.size());
    const auto fault = fault_of(bytes, Lines::many, 1000);
    RC_ASSERT(good || fault.has_value());
    RC_ASSERT(!parse_uuid(bytes) || bytes.size() == 36);
  }));
}

}  // namespace
}  // namespace penugasan::server
