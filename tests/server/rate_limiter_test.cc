#include "server/access/rate_limiter.h"

#include <gtest/gtest.h>

namespace penugasan::server {
namespace {

using namespace std::chrono_literals;

const RateLimiter::TimePoint kStart{1h};

TEST(RateLimiter, ABurstGoesThroughAndThenTheLongRunHolds) {
  RateLimiter limiter(10, 3);
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(limiter.take("a", kStart)) << i;
  const auto wait = limiter.take("a", kStart);
  ASSERT_TRUE(wait);
  EXPECT_EQ(*wait, 100ms);
  EXPECT_TRUE(limiter.take("a", kStart + 99ms));
  EXPECT_FALSE(limiter.take("a", kStart + 100ms));
  EXPECT_TRUE(limiter.take("a", kStart + 100ms));
}

TEST(RateLimiter, WhoIsRefusedPaysNothing) {
  RateLimiter limiter(10, 1);
  EXPECT_FALSE(limiter.take("a", kStart));
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(limiter.take("a", kStart + 50ms));
  EXPECT_FALSE(limiter.take("a", kStart + 100ms));
}

TEST(RateLimiter, CallersDoNotShare) {
  RateLimiter limiter(1, 1);
  EXPECT_FALSE(limiter.take("a", kStart));
  EXPECT_FALSE(limiter.take("b", kStart));
  EXPECT_TRUE(limiter.take("a", kStart));
}

TEST(RateLimiter, WhoWasAwayHasNoMoreThanABurst) {
  RateLimiter limiter(10, 2);
  EXPECT_FALSE(limiter.take("a", kStart));
  EXPECT_FALSE(limiter.take("a", kStart + 1h));
  EXPECT_FALSE(limiter.take("a", kStart + 1h));
  EXPECT_TRUE(limiter.take("a", kStart + 1h));
}

TEST(RateLimiter, NoneMeansNone) {
  RateLimiter limiter(0, 0);
  for (int i = 0; i < 10000; ++i) EXPECT_FALSE(limiter.take("a", kStart));
  EXPECT_EQ(limiter.remembered(), 0U);
}

TEST(RateLimiter, AMillionStrangersTakeNoMoreMemoryThanFitsIn) {
  RateLimiter limiter(1, 1);
  for (int i = 0; i < 1'000'000; ++i) (void)limiter.take("ipv4:10." + std::to_string(i), kStart);
  EXPECT_LE(limiter.remembered(), 16U * 4096U);
}

TEST(RateLimiter, WhoHasAFullBucketIsForgotten) {
  RateLimiter limiter(1000, 1);
  for (int i = 0; i < 10000; ++i) (void)limiter.take(std::to_string(i), kStart + i * 10ms);
  EXPECT_LE(limiter.remembered(), 16U * 64U);
}

}  // namespace
}  // namespace penugasan::server
