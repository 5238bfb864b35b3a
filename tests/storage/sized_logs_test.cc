// The write-ahead log's files have their size and their space in advance, so that a commit's sync has one thing to write, not
// two.
#include <gtest/gtest.h>

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

namespace fs = std::filesystem;

fs::path the_log(const std::string& store) {
  for (const auto& entry : fs::directory_iterator(store + "/db")) {
    if (entry.path().extension() == ".log") return entry.path();
  }
  return {};
}

std::uintmax_t log_size(const std::string& store) {
  std::uintmax_t size = 0;
  for (const auto& entry : fs::directory_iterator(store + "/db")) {
    if (entry.path().extension() == ".log") size += entry.file_size();
  }
  return size;
}

TEST(SizedLogs, CommitsDoNotChangeTheSizeOfTheFile) {
  AnyStore store{Which::rocksdb};
  const auto commit = [&] {
    Writer writer(*store);
    writer.file(sample_filing(), {head_of("bappeda.data")});
    writer.commit();
  };
  commit();
  const auto size = log_size(store.folder());
  EXPECT_EQ(size, 256u << 10);
  for (int i = 0; i < 20; ++i) commit();
  EXPECT_EQ(log_size(store.folder()), size);
  store.close();
  EXPECT_LT(log_size(store.folder()), size) << "cut to what was written";
}

// Where the log's space was only reserved, the file system shows a hole behind what was written.
TEST(SizedLogs, TheSpaceAheadIsWrittenAndNotJustReserved) {
  AnyStore store{Which::rocksdb};
  const auto log = the_log(store.folder());
  for (int i = 0; i < 3; ++i) {
    Writer writer(*store);
    writer.file(sample_filing(), {head_of("bappeda.data")});
    writer.commit();
  }
  const int file = ::open(log.c_str(), O_RDONLY | O_CLOEXEC);
  ASSERT_GE(file, 0);
  EXPECT_EQ(::lseek(file, 0, SEEK_HOLE), 256 << 10);
  ::close(file);
}

}  // namespace
}  // namespace penugasan::storage
