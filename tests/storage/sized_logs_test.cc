// The write-ahead log's files have their size in advance, so that a commit's sync has one thing to write and not two.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

namespace fs = std::filesystem;

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

}  // namespace
}  // namespace penugasan::storage
