// The simulated disk keeps what POSIX promises, and loses what it does not.
#include <gtest/gtest.h>

#include "tests/simulation/store/disk.h"

namespace penugasan::simulation {
namespace {

constexpr std::uint64_t kRoomy = 1'000'000;

void lose_power(Disk& disk) {
  disk.lose_power();
  disk.start();
}

/// What a file that was named and synced, and then written to without sync, holds after each of many losses of power.
std::set<std::string> outcomes(const std::string& unsynced) {
  std::set<std::string> seen;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Disk disk(Random(seed), kRoomy);
    const auto file = disk.create("/f");
    disk.append(*file, "kept");
    disk.sync(*file);
    disk.sync_names("/");
    disk.append(*file, unsynced);
    lose_power(disk);
    seen.insert(disk.find("/f")->now);
  }
  return seen;
}

TEST(SimulatedDisk, KeepsWhatWasSyncedAndTearsTheRest) {
  const std::string three_sectors = std::string(508, 'a') + std::string(512, 'b') + std::string(512, 'c');
  const auto seen = outcomes(three_sectors);
  for (const auto& content : seen) EXPECT_TRUE(content.starts_with("kept"));
  EXPECT_TRUE(seen.contains("kept"));
  EXPECT_TRUE(seen.contains("kept" + three_sectors));
  EXPECT_TRUE(seen.contains("kept" + std::string(508, 'a'))) << "torn";
  EXPECT_TRUE(seen.contains("kept" + std::string(508 + 512, '\0') + std::string(512, 'c'))) << "out of order";
}

TEST(SimulatedDisk, ANameIsKeptOnceItsFolderIsSynced) {
  int lost = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Disk disk(Random(seed), kRoomy);
    disk.make_folder("/d");
    disk.sync_names("/");
    disk.sync(*disk.create("/d/f"));
    Disk synced = disk;
    lose_power(disk);
    lost += disk.exists("/d/f") ? 0 : 1;
    synced.sync_names("/d");
    lose_power(synced);
    EXPECT_TRUE(synced.exists("/d/f"));
  }
  EXPECT_GT(lost, 10);
}

TEST(SimulatedDisk, WhatLiesInALostFolderIsLost) {
  int lost = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Disk disk(Random(seed), kRoomy);
    disk.make_folder("/d");
    disk.create("/d/f");
    disk.sync_names("/d");
    lose_power(disk);
    EXPECT_EQ(disk.exists("/d"), disk.exists("/d/f"));
    lost += disk.exists("/d/f") ? 0 : 1;
  }
  EXPECT_GT(lost, 10);
}

TEST(SimulatedDisk, AfterAFailedSyncALaterOneProvesNothing) {
  int lost = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Disk disk(Random(seed), kRoomy);
    const auto file = disk.create("/f");
    disk.sync_names("/");
    disk.append(*file, "text");
    disk.set_faults({0, 10'000, 0});
    EXPECT_FALSE(disk.sync(*file));
    disk.set_faults({});
    EXPECT_TRUE(disk.sync(*file));
    EXPECT_EQ(file->now, "text") << "the page cache has it";
    lose_power(disk);
    lost += disk.find("/f")->now == "text" ? 0 : 1;
  }
  EXPECT_GT(lost, 5);
}

TEST(SimulatedDisk, PowerGoesAtTheOperationThatWasOrdered) {
  Disk disk(Random(1), kRoomy);
  disk.cut_power_at(3);
  const auto file = disk.create("/f");
  EXPECT_TRUE(disk.append(*file, "a"));
  EXPECT_THROW(disk.sync(*file), PowerLost);
  EXPECT_FALSE(disk.append(*file, "b")) << "there is no power";
}

TEST(SimulatedDisk, AFullDiskRefuses) {
  Disk disk(Random(1), 10);
  const auto file = disk.create("/f");
  EXPECT_TRUE(disk.append(*file, "12345678"));
  EXPECT_FALSE(disk.append(*file, "9abc"));
  EXPECT_LE(file->now.size(), 10u);
  EXPECT_TRUE(disk.take_trouble());
}

}  // namespace
}  // namespace penugasan::simulation
