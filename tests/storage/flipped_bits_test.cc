// One bit flipped, anywhere in any file of a store: either the store is refused, saying what is damaged and what to do, or
// everything in it is as it was. There is nothing in between.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "storage/kept_store.h"
#include "storage/rebuild.h"
#include "tests/storage/raw_database.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using testing::TempFolder;

constexpr std::size_t kPlaces = 24;  // a file

/// "log", "sst", "MANIFEST", "CURRENT", …
std::string kind_of(const fs::path& file) {
  const auto extension = file.extension().string();
  if (!extension.empty()) return extension.substr(1);
  const auto name = file.filename().string();
  return name.substr(0, name.find('-'));
}

class FlippedBits : public ::testing::TestWithParam<bool> {
 protected:
  /// Twenty requests, filed and decided; in tables where the parameter says so, else in the write-ahead log.
  void SetUp() override {
    const auto store = open_rocks_store(root);
    for (int i = 0; i < 20; ++i) {
      Writer writer(*store);
      writer.act(writer.file(sample_filing(), {head_of("bappeda.data")}), approval_events());
      writer.commit();
    }
    expected = log_of(*store);
  }

  void into_tables() { RawDatabase(root).compact(); }

  static std::vector<RawRecord> log_of(const EventStore& store) {
    return dynamic_cast<const KeptStore&>(store).raw_records(1, static_cast<std::size_t>(-1));
  }

  /// Opens a copy with one bit flipped. True: refused.
  bool refused(const fs::path& file, std::size_t place, unsigned bit) {
    const auto copy = (temporary.path() / "copy").string();
    fs::remove_all(copy);
    fs::copy(root, copy, fs::copy_options::recursive);
    auto bytes = testing::read_file(file);
    bytes[place] = static_cast<char>(bytes[place] ^ (1 << bit));
    std::ofstream(copy + "/" + fs::relative(file, root).string(), std::ios::binary | std::ios::trunc) << bytes;
    try {
      const auto store = open_rocks_store(copy);
      const auto faults = verify(*store);
      if (!faults.empty()) {
        ADD_FAILURE() << "served with faults, the first: " << faults.front();
      }
      EXPECT_EQ(log_of(*store), expected) << "served with another log";
      return false;
    } catch (const StoreError& error) {
      EXPECT_THAT(error.what(), HasSubstr(copy)) << "does not say what is damaged";
      EXPECT_THAT(error.what(), AnyOf(HasSubstr("estore"), HasSubstr("nstall the newer"), HasSubstr("ame an empty folder")))
          << "does not say what to do";
      return true;
    }
  }

  TempFolder temporary;
  const std::string root = temporary.path() / "store";
  std::vector<RawRecord> expected;
};

INSTANTIATE_TEST_SUITE_P(Stores, FlippedBits, ::testing::Values(false, true),
                         [](const auto& which) { return which.param ? "InTables" : "InTheLog"; });

TEST_P(FlippedBits, AreNoticedOrDoNotMatter) {
  if (GetParam()) into_tables();
  std::map<std::string, std::size_t> tried, found;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file() || fs::file_size(entry) == 0) continue;
    const auto size = fs::file_size(entry);
    const auto kind = kind_of(entry.path());
    SCOPED_TRACE(entry.path().filename());
    for (std::size_t i = 0; i < kPlaces; ++i) {
      ++tried[kind];
      if (refused(entry.path(), i * size / kPlaces, static_cast<unsigned>(i % 8))) ++found[kind];
    }
  }
  // What carries the data does not get away with it; what RocksDB writes for itself (OPTIONS, LOG, IDENTITY) may.
  EXPECT_EQ(found["CURRENT"], tried["CURRENT"]);
  EXPECT_EQ(found["FORMAT"], tried["FORMAT"]);
  EXPECT_GT(found["MANIFEST"], 0u);
  EXPECT_GT(tried["FENCE"], 0u);
  EXPECT_GT(tried["OPTIONS"], 0u);
  EXPECT_GT(found[GetParam() ? "sst" : "log"], tried[GetParam() ? "sst" : "log"] / 2);
}

}  // namespace
}  // namespace penugasan::storage
