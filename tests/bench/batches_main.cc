// bench_batches DIR: how large the write batches in a stopped store's write-ahead log are, as JSON: batches, and the median and
// 90th percentile of their keys (put or deleted) and bytes (keys and values). After a run with one call outstanding a batch is
// one command, so this is a command's size as the disk sees it, whatever the server believes.
#include <rocksdb/db.h>
#include <rocksdb/transaction_log.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace penugasan::bench {
namespace {

void check(const rocksdb::Status& status) {
  if (!status.ok()) throw std::runtime_error(status.ToString());
}

class Counter final : public rocksdb::WriteBatch::Handler {
 public:
  rocksdb::Status PutCF(std::uint32_t /*family*/, const rocksdb::Slice& key, const rocksdb::Slice& value) override {
    return count(key.size() + value.size());
  }
  rocksdb::Status DeleteCF(std::uint32_t /*family*/, const rocksdb::Slice& key) override { return count(key.size()); }
  rocksdb::Status SingleDeleteCF(std::uint32_t /*family*/, const rocksdb::Slice& key) override { return count(key.size()); }
  void LogData(const rocksdb::Slice& blob) override { bytes += blob.size(); }

  std::size_t keys = 0;
  std::size_t bytes = 0;

 private:
  rocksdb::Status count(std::size_t size) {
    ++keys;
    bytes += size;
    return rocksdb::Status::OK();
  }
};

std::unique_ptr<rocksdb::DB> open(const std::string& folder) {
  std::vector<std::string> families;
  check(rocksdb::DB::ListColumnFamilies({}, folder, &families));
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (const auto& family : families) descriptors.emplace_back(family, rocksdb::ColumnFamilyOptions());
  rocksdb::DB* store = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  check(rocksdb::DB::OpenForReadOnly({}, folder, descriptors, &handles, &store));
  std::unique_ptr<rocksdb::DB> result(store);
  for (auto* handle : handles) check(store->DestroyColumnFamilyHandle(handle));
  return result;
}

// Of sorted values.
std::size_t percentile(const std::vector<std::size_t>& values, std::size_t percent) {
  if (values.empty()) throw std::runtime_error("there is no batch in the write-ahead log");
  return values[values.size() * percent / 100];
}

void report(const std::string& folder) {
  const auto store = open(folder);
  std::unique_ptr<rocksdb::TransactionLogIterator> log;
  check(store->GetUpdatesSince(0, &log));
  std::vector<std::size_t> keys;
  std::vector<std::size_t> bytes;
  for (; log->Valid(); log->Next()) {
    check(log->status());
    Counter counter;
    check(log->GetBatch().writeBatchPtr->Iterate(&counter));
    keys.push_back(counter.keys);
    bytes.push_back(counter.bytes);
  }
  std::sort(keys.begin(), keys.end());
  std::sort(bytes.begin(), bytes.end());
  std::printf("{\"batches\": %zu, \"keys\": %zu, \"bytes\": %zu, \"keys_p90\": %zu, \"bytes_p90\": %zu}\n", keys.size(),
              percentile(keys, 50), percentile(bytes, 50), percentile(keys, 90), percentile(bytes, 90));
}

}  // namespace
}  // namespace penugasan::bench

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "bench_batches DIR\n");
    return 2;
  }
  try {
    penugasan::bench::report(argv[1]);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "bench_batches: %s\n", problem.what());
    return 1;
  }
  return 0;
}
