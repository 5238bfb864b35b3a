// The two languages, and what a terminal can show of a text.
#include "clients/cli/text.h"

#include <gtest/gtest.h>

#include <map>

#include "clients/cli/table.h"
#include "clients/cli/terminal.h"

namespace penugasan::cli {
namespace {

Environment environment(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const std::string& name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
  };
}

TEST(LanguageChoice, WhatIsAskedForDecides) {
  EXPECT_EQ(choose_language("en", environment({{"LANG", "id_ID.UTF-8"}})), Language::english);
  EXPECT_EQ(choose_language("id", environment({{"LANG", "en_US.UTF-8"}})), Language::indonesian);
}

TEST(LanguageChoice, ElseTheLocaleInItsOrder) {
  EXPECT_EQ(choose_language("", environment({{"LANG", "id_ID.UTF-8"}})), Language::indonesian);
  EXPECT_EQ(choose_language("", environment({{"LANG", "id_ID.UTF-8"}, {"LC_ALL", "C"}})), Language::english);
  EXPECT_EQ(choose_language("", environment({{"LANG", "C"}, {"LC_MESSAGES", "id"}})), Language::indonesian);
  EXPECT_EQ(choose_language("", environment({{"LANG", "de_DE.UTF-8"}})), Language::english);
  EXPECT_EQ(choose_language("", environment({})), Language::english);
}

TEST(Fill, PutsValuesWhereTheirNumbersStand) {
  EXPECT_EQ(fill("{1} sesudah {0}", {"a", "b"}), "b sesudah a");
  EXPECT_EQ(fill("{0}", {"{1}", "b"}), "{1}") << "a value is not looked into";
  EXPECT_EQ(fill("{0} {7} {", {"a"}), "a {7} {");
}

TEST(Speaker, SpeaksItsLanguage) {
  constexpr Text kText("{0} hari", "{0} days");
  EXPECT_EQ(Speaker(Language::indonesian)(kText, {"3"}), "3 hari");
  EXPECT_EQ(Speaker(Language::english)(kText, {"3"}), "3 days");
}

TEST(DisplayWidth, CountsColumnsNotBytes) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("✓ né"), 4U);
  EXPECT_EQ(display_width("漢字"), 4U) << "wide characters take two columns";
  EXPECT_EQ(display_width("e\u0301"), 1U) << "a combining accent takes none";
  EXPECT_EQ(display_width("a\xff"), 2U) << "a broken byte shows as one sign";
}

TEST(Printable, LetsNothingMoveTheCursor) {
  EXPECT_EQ(printable("a\033[2Jb"), "a?[2Jb");
  EXPECT_EQ(printable("satu\ndua\ttiga"), "satu dua tiga");
  EXPECT_EQ(printable("\xc3\x28"), "?(");
  EXPECT_EQ(printable("café"), "café");
}

TEST(Shorten, EndsInAnEllipsisWithinTheWidth) {
  EXPECT_EQ(shorten("Penyusunan", 10, "…"), "Penyusunan");
  EXPECT_EQ(shorten("Penyusunan", 6, "…"), "Penyu…");
  EXPECT_EQ(shorten("Penyusunan", 6, "..."), "Pen...");
  EXPECT_EQ(shorten("漢字漢字", 6, "…"), "漢字…") << "half a wide character is not shown";
  EXPECT_EQ(shorten("Penyusunan", 2, "..."), "..");
}

TEST(Wrap, BreaksAtSpacesAndIndents) {
  EXPECT_EQ(wrap("satu dua tiga", 8, 2), "satu dua\n  tiga");
  EXPECT_EQ(wrap("satu dua tiga", 0, 2), "satu dua tiga") << "0 is no limit";
  EXPECT_EQ(wrap("sangatpanjang dua", 4, 0), "sangatpanjang\ndua") << "a long word stays whole";
}

TEST(Encode, FallsBackToAscii) {
  Style style;
  EXPECT_EQ(style.encode("✓ a → b – “c” … 漢"), "+ a -> b - \"c\" ... ?");
  style.unicode = true;
  EXPECT_EQ(style.encode("✓ 漢"), "✓ 漢");
}

TEST(StyleOf, AsksTheLocaleForUtf8) {
  EXPECT_TRUE(style_of(1, false, environment({{"LANG", "id_ID.UTF-8"}})).unicode);
  EXPECT_TRUE(style_of(1, false, environment({{"LANG", "C.utf8"}})).unicode);
  EXPECT_FALSE(style_of(1, false, environment({{"LANG", "id_ID.UTF-8"}, {"LC_ALL", "C"}})).unicode);
  EXPECT_FALSE(style_of(1, false, environment({})).unicode);
}

TEST(TableLayout, AlignsByDisplayWidth) {
  Table table({"ID", "Nama", "unit"});
  table.add({"jambi/1", "né", "a"});
  table.add({"jambi/12", "Tri", "b"});
  EXPECT_EQ(table.draw({}),
            "ID        NAMA  UNIT\n"
            "jambi/1   né    a\n"
            "jambi/12  Tri   b\n");
}

TEST(TableLayout, CutsTheWidestColumnToFit) {
  Table table({"ID", "TUJUAN"});
  table.add({"jambi/1", "Penyusunan rencana aksi daerah"});
  Style style;
  style.unicode = true;
  style.width = 24;
  EXPECT_EQ(table.draw(style),
            "ID       TUJUAN\n"
            "jambi/1  Penyusunan ren…\n");
  style.width = 0;
  EXPECT_EQ(table.draw(style),
            "ID       TUJUAN\n"
            "jambi/1  Penyusunan rencana aksi daerah\n")
      << "not a terminal: nothing is cut";
}

TEST(TableLayout, CutsTheFirstColumnLast) {
  Table table({"PERMINTAAN", "TUJUAN"});
  table.add({"palangka-raya/12", "Penyusunan"});
  Style style;
  style.width = 24;
  EXPECT_EQ(table.draw(style),
            "PERMINTAAN        TUJUAN\n"
            "palangka-raya/12  Pen...\n");
}

TEST(TableLayout, NeverCutsAColumnToNothing) {
  Table table({"SATU", "DUA"});
  table.add({"aaaaaaaaaaaa", "bbbbbbbbbbbb"});
  Style style;
  style.width = 3;
  EXPECT_EQ(table.draw(style),
            "SATU    DUA\n"
            "aaa...  bbb...\n");
}

TEST(TableLayout, CellsStayOnTheirLine) {
  Table table({"A", "B", "C"});
  table.add({"satu\ndua", "x\033[0m"});
  EXPECT_EQ(table.draw({}),
            "A         B      C\n"
            "satu dua  x?[0m\n");
}

}  // namespace
}  // namespace penugasan::cli
