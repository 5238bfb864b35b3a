#include "server/errors/language.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

namespace penugasan::server {
namespace {

TEST(Language, IndonesianIsTheDefault) {
  EXPECT_EQ(language_of(""), Language::id);
  EXPECT_EQ(language_of("fr, de"), Language::id);
  EXPECT_EQ(language_of("*"), Language::id);
  EXPECT_EQ(language_of(";;,,=q;"), Language::id);
  EXPECT_EQ(name_of(Language::id), "id");
  EXPECT_EQ(name_of(Language::en), "en");
}

TEST(Language, TheFirstSupportedOfTheList) {
  EXPECT_EQ(language_of("en"), Language::en);
  EXPECT_EQ(language_of("EN-gb"), Language::en);
  EXPECT_EQ(language_of("id-ID, en"), Language::id);
  EXPECT_EQ(language_of("in, en"), Language::id);
  EXPECT_EQ(language_of("fr, en, id"), Language::en);
  EXPECT_EQ(language_of("english"), Language::id);
  EXPECT_EQ(language_of("*, en"), Language::id);
}

TEST(Language, WeightsDecide) {
  EXPECT_EQ(language_of("id;q=0.5, en;q=0.8"), Language::en);
  EXPECT_EQ(language_of("id; q=0.8 , en ;q=0.5"), Language::id);
  EXPECT_EQ(language_of("en;q=0.001, id;q=0.002"), Language::id);
  EXPECT_EQ(language_of("en;q=0"), Language::id);
  EXPECT_EQ(language_of("id;q=0, en;q=0.1"), Language::en);
  EXPECT_EQ(language_of("id;q=0.999, en;q=1"), Language::en);
  EXPECT_EQ(language_of("id;q=0.999, en;q=1.000"), Language::en);
  EXPECT_EQ(language_of("en;Q=0.3, id;q=0.2"), Language::en);
}

TEST(Language, WhatIsMalformedIsPassedOver) {
  EXPECT_EQ(language_of("en;q=1.001"), Language::id);
  EXPECT_EQ(language_of("en;q=2"), Language::id);
  EXPECT_EQ(language_of("en;q="), Language::id);
  EXPECT_EQ(language_of("en;q=0.1234"), Language::id);
  EXPECT_EQ(language_of("en;q=0x1"), Language::id);
  EXPECT_EQ(language_of("en;q=-1"), Language::id);
  EXPECT_EQ(language_of("en;level=1"), Language::id);
  EXPECT_EQ(language_of("en;q=nan, id;q=0.1"), Language::id);
  EXPECT_EQ(language_of("xx;q=2, en;q=0.2"), Language::en);
}

TEST(Language, OnlyTheFirstThousandBytesAreRead) {
  const auto after_commas = [](std::size_t count) { return language_of(std::string(count, ',').append("en")); };
  EXPECT_EQ(after_commas(998), Language::en);
  EXPECT_EQ(after_commas(1000), Language::id);
}

TEST(LanguageProperties, NeverFails) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    const Language language = language_of(text);
    RC_ASSERT(language == Language::id || language == Language::en);
    RC_ASSERT(language_of("en;q=1.0," + text) == Language::en);
  }));
}

}  // namespace
}  // namespace penugasan::server
