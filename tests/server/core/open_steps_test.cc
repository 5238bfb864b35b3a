// Open steps by age, over the memory store: what counts, and into which age.
#include "server/metrics/open_steps.h"

#include <gtest/gtest.h>

#include <thread>

#include "tests/server/core/core.h"

namespace penugasan::testing {
namespace {

using namespace server;
using Kind = workflow::ActOn::Kind;

class OpenStepAge : public ::testing::Test {
 protected:
  void file_on(const char* day, int count) {
    core_.clock.set_noon_of(*workflow::parse_date(day));
    for (int i = 0; i < count; ++i) last_ = *core_.submit(file_job())->accepted().request;
  }
  OpenStepAges on(const char* day) { return count_open_steps(store_, noon_of(*workflow::parse_date(day))); }

  FakeStore store_;
  Core core_{store_};
  workflow::Request last_;
};

TEST_F(OpenStepAge, NothingIsOpen) { EXPECT_EQ(on("2026-03-10"), OpenStepAges{}); }

// Each filing waits for two seats (kadis-kominfo or kabid-statistik) and counts once.
TEST_F(OpenStepAge, EachStepOnceInItsAge) {
  file_on("2026-03-10", 1);
  file_on("2026-03-24", 2);
  file_on("2026-03-31", 3);
  EXPECT_EQ(on("2026-03-31"), (OpenStepAges{3, 0, 2, 0, 1, 0}));  // of that noon, and of 7 and 21 days before
  EXPECT_EQ(on("2026-04-01"), (OpenStepAges{3, 0, 0, 2, 1, 0}));  // 1, 8 and 22 days
  EXPECT_EQ(on("2026-04-09"), (OpenStepAges{0, 0, 0, 3, 3, 0}));  // 9, 16 and 30 days
  EXPECT_EQ(on("2026-04-10"), (OpenStepAges{0, 0, 0, 3, 2, 1}));  // 10, 17 and 31 days
}

TEST_F(OpenStepAge, WhatIsClosedDoesNotCountAndANewStepIsYoung) {
  file_on("2026-03-10", 2);
  core_.clock.set_noon_of(*workflow::parse_date("2026-03-20"));
  (void)core_.submit(act_job(Kind::reject, "kabid-statistik", last_))->accepted();
  EXPECT_EQ(on("2026-03-20"), (OpenStepAges{0, 0, 0, 1, 0, 0}));
}

TEST_F(OpenStepAge, IsCountedAtOnceAndNotAgainSoon) {
  file_on("2026-03-10", 1);
  const OpenSteps steps(store_, core_.clock);
  for (int i = 0; i < 1000 && !steps.latest(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(steps.latest(), (OpenStepAges{1, 0, 0, 0, 0, 0}));
  file_on("2026-03-10", 1);
  EXPECT_EQ(steps.latest(), (OpenStepAges{1, 0, 0, 0, 0, 0}));
}

}  // namespace
}  // namespace penugasan::testing
