// Backups: made beside a writer, verified by every byte, restored into a store that goes on with the chain.
#include "storage/backup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "storage/rebuild.h"
#include "tests/storage/raw_database.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

namespace fs = std::filesystem;
using Kind = StoreError::Kind;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::TempFolder;

bool always() { return true; }

/// Of a log's file: without the zeros that are there in advance.
std::uintmax_t written_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return bytes.find_last_not_of('\0') + 1;
}

class Backup : public ::testing::Test {
 protected:
  KeptStore& kept() { return dynamic_cast<KeptStore&>(*store); }
  void file(int count) {
    for (int i = 0; i < count; ++i) {
      Writer writer(*store);
      writer.act(writer.file(sample_filing(), {head_of("bappeda.data")}), approval_events());
      writer.commit();
    }
  }
  std::pair<Kind, std::string> error_of(const std::function<void()>& action) {
    try {
      action();
    } catch (const StoreError& error) {
      return {error.kind(), error.what()};
    }
    ADD_FAILURE() << "nothing was refused";
    return {Kind::in_use, ""};
  }
  /// Every file of the backups.
  std::vector<fs::path> files() const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file() && fs::file_size(entry) > 0) found.push_back(entry.path());
    }
    return found;
  }

  TempFolder temporary;
  const std::string folder = temporary.path() / "backups";
  const std::string target = temporary.path() / "restored";
  AnyStore store{Which::rocksdb};
};

TEST_F(Backup, IsVerifiedListedAndRestoredAsItWas) {
  file(5);
  const auto made = kept().back_up(folder, always);
  EXPECT_EQ(made.number, 1u);
  EXPECT_EQ(made.position, 10u);
  EXPECT_EQ(made.head, store->head().hash);
  file(3);
  const auto second = kept().back_up(folder, always);
  EXPECT_EQ(second.number, 2u);
  EXPECT_EQ(second.position, 16u);
  ASSERT_EQ(list_backups(folder).size(), 2u);
  EXPECT_EQ(list_backups(folder)[1].position, 16u);
  EXPECT_EQ(verify_backup(folder, 1), made);
  EXPECT_EQ(verify_backup(folder, 0).number, 2u) << "0 is the newest";
  restore_backup(folder, 1, target);
  const auto restored = open_rocks_store(target);
  EXPECT_EQ(restored->head().position, 10u);
  EXPECT_EQ(restored->head().hash, made.head);
  EXPECT_THAT(verify(*restored), IsEmpty());
}

TEST_F(Backup, ARestoredStoreGoesOnWithTheChain) {
  file(5);
  const auto made = kept().back_up(folder, always);
  restore_backup(folder, 0, target);
  const auto restored = open_rocks_store(target);
  Writer writer(*restored);
  writer.act(1, {workflow::Established(), workflow::Closed{workflow::State::assigned}});
  writer.commit();
  EXPECT_EQ(restored->record(11)->previous_hash, made.head);
  EXPECT_THAT(verify(*restored), IsEmpty());
}

// The fence of the restored store is its backup's: what the backup had is demanded from then on.
TEST_F(Backup, ARestoredStoreThatLosesItsEndIsRefused) {
  file(5);
  kept().back_up(folder, always);
  restore_backup(folder, 0, target);
  for (const auto& entry : fs::directory_iterator(target + "/db")) {
    if (entry.path().extension() == ".log") fs::resize_file(entry, written_bytes(entry) / 2);
  }
  EXPECT_EQ(error_of([&] { open_rocks_store(target); }).first, Kind::damaged);
}

TEST_F(Backup, UnderLoadEachIsWholeAndNoOlderThanWhatWasAcknowledgedBefore) {
  file(1);
  std::atomic<bool> done = false;
  std::thread writer([&] {
    while (!done) file(1);
  });
  for (int i = 0; i < 4; ++i) {
    const auto before = store->head();
    const auto made = kept().back_up(folder, always);
    EXPECT_GE(made.position, before.position);
    EXPECT_EQ(made.position % 2, 0u) << "half a commit";
    EXPECT_EQ(store->record(made.position)->hash, made.head);
  }
  done = true;
  writer.join();
  restore_backup(folder, 2, target);
  EXPECT_THAT(verify(*open_rocks_store(target)), IsEmpty());
  EXPECT_THAT(verify(*store), IsEmpty());
}

// The log's file is a quarter of a megabyte at least (storage/sized_logs.h).
TEST_F(Backup, AFurtherOneCopiesOnlyWhatIsNew) {
  file(1500);
  store.close();
  RawDatabase(store.folder()).compact();
  store.open();
  const auto size = [&] {
    std::uintmax_t bytes = 0;
    for (const auto& path : files()) bytes += fs::file_size(path);
    return bytes;
  };
  kept().back_up(folder, always);
  const auto first = size();
  file(1);
  kept().back_up(folder, always);
  EXPECT_LT(size() - first, first / 2);
  EXPECT_EQ(list_backups(folder).size(), 2u);
}

// Flipped in turn in each file of the backup, and each file cut short: found, with the file's folder named, and nothing restored.
TEST_F(Backup, ADamagedOneIsRefused) {
  file(20);
  kept().back_up(folder, always);
  for (const auto& path : files()) {
    SCOPED_TRACE(path);
    const auto whole = testing::read_file(path);
    for (const bool cut : {false, true}) {
      auto bytes = whole;
      if (cut) {
        bytes.resize(bytes.size() / 2);
      } else {
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
      }
      std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
      const auto [kind, what] = error_of([&] { restore_backup(folder, 1, target); });
      EXPECT_TRUE(kind == Kind::damaged || kind == Kind::alien) << what;
      EXPECT_THAT(what, HasSubstr(folder));
      EXPECT_FALSE(fs::exists(target));
    }
    std::ofstream(path, std::ios::binary | std::ios::trunc) << whole;
  }
  EXPECT_NO_THROW(verify_backup(folder, 1)) << "put right again";
}

TEST_F(Backup, OneThatIsBrokenOffIsNotThere) {
  file(5);
  EXPECT_EQ(error_of([&] { kept().back_up(folder, [] { return false; }); }).first, Kind::unusable_folder);
  EXPECT_THAT(list_backups(folder), IsEmpty());
  int asked = 0;
  EXPECT_EQ(error_of([&] { kept().back_up(folder, [&] { return ++asked < 5; }); }).first, Kind::unusable_folder);
  EXPECT_THAT(list_backups(folder), IsEmpty()) << "broken off while it was verified";
  EXPECT_EQ(kept().back_up(folder, always).position, 10u);
}

TEST_F(Backup, TheFolderMayBeNamedByARelativePath) {
  file(1);
  const auto relative = fs::relative(folder).string();
  EXPECT_EQ(kept().back_up(relative, always).position, 2u);
  EXPECT_EQ(verify_backup(relative, 1).position, 2u);
  EXPECT_EQ(restore_backup(relative, 1, fs::relative(target).string()).backup.position, 2u);
  EXPECT_EQ(open_rocks_store(target)->head().position, 2u);
}

TEST_F(Backup, NothingIsRestoredOverAStoreOrFromNowhere) {
  file(1);
  kept().back_up(folder, always);
  EXPECT_EQ(error_of([&] { restore_backup(folder, 1, store.folder()); }).first, Kind::unusable_folder);
  EXPECT_EQ(error_of([&] { restore_backup(folder, 7, target); }).first, Kind::alien);
  EXPECT_EQ(error_of([&] { restore_backup(temporary.path() / "nowhere", 1, target); }).first, Kind::alien);
  EXPECT_THAT(list_backups(temporary.path() / "nowhere"), IsEmpty());
  EXPECT_FALSE(fs::exists(target));
  EXPECT_EQ(store->head().position, 2u);
}

}  // namespace
}  // namespace penugasan::storage
