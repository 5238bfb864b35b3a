// What is erased is gone from the files, not from sight alone; and a store that holds an erasure is not for older programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "storage/backup.h"
#include "storage/rebuild.h"
#include "storage/row_store.h"
#include "tests/simulation/store/sim_place.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using testing::read_file;
using testing::TempFolder;

constexpr const char* kName = "Nama Yang Dihapus Sama Sekali";
constexpr const char* kNip = "199001012015012001";

KeptStore& kept(EventStore& store) { return dynamic_cast<KeptStore&>(store); }

class Erasure : public ::testing::Test {
 protected:
  Erasure() { store = open_rocks_store(root); }

  void load() {
    Writer writer(*store);
    std::vector<Person> people = {{person, kName, kNip}};
    for (int i = 0; i < 200; ++i) people.push_back({official("lain-" + std::to_string(i)), "Orang " + std::to_string(i), ""});
    writer.load_directory(sample_agency("surakarta"), people);
    writer.commit();
  }
  void erase() {
    Writer writer(*store);
    writer.erase_person(person);
    writer.commit();
  }
  /// Files of the store in which a text stands.
  std::vector<std::string> files_with(const std::string& text) const {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.is_regular_file() && read_file(entry.path()).find(text) != std::string::npos) found.push_back(entry.path());
    }
    return found;
  }
  void reopen() {
    store.reset();
    store = open_rocks_store(root);
  }

  TempFolder folder;
  const std::string root = folder.path() / "store";
  const workflow::OfficialId person = official("prakom-muda");
  std::unique_ptr<EventStore> store;
};

TEST_F(Erasure, LeavesNoByteInTheFilesOnceScrubbed) {
  load();
  EXPECT_FALSE(files_with(kName).empty());
  erase();
  EXPECT_FALSE(files_with(kName).empty()) << "the test would not notice a name that is left";
  kept(*store).scrub();
  EXPECT_THAT(files_with(kName), IsEmpty());
  EXPECT_THAT(files_with(kNip), IsEmpty());
  EXPECT_EQ(store->person(official("lain-7"))->name, "Orang 7");
  EXPECT_THAT(verify(*store), IsEmpty());
}

// The name lies in tables of the last level, where a removal alone would leave it for as long as nothing else comes by.
TEST_F(Erasure, ReachesTablesOfEarlierStarts) {
  load();
  for (int i = 0; i < 3; ++i) reopen();
  load();
  reopen();
  erase();
  kept(*store).scrub();
  EXPECT_THAT(files_with(kName), IsEmpty());
}

TEST_F(Erasure, WhatOneProcessDidNotScrubTheNextOneDoes) {
  load();
  erase();
  reopen();
  EXPECT_FALSE(store->person(person));
  kept(*store).scrub();
  EXPECT_THAT(files_with(kName), IsEmpty());
  EXPECT_THAT(files_with(kNip), IsEmpty());
}

TEST_F(Erasure, FormerHoldersOfAPostGoAlong) {
  load();
  Writer writer(*store);
  writer.load_directory(sample_agency("surakarta"), {{person, "Penggantinya", ""}});
  writer.commit();
  erase();
  kept(*store).scrub();
  EXPECT_THAT(files_with(kName), IsEmpty());
  EXPECT_THAT(files_with("Penggantinya"), IsEmpty());
}

TEST_F(Erasure, ABackupFromBeforeStillHoldsTheName) {
  load();
  (void)kept(*store).back_up(folder.path() / "backups", [] { return true; });
  erase();
  (void)kept(*store).back_up(folder.path() / "backups", [] { return true; });
  reopen();
  EXPECT_EQ(store->erased(person), 2u);

  const std::string before = folder.path() / "before", after = folder.path() / "after";
  (void)restore_backup(folder.path() / "backups", 1, before);
  (void)restore_backup(folder.path() / "backups", 2, after);
  EXPECT_EQ(open_rocks_store(before)->person(person)->name, kName);
  EXPECT_FALSE(open_rocks_store(after)->person(person));
}

/// Lets the power go at that operation of an erasure; false where it all was done before.
bool lose_power_at(std::uint64_t operation) {
  simulation::Disk disk(simulation::Random(operation), 1 << 20);
  const auto open = [&] { return RowStore::open(std::make_shared<simulation::SimPlace>(disk), "/store"); };
  const auto person = official("prakom-muda");
  bool acknowledged = false, lost = false;
  {
    const auto store = open();
    Writer writer(*store);
    writer.load_directory(sample_agency("surakarta"), {{person, kName, kNip}});
    writer.commit();
  }
  simulation::SimFiles(disk).replace("/store/FORMAT", "penugasan-store 1\n");  // as an older program would have left it
  {
    const auto store = open();
    Writer writer(*store);
    try {
      disk.cut_power_at(operation);
      writer.erase_person(person);
      writer.commit();
      acknowledged = true;
      disk.cut_power_at(0);
    } catch (const simulation::PowerLost&) {
      lost = true;
    }
  }
  disk.lose_power();
  disk.start();
  const auto store = open();
  EXPECT_THAT(verify(*store), IsEmpty());
  if (acknowledged) {
    EXPECT_EQ(store->erased(person), 2u) << "power went at operation " << operation;
  }
  EXPECT_EQ(store->person(person).has_value(), store->erased(person) == 0);
  const auto format = simulation::SimFiles(disk).read("/store/FORMAT");
  EXPECT_TRUE(format == "penugasan-store 2\n" || store->erased(person) == 0) << "an older program would open it";
  return lost;
}

TEST(ErasurePower, ItMayGoAtAnyMoment) {
  std::uint64_t operation = 1;
  while (lose_power_at(operation)) ++operation;
  EXPECT_GT(operation, 5u);
}

}  // namespace
}  // namespace penugasan::storage
