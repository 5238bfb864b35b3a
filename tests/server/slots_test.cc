#include "server/access/slots.h"

#include <gtest/gtest.h>

#include <vector>

namespace penugasan::server {
namespace {

TEST(Slots, OneCallerGetsSoMany) {
  Slots slots(10, 2);
  const auto first = slots.take("a");
  auto second = slots.take("a");
  EXPECT_TRUE(first && second);
  EXPECT_FALSE(slots.take("a"));
  EXPECT_TRUE(slots.take("b"));
  second.reset();
  EXPECT_TRUE(slots.take("a"));
}

TEST(Slots, AllTogetherGetSoMany) {
  Slots slots(3, 2);
  std::vector<Slots::SlotPtr> held;
  for (const char* who : {"a", "b", "c"}) held.push_back(slots.take(who));
  EXPECT_EQ(slots.taken(), 3);
  EXPECT_FALSE(slots.take("d"));
  held.clear();
  EXPECT_EQ(slots.taken(), 0);
  EXPECT_TRUE(slots.take("d"));
}

TEST(Slots, WhoWasRefusedTookNothing) {
  Slots slots(1, 1);
  auto held = slots.take("a");
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(slots.take("b"));
  held.reset();
  EXPECT_TRUE(slots.take("b"));
}

}  // namespace
}  // namespace penugasan::server
