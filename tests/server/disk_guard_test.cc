#include "server/core/disk_guard.h"

#include <gtest/gtest.h>

namespace penugasan::server {
namespace {

TEST(DiskGuard, ReadOnlyBelowTheReserveAndBackAQuarterAbove) {
  DiskGuard guard(1000);
  EXPECT_FALSE(guard.read_only());
  EXPECT_FALSE(guard.update(1000));
  EXPECT_FALSE(guard.read_only());
  EXPECT_TRUE(guard.update(999));
  EXPECT_TRUE(guard.read_only());
  EXPECT_FALSE(guard.update(1000));
  EXPECT_TRUE(guard.read_only());
  EXPECT_FALSE(guard.update(1249));
  EXPECT_TRUE(guard.read_only());
  EXPECT_TRUE(guard.update(1250));
  EXPECT_FALSE(guard.read_only());
  EXPECT_FALSE(guard.update(1100));
  EXPECT_FALSE(guard.read_only());
}

TEST(DiskGuard, NoReserveNoGuard) {
  DiskGuard guard(0);
  EXPECT_FALSE(guard.update(0));
  EXPECT_FALSE(guard.read_only());
}

TEST(DiskGuard, TheLargestReserveDoesNotWrapAround) {
  DiskGuard guard(UINT64_MAX);
  EXPECT_TRUE(guard.update(UINT64_MAX - 1));
  EXPECT_FALSE(guard.update(UINT64_MAX - 1));
  EXPECT_TRUE(guard.read_only());
  EXPECT_TRUE(guard.update(UINT64_MAX));
  EXPECT_FALSE(guard.read_only());
}

}  // namespace
}  // namespace penugasan::server
