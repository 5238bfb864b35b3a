#include "server/metrics/unread.h"

#include <gtest/gtest.h>

#include <optional>
#include <thread>

namespace penugasan::server {
namespace {

using namespace std::chrono_literals;

TEST(Unread, TheOneThatLagsMostCounts) {
  UnreadMarks all;
  EXPECT_EQ(all.longest(), 0ns);
  UnreadMark quick(all);
  std::optional<UnreadMark> slow(std::in_place, all);
  slow->sent();
  std::this_thread::sleep_for(20ms);
  quick.sent();
  EXPECT_GE(all.longest(), 20ms);
  quick.taken();
  EXPECT_GE(all.longest(), 20ms);
  slow->taken();
  EXPECT_EQ(all.longest(), 0ns);
  slow->sent();
  slow.reset();  // its stream ended
  EXPECT_EQ(all.longest(), 0ns);
}

}  // namespace
}  // namespace penugasan::server
