// The block cache is as large as the tables ask for, when they are opened and when they grow.
#include "storage/rocks_cache.h"

#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include "storage/rocks_families.h"
#include "storage/rocks_options.h"
#include "tests/support/temp_folder.h"

namespace penugasan::storage {
namespace {

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;

TEST(RocksCache, IsATenthOfTheTablesWithinLimits) {
  EXPECT_EQ(cache_size_for(0), 32 * kMiB);
  EXPECT_EQ(cache_size_for(320 * kMiB), 32 * kMiB);
  EXPECT_EQ(cache_size_for(1000 * kMiB), 100 * kMiB);
  EXPECT_EQ(cache_size_for(5000 * kMiB), 192 * kMiB);
}

std::size_t cache_of(const OpenedDatabase& opened) { return block_cache(opened.db->GetOptions())->GetCapacity(); }

// Four hundred megabytes of incompressible rows ask for forty.
TEST(RocksCache, GrowsWithTheStoreAndIsThereAfterAStart) {
  const testing::TempFolder folder;
  const std::string place = folder.path() / "db";
  {
    const auto opened = open_database(rocksdb::Env::Default(), place, true);
    ASSERT_TRUE(opened.status.ok());
    EXPECT_EQ(cache_of(opened), 32 * kMiB);
    std::string value(kMiB, ' ');
    std::uint64_t random = 1;
    for (int row = 0; row < 400; ++row) {
      for (char& one : value) one = static_cast<char>((random = random * 6364136223846793005u + 1442695040888963407u) >> 56);
      rocksdb::WriteOptions unlogged;
      unlogged.disableWAL = true;
      ASSERT_TRUE(opened.db->Put(unlogged, "Q" + std::to_string(row), value).ok());
    }
    ASSERT_TRUE(opened.db->Flush({}).ok());
    EXPECT_GE(cache_of(opened), 39 * kMiB);
  }
  const auto again = open_database(rocksdb::Env::Default(), place, false);
  ASSERT_TRUE(again.status.ok());
  EXPECT_GE(cache_of(again), 39 * kMiB);
}

}  // namespace
}  // namespace penugasan::storage
