// The machine loses its power: what was acknowledged is there from the first commit on, names of files and folders included.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/notices.h"
#include "storage/rebuild.h"
#include "storage/row_store.h"
#include "tests/simulation/store/sim_place.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

using simulation::Disk;
using simulation::Random;
using ::testing::IsEmpty;

constexpr std::uint64_t kRoomy = 1 << 20;

std::unique_ptr<RowStore> open(Disk& disk) {
  return RowStore::open(std::make_shared<simulation::SimPlace>(disk), "/srv/deep/store");
}

void file_one(EventStore& store) {
  Writer writer(store);
  writer.file(sample_filing(), {head_of("bappeda")});
  writer.commit();
}

// A database makes its own files durable and not its folder's name; nor does a folder that was just made have a durable one.
TEST(Power, ANewStoreIsThereAfterItsFirstCommit) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    Disk disk(Random(seed), kRoomy);
    file_one(*open(disk));
    disk.lose_power();
    disk.start();
    const auto store = open(disk);
    ASSERT_EQ(store->head().position, 1u);
    EXPECT_THAT(verify(*store), IsEmpty());
  }
}

/// Lets the power go at the operation of that number, counted from before the store was made; false where it all was done before.
bool lose_power_at(std::uint64_t operation) {
  Disk disk(Random(operation), kRoomy);
  std::uint64_t acknowledged = 0;
  bool lost = false;
  try {
    disk.cut_power_at(operation);
    const auto store = open(disk);
    for (; acknowledged < 3; ++acknowledged) file_one(*store);
    disk.cut_power_at(0);
  } catch (const simulation::PowerLost&) {
    lost = true;
  }
  disk.lose_power();
  disk.start();
  const auto store = open(disk);
  EXPECT_GE(store->head().position, acknowledged) << "power went at operation " << operation;
  EXPECT_THAT(verify(*store), IsEmpty());
  return lost;
}

TEST(Power, ItMayGoAtAnyMomentOfAStoresCreationAndFirstCommits) {
  std::uint64_t operation = 1;
  while (lose_power_at(operation)) ++operation;
  EXPECT_GT(operation, 25u);
}

/// Kills the process at the operation of that number of a store's creation: all that it did is there for the next one to see, and
/// nothing more of it is durable. That one goes on, acknowledges, and then the power goes. False where nothing was left to kill.
bool killed_at(std::uint64_t operation, std::uint64_t seed) {
  Disk disk(Random(seed), kRoomy);
  bool killed = false;
  try {
    disk.cut_power_at(operation);
    open(disk);
    disk.cut_power_at(0);
  } catch (const simulation::PowerLost&) {
    killed = true;
  }
  disk.start();
  file_one(*open(disk));
  disk.lose_power();
  disk.start();
  EXPECT_EQ(open(disk)->head().position, 1u) << "killed at operation " << operation;
  return killed;
}

TEST(Power, ACreationThatWasInterruptedIsMadeDurableByWhoeverGoesOn) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    SCOPED_TRACE(seed);
    std::uint64_t operation = 1;
    while (killed_at(operation, seed)) {
      if (HasFailure()) return;
      ++operation;
    }
    ASSERT_GT(operation, 20u);
  }
}

// The notice index is not synced. Of a process that was killed it may be there for the next one to read and still be lost with
// the power later; what was acknowledged since must not be lost with it.
TEST(Power, WhatComesAfterAKilledProcessDoesNotDependOnWhatItLeftUnsynced) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    Disk disk(Random(seed), kRoomy);
    {
      const auto store = open(disk);
      file_one(*store);
      advance_notice_index(*store, 100);
      disk.stop();  // as kill -9: nothing is closed in good order
    }
    disk.start();
    file_one(*open(disk));
    disk.lose_power();
    disk.start();
    const auto store = open(disk);
    ASSERT_EQ(store->head().position, 2u);
    EXPECT_THAT(verify(*store), IsEmpty());
  }
}

}  // namespace
}  // namespace penugasan::storage
