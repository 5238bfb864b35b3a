#include "workflow/loader/article.h"

#include <gtest/gtest.h>

#include <string>

namespace penugasan::workflow {
namespace {

TEST(Article, FormsThatStand) {
  for (const auto* text : {"Ps.1",
                           "Ps.22",
                           "Ps.17(2)",
                           "Ps.1(24)",
                           "Ps.14(5)c",
                           "Ps.12A",
                           "Ps.12A(1a)b.2",
                           "Ps.5a",
                           "Ps.9(4)e.2.a",
                           "Lamp V",
                           "Lamp B",
                           "Lamp B.2",
                           "Lamp 2.m",
                           "Lamp 2.q.1.b",
                           "Lamp II.A(7)",
                           "Lamp IV.3.1.b.1",
                           "Lamp IV 3.1.b.1",
                           "Lamp IV 3.1.2(3)d.3",
                           "Lamp II.I.C.4.a.3.c",
                           "Lamp II.I.A(3)b.4",
                           "Lamp II.C.1)(3)d",
                           "Lamp II.C.2)(1)",
                           "Lamp I.1.7)d",
                           "Lamp I.1)",
                           "Lamp V.d",
                           "Lamp B.1.c.5.c",
                           "Lamp II"}) {
    EXPECT_TRUE(is_article(text)) << text;
  }
}

TEST(Article, FormsThatDoNot) {
  for (const auto* text : {"",
                           "house",
                           "Ps",
                           "Ps.",
                           "Ps.0",
                           "Ps.01",
                           "Ps 17",
                           "Ps. 17",
                           "Ps.17 (2)",
                           "Ps.17()",
                           "Ps.17(0)",
                           "Ps.17(2",
                           "Ps.17(2))",
                           "Ps.12(7)-(8)",
                           "Ps.4-16",
                           "Ps.17(2) L274",
                           "ps.17",
                           "Pasal 17",
                           "Ps.17(2)C",
                           "Ps.17(2).",
                           "Ps.14(5)c.",
                           "Ps.14(5)cd",
                           "Lamp",
                           "Lamp ",
                           "Lampiran II",
                           "lamp II",
                           "Lamp  II",
                           "Lamp II.",
                           "Lamp .1",
                           "Lamp II..1",
                           "Lamp II.ab",
                           "Lamp II.0",
                           "Lamp II (1)",
                           "Lamp II.(1)",
                           "Lamp IV 3.1.b.1 L5",
                           "Lamp A 3.1",
                           "Lamp IV 3 1",
                           "Ps.17(2), Lamp V",
                           " Ps.1",
                           "Ps.1 ",
                           "Ps.1\n",
                           "Lamp E)x)"}) {
    EXPECT_FALSE(is_article(text)) << text;
  }
}

TEST(Article, LongTextIsRefusedWithoutReadingIt) {
  EXPECT_FALSE(is_article("Lamp I" + std::string(1 << 20, '1')));
  std::string parts = "Lamp II";
  while (parts.size() < 60) parts += ".1";
  EXPECT_FALSE(is_article(parts));  // 61
}

}  // namespace
}  // namespace penugasan::workflow
