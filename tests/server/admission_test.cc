// Who is let in to the writer, by the clock of the test.
#include "server/core/admission.h"

#include <gtest/gtest.h>

#include <deque>

namespace penugasan::server {
namespace {

using namespace std::chrono_literals;
using Time = Admission::Time;

constexpr Time kNever = Time::max();

// So many want in at once; how many are let in.
int let_in(Admission& door, int want, Time now, Time expires = kNever) {
  int in = 0;
  for (int i = 0; i < want; ++i) in += door.turn_away(now, expires) ? 0 : 1;
  return in;
}

// A writer that serves 1,000 a second, in batches of 10 every 10 ms, for so long; each had waited for `waited`.
Time serve(Admission& door, Time now, std::chrono::milliseconds length, std::chrono::milliseconds waited = 60ms) {
  for (const Time end = now + length; now < end;) {
    now += 10ms;
    door.served(10, waited, now);
  }
  return now;
}

TEST(Admission, ABurstAfterALullComesInWhole) {
  Admission door(1000, 100ms);
  EXPECT_EQ(let_in(door, 1000, Time{}), 1000);
  EXPECT_EQ(door.inside(), 1000u);
}

TEST(Admission, NeverMoreThanTheDepth) {
  Admission door(3, 100ms);
  EXPECT_EQ(let_in(door, 5, Time{}), 3);
  door.served(1, 1ms, Time{} + 1ms);
  EXPECT_EQ(let_in(door, 5, Time{} + 1ms), 1);
}

TEST(Admission, WhoWouldWaitTooLongIsTurnedAway) {
  Admission door(100000, 100ms);
  EXPECT_EQ(let_in(door, 1000, Time{}), 1000);  // a second's work, and nothing known yet
  auto now = serve(door, Time{}, 100ms);
  EXPECT_EQ(door.inside(), 900u);
  EXPECT_EQ(door.wait(), 900ms);
  EXPECT_EQ(let_in(door, 10, now), 0);
  now = serve(door, now, 800ms);
  EXPECT_EQ(door.inside(), 100u);
  EXPECT_EQ(let_in(door, 10, now), 1);  // a wait of exactly its patience is borne, of more is not
}

TEST(Admission, UnderTenfoldLoadTheWaitStaysBoundedAndTheWriterBusy) {
  Admission door(100000, 100ms);
  auto now = Time{} + 1s;
  int in = 0;
  std::deque<Time> oldest;                  // of each ten that are inside
  for (int tick = 0; tick < 500; ++tick) {  // five seconds, 100 wanting in every 10 ms where 10 are served
    const int more = let_in(door, 100, now);
    in += more;
    for (int ten = 0; ten < (more + 5) / 10; ++ten) oldest.push_back(now);
    now += 10ms;
    ASSERT_GE(door.inside(), 10u) << tick;
    door.served(10, now - oldest.front(), now);
    oldest.pop_front();
    if (tick > 100) {
      ASSERT_LE(door.wait(), 120ms) << tick;
    }
  }
  EXPECT_GE(in, 5000);
  EXPECT_LE(in, 5000 + 600);  // those of the first moments, before anything was known
}

TEST(Admission, AFewCommandsOnASlowDiskAreNoOverload) {
  Admission door(100000, 100ms);
  EXPECT_EQ(let_in(door, 30, Time{}), 30);
  const auto now = serve(door, Time{}, 20ms, 20ms);  // an fsync takes 10 ms, nobody waits for more than two
  EXPECT_EQ(let_in(door, 2000, now), 2000);
}

TEST(Admission, WhoseDeadlineIsNearerThanTheQueueIsLongNeedNotQueue) {
  Admission door(100000, 10s);
  EXPECT_EQ(let_in(door, 1000, Time{}), 1000);
  const auto now = serve(door, Time{}, 100ms, 6s);
  EXPECT_EQ(let_in(door, 1, now, now + 500ms), 0);
  EXPECT_EQ(let_in(door, 1, now, now + 1s), 1);
}

TEST(Admission, TheMoreAreTurnedAwayTheLaterTheyComeBack) {
  Admission door(100000, 100ms);
  (void)let_in(door, 200, Time{});
  const auto now = serve(door, Time{}, 50ms);  // 150 inside, 1,000 a second
  EXPECT_EQ(door.turn_away(now, kNever), 151ms);
  (void)let_in(door, 848, now);
  EXPECT_EQ(door.turn_away(now, kNever), 1000ms);
  (void)let_in(door, 20000, now);
  EXPECT_EQ(door.turn_away(now, kNever), 5000ms);
}

TEST(Admission, AfterALullNothingIsKnown) {
  Admission door(1000, 100ms);
  (void)let_in(door, 100, Time{});
  const auto now = serve(door, Time{}, 100ms);
  EXPECT_EQ(door.inside(), 0u);
  EXPECT_EQ(door.wait(), 0ns);
  EXPECT_EQ(let_in(door, 900, now + 1ms), 900);
}

}  // namespace
}  // namespace penugasan::server
