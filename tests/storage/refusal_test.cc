// Folders that are refused: each with its kind, a text that helps, and not a byte changed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "storage/chain.h"
#include "storage/keys.h"
#include "tests/storage/raw_database.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

namespace fs = std::filesystem;
using Kind = StoreError::Kind;
using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::read_file;
using testing::TempFolder;

/// Every file with its content and time of change, every folder.
std::map<std::string, std::string> picture(const fs::path& root) {
  std::map<std::string, std::string> result;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    struct stat status {};
    ::stat(entry.path().c_str(), &status);
    auto& row = result[entry.path()];
    row = std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec) + " ";
    if (entry.is_regular_file()) row += read_file(entry.path());
  }
  return result;
}

class Refusal : public ::testing::Test {
 protected:
  TempFolder folder;
  const fs::path root = folder.path() / "store";

  void fill(int filings = 5) {
    const auto store = open_rocks_store(root);
    for (int i = 0; i < filings; ++i) {
      Writer writer(*store);
      writer.file(sample_filing(), {head_of("bappeda")});
      writer.commit();
    }
  }
  fs::path database_file(const std::string& part) {
    for (const auto& entry : fs::directory_iterator(root / "db")) {
      if (entry.path().filename().string().find(part) != std::string::npos && fs::file_size(entry) > 0) return entry.path();
    }
    ADD_FAILURE() << "no " << part;
    return {};
  }
  void expect_refused(Kind kind, const std::string& words) {
    const auto before = fs::is_directory(root) ? picture(root) : std::map<std::string, std::string>();
    try {
      open_rocks_store(root);
      FAIL() << "the folder was not refused";
    } catch (const StoreError& error) {
      EXPECT_EQ(error.kind(), kind) << error.what();
      EXPECT_THAT(error.what(), AllOf(HasSubstr(words), HasSubstr(folder.path().string())));
    }
    const auto after = fs::is_directory(root) ? picture(root) : std::map<std::string, std::string>();
    EXPECT_EQ(after, before) << "the refused folder was changed";
  }
};

TEST_F(Refusal, AMissingOrEmptyFolderIsMadeAStore) {
  EXPECT_EQ(open_rocks_store(root / "deep" / "er")->head().position, 0u);
  fs::create_directory(root / "empty");
  fs::create_directory(root / "empty" / "lost+found");
  EXPECT_EQ(open_rocks_store(root / "empty")->head().position, 0u);
  EXPECT_EQ(read_file(root / "empty" / "FORMAT"), "penugasan-store 4\n");
  EXPECT_EQ(fs::status(root / "deep" / "er").permissions(), fs::perms::owner_all);
}

TEST_F(Refusal, AnInterruptedCreationIsFinished) {
  folder.write("store/FORMAT.new", "penug");
  EXPECT_NO_THROW(open_rocks_store(root));
  fs::remove_all(root);
  folder.write("store/FORMAT", "penugasan-store 1\n");
  EXPECT_NO_THROW(open_rocks_store(root)) << "ended before the fence, in an older program";
  EXPECT_EQ(read_file(root / "FORMAT"), "penugasan-store 4\n") << "the older program would not find the log";
  fs::remove_all(root / "db");
  EXPECT_NO_THROW(open_rocks_store(root)) << "ended before the database";
  fs::remove(root / "db" / "CURRENT");
  for (const auto& entry : fs::directory_iterator(root / "db")) {
    if (entry.path().extension() == ".log") fs::remove(entry);
  }
  EXPECT_NO_THROW(open_rocks_store(root)) << "ended within RocksDB's own creation";
  fill();
  EXPECT_EQ(open_rocks_store(root)->head().position, 5u);
}

TEST_F(Refusal, AFolderOfSomethingElse) {
  folder.write("store/notes.txt", "mine");
  expect_refused(Kind::alien, "something else");
  folder.write("store/FORMAT", "PDF 1.4\n");
  expect_refused(Kind::alien, "something else");
}

TEST_F(Refusal, ADatabaseOfSomebodyElse) {
  fs::create_directory(root);
  rocksdb::DB* db = nullptr;
  rocksdb::Options options;
  options.create_if_missing = true;
  ASSERT_TRUE(rocksdb::DB::Open(options, root, &db).ok());
  delete db;
  expect_refused(Kind::alien, "something else");
}

TEST_F(Refusal, AStoreOfANewerProgram) {
  fill();
  folder.write("store/FORMAT", "penugasan-store 5\n");
  expect_refused(Kind::newer_format, "Install the newer version");
}

TEST_F(Refusal, AFormatThatCannotBeRead) {
  fill();
  for (const char* text :
       {"penugasan-store \n", "penugasan-store 0\n", "penugasan-store 1x\n", "penugasan-store 99999999999\n"}) {
    folder.write("store/FORMAT", text);
    expect_refused(Kind::damaged, "FORMAT");
  }
}

TEST_F(Refusal, ARecordOfANewerForm) {
  fill(1);
  {
    RawDatabase raw(root);
    std::string key;
    number_key(key, Table::log, 1);
    auto value = raw.log_record(key);
    value[0] = 2;
    raw.put_log_record(key, value);
  }
  try {
    open_rocks_store(root);
    FAIL() << "not refused";
  } catch (const StoreError& error) {
    EXPECT_EQ(error.kind(), Kind::damaged);
    EXPECT_THAT(error.what(), HasSubstr("Log record 1 has a form that this program does not know"));
  }
}

TEST_F(Refusal, ARecordThatWasChangedAfterwards) {
  fill(5);
  std::string key;
  number_key(key, Table::log, 3);
  {
    RawDatabase raw(root);
    auto value = raw.log_record(key);
    value[40] ^= 1;
    raw.put_log_record(key, value);
  }
  expect_refused(Kind::damaged, "record 4 does not follow the one before it");
  RawDatabase(root).remove_log_record(key);
  expect_refused(Kind::damaged, "record 3 is missing");
}

TEST_F(Refusal, AMissingCurrent) {
  fill();
  fs::remove(root / "db" / "CURRENT");
  expect_refused(Kind::damaged, "CURRENT is missing");
}

// A store whose fence stands at 0 (cleared, or ended before its first fence) is not taken for a fresh one either.
TEST_F(Refusal, AMissingCurrentOfAStoreThatWasCleared) {
  open_rocks_store(root)->clear();
  fs::remove(root / "db" / "CURRENT");
  expect_refused(Kind::damaged, "CURRENT is missing");
}

TEST_F(Refusal, ATruncatedManifest) {
  fill();
  const auto manifest = database_file("MANIFEST");
  fs::resize_file(manifest, fs::file_size(manifest) / 2);
  expect_refused(Kind::damaged, "restore it from a backup");
  fs::resize_file(manifest, 0);
  expect_refused(Kind::damaged, "restore it from a backup");
  fs::remove(manifest);
  expect_refused(Kind::damaged, "restore it from a backup");
}

TEST_F(Refusal, AMissingDatabase) {
  fill();
  fs::remove_all(root / "db");
  expect_refused(Kind::damaged, "CURRENT is missing");
}

TEST_F(Refusal, ALogThatEndsTooEarly) {
  fill();
  const auto log = database_file(".log");
  fs::resize_file(log, fs::file_size(log) / 2);
  expect_refused(Kind::damaged, "had been acknowledged");
  expect_refused(Kind::damaged, "had been acknowledged");  // still: looking has repaired nothing away
}

TEST_F(Refusal, ALogThatIsSpoiledInTheMiddle) {
  fill(60);  // over several of the 32 KB blocks in which RocksDB could find its feet again
  const auto log = database_file(".log");
  std::string bytes = read_file(log);
  bytes[bytes.size() / 2] ^= 1;
  std::ofstream(log, std::ios::binary) << bytes;
  expect_refused(Kind::damaged, "had been acknowledged");
}

/// The beginning of a commit: what stands in RocksDB's log behind its first record, the store's format. A record's length stands
/// in bytes 4 and 5 of its 7 bytes of header, lowest first.
std::string torn_commit(const std::string& log) {
  const std::size_t first = static_cast<unsigned char>(log[4]) + 256U * static_cast<unsigned char>(log[5]);
  return log.substr(7 + first, 500);
}

// The machine went down while a commit was being written: nobody was told of it.
TEST_F(Refusal, ATornLastWriteIsNoReason) {
  fill();
  const auto log = database_file(".log");
  const std::string bytes = read_file(log);
  std::ofstream(log, std::ios::binary | std::ios::app) << torn_commit(bytes);
  EXPECT_EQ(open_rocks_store(root)->head().position, 5u);
}

// The size of a log's file is set in advance: what a process that was killed had not written yet are zeros.
TEST_F(Refusal, ZerosAtTheEndOfTheLogAreNoReason) {
  fill();
  const auto log = database_file(".log");
  const std::string bytes = read_file(log);
  for (const auto& torn : {std::string(), torn_commit(bytes)}) {
    std::ofstream(log, std::ios::binary) << bytes << torn << std::string(100'000, '\0');
    EXPECT_EQ(open_rocks_store(root)->head().position, 5u);
  }
}

TEST_F(Refusal, APathThatIsNoFolder) {
  folder.write("store", "a file");
  expect_refused(Kind::unusable_folder, "not a folder");
  try {
    open_rocks_store(root / "below");
    FAIL() << "not refused";
  } catch (const StoreError& error) {
    EXPECT_EQ(error.kind(), Kind::unusable_folder);
  }
}

/// Runs `check` in a process of its own; true where it ended with 0.
bool in_child(const std::function<int()>& check) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(check());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int exit_code_of_opening(const fs::path& root, Kind expected) {
  try {
    open_rocks_store(root);
  } catch (const StoreError& error) {
    return error.kind() == expected ? 0 : 1;
  } catch (...) {
    return 2;
  }
  return 3;
}

TEST_F(Refusal, AStoreThatIsOpen) {
  fill();
  const auto store = open_rocks_store(root);
  expect_refused(Kind::in_use, "Another penugasand has the store open");
  EXPECT_TRUE(in_child([&] { return exit_code_of_opening(root, Kind::in_use); }));
  Writer writer(*store);  // and the one who has it works on
  writer.file(sample_filing(), {head_of("bappeda")});
  EXPECT_NO_THROW(writer.commit());
}

TEST_F(Refusal, ADatabaseThatAnotherProgramHasOpen) {
  fill();
  const RawDatabase other(root);
  EXPECT_TRUE(in_child([&] { return exit_code_of_opening(root, Kind::in_use); }));
}

TEST_F(Refusal, AFolderWithoutPermission) {
  fill();
  if (::geteuid() != 0) GTEST_SKIP() << "becomes another user, which only root can";
  const auto as_nobody = [&](const fs::path& path) {
    return in_child(
        [&] { return ::setgid(65534) == 0 && ::setuid(65534) == 0 ? exit_code_of_opening(path, Kind::unusable_folder) : 9; });
  };
  EXPECT_TRUE(as_nobody(folder.path() / "new")) << "may not be created";
  fs::permissions(folder.path(), fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
  for (const fs::perms perms : {fs::perms::owner_all, fs::perms::owner_all | fs::perms::others_read,
                                fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec}) {
    fs::permissions(root, perms);
    EXPECT_TRUE(as_nobody(root)) << static_cast<unsigned>(perms);
  }
  EXPECT_EQ(open_rocks_store(root)->head().position, 5u);
}

}  // namespace
}  // namespace penugasan::storage
