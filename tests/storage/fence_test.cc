// The fence on its own, and the stores that it keeps from being served.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "storage/fence.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

using ::testing::HasSubstr;
using testing::read_file;
using testing::TempFolder;

constexpr std::size_t kSlot = 64;

Fence::Mark mark(std::uint64_t position) {
  Fence::Mark result{position, {}};
  result.hash[0] = static_cast<std::uint8_t>(position);
  return result;
}

void spoil(const std::string& path, std::size_t offset) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(offset));
  const char byte = static_cast<char>(file.get());
  file.seekp(static_cast<std::streamoff>(offset));
  file.put(static_cast<char>(byte ^ 1));
}

std::pair<StoreError::Kind, std::string> error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const StoreError& error) {
    return {error.kind(), error.what()};
  }
  ADD_FAILURE() << "nothing was refused";
  return {StoreError::Kind::read_failed, ""};
}

class FenceFile : public ::testing::Test {
 protected:
  TempFolder folder;
  const std::string path = folder.path() / "FENCE";

  void advance_to(std::initializer_list<std::uint64_t> positions) {
    Fence fence(disk_files(), path);
    for (const auto position : positions) fence.advance(mark(position));
  }
};

TEST_F(FenceFile, RemembersTheLastMark) {
  Fence::create(disk_files(), path);
  EXPECT_EQ(Fence(disk_files(), path).mark(), Fence::Mark());
  for (const std::uint64_t position : {3, 4, 9}) {
    advance_to({position});
    EXPECT_EQ(Fence(disk_files(), path).mark(), mark(position));
  }
  EXPECT_EQ(std::filesystem::file_size(path), 2 * kSlot);
}

TEST_F(FenceFile, ATornSlotLeavesTheOneBefore) {
  Fence::create(disk_files(), path);  // sequences 0 and 1
  advance_to({5, 6});                 // 2 in the first slot, 3 in the second
  for (const std::size_t offset : {0u, 8u, 20u, 40u, 60u}) {
    SCOPED_TRACE(offset);
    spoil(path, kSlot + offset);
    EXPECT_EQ(Fence(disk_files(), path).mark(), mark(5));
    spoil(path, kSlot + offset);
    spoil(path, offset);
    EXPECT_EQ(Fence(disk_files(), path).mark(), mark(6));
    spoil(path, offset);
  }
  spoil(path, kSlot);
  advance_to({7});  // goes on from sequence 2: into the torn slot
  EXPECT_EQ(Fence(disk_files(), path).mark(), mark(7));
}

TEST_F(FenceFile, WithoutAnyValidSlotItIsDamaged) {
  Fence::create(disk_files(), path);
  spoil(path, 3);
  spoil(path, kSlot + 3);
  EXPECT_EQ(error_of([&] { Fence fence(disk_files(), path); }).first, StoreError::Kind::damaged);
  std::filesystem::resize_file(path, 10);
  EXPECT_EQ(error_of([&] { Fence fence(disk_files(), path); }).first, StoreError::Kind::damaged);
  std::filesystem::resize_file(path, 0);
  EXPECT_EQ(error_of([&] { Fence fence(disk_files(), path); }).first, StoreError::Kind::damaged);
}

TEST_F(FenceFile, LetsOneInAtATime) {
  Fence::create(disk_files(), path);
  {
    const Fence first(disk_files(), path);
    EXPECT_EQ(error_of([&] { Fence second(disk_files(), path); }).first, StoreError::Kind::in_use);
  }
  EXPECT_NO_THROW(Fence(disk_files(), path).mark());
}

TEST_F(FenceFile, CreatingLeavesAnExistingOneAlone) {
  Fence::create(disk_files(), path);
  advance_to({5});
  Fence::create(disk_files(), path);
  EXPECT_EQ(Fence(disk_files(), path).mark(), mark(5));
}

class FencedStore : public ::testing::Test {
 protected:
  AnyStore store{Which::rocksdb};
  const std::string fence = store.folder() + "/FENCE";

  void fill(int filings) {
    for (int i = 0; i < filings; ++i) {
      Writer writer(*store);
      writer.file(sample_filing(), {head_of("bappeda")});
      writer.commit();
    }
  }
  std::pair<StoreError::Kind, std::string> opening_error() {
    return error_of([&] { store.open(); });
  }
};

TEST_F(FencedStore, TheFenceStandsAtTheHead) {
  fill(3);
  const Head head = store->head();
  store.close();
  EXPECT_EQ(Fence(disk_files(), fence).mark(), (Fence::Mark{3, head.hash}));
}

TEST_F(FencedStore, AHeadBehindTheFenceIsRefused) {
  fill(3);
  Hash hash = store->head().hash;
  store.close();
  Fence(disk_files(), fence).advance({4, hash});
  const auto [kind, what] = opening_error();
  EXPECT_EQ(kind, StoreError::Kind::damaged);
  EXPECT_THAT(what, HasSubstr("ends at record 3, but record 4 had been acknowledged"));
  EXPECT_THAT(what, HasSubstr("restore"));
}

TEST_F(FencedStore, AnotherRecordAtTheFenceIsRefused) {
  fill(3);
  Hash hash = store->head().hash;
  store.close();
  hash[7] ^= 1;
  Fence(disk_files(), fence).advance({3, hash});
  const auto [kind, what] = opening_error();
  EXPECT_EQ(kind, StoreError::Kind::damaged);
  EXPECT_THAT(what, HasSubstr("record 3 is not the one that was acknowledged"));
}

// The process may end after a commit and before its fence is written.
TEST_F(FencedStore, AHeadBeyondTheFenceIsServed) {
  fill(2);
  const auto second = store->head();
  fill(1);
  store.close();
  Fence(disk_files(), fence).advance({2, second.hash});
  store.open();
  EXPECT_EQ(store->head().position, 3u);
}

TEST_F(FencedStore, ATornSlotIsNoReasonToRefuse) {
  fill(3);
  store.close();
  const std::string bytes = read_file(fence);
  const auto newest = bytes.substr(8, 8) > bytes.substr(kSlot + 8, 8) ? 0 : kSlot;
  spoil(fence, newest + 30);
  store.open();
  EXPECT_EQ(store->head().position, 3u);
  fill(1);
  EXPECT_EQ(store->head().position, 4u);
}

TEST_F(FencedStore, AMissingFenceIsDamage) {
  fill(1);
  store.close();
  std::filesystem::remove(fence);
  const auto [kind, what] = opening_error();
  EXPECT_EQ(kind, StoreError::Kind::damaged);
  EXPECT_THAT(what, HasSubstr("fence is missing"));
}

TEST_F(FencedStore, ALostSyncOfTheNewestRecordsIsNoticed) {
  fill(2);
  store.close();
  std::filesystem::copy(store.folder() + "/db", store.folder() + "/db.old", std::filesystem::copy_options::recursive);
  store.open();
  fill(1);
  store.close();
  std::filesystem::remove_all(store.folder() + "/db");
  std::filesystem::rename(store.folder() + "/db.old", store.folder() + "/db");
  EXPECT_EQ(opening_error().first, StoreError::Kind::damaged);
}

}  // namespace
}  // namespace penugasan::storage
