#include "tests/bench/group_writer.h"

#include <rocksdb/options.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace penugasan::bench {
namespace {

constexpr int kKeyBytes = 20;

void check(const rocksdb::Status& status) {
  if (!status.ok()) throw std::runtime_error(status.ToString());
}

}  // namespace

GroupWriter::GroupWriter(const std::string& folder, CommandSize size)
    : size_(size), filler_(static_cast<std::size_t>(size.bytes), 'x') {
  if (size.keys < 1 || size.bytes < size.keys * kKeyBytes) {
    throw std::runtime_error("a command needs at least one key, and 20 bytes for each");
  }
  rocksdb::Options options;
  options.create_if_missing = true;
  check(rocksdb::DestroyDB(folder, options));
  rocksdb::DB* store = nullptr;
  check(rocksdb::DB::Open(options, folder, &store));
  store_.reset(store);
  thread_ = std::thread([this] { run(); });
}

GroupWriter::~GroupWriter() {
  {
    const std::scoped_lock lock(mutex_);
    stop_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void GroupWriter::add(void (*done)(void*), void* tag) {
  bool was_empty = false;
  {
    const std::scoped_lock lock(mutex_);
    was_empty = queue_.empty();
    queue_.push_back({done, tag});
  }
  if (was_empty) wake_.notify_one();
}

// Each key in a region of its own, rising within it, as an event, a state and index rows would lie.
void GroupWriter::put_command(rocksdb::WriteBatch& batch) {
  std::array<char, kKeyBytes + 1> key{};
  const int values = size_.bytes - size_.keys * kKeyBytes;
  for (int i = 0; i < size_.keys; ++i) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the cheapest way to a fixed-width key
    std::snprintf(key.data(), key.size(), "%c%019lu", 'a' + i % 26, next_);
    const int value = values / size_.keys + (i == 0 ? values % size_.keys : 0);
    batch.Put(rocksdb::Slice(key.data(), kKeyBytes), rocksdb::Slice(filler_.data(), static_cast<std::size_t>(value)));
  }
  ++next_;
}

void GroupWriter::run() {
  std::vector<Job> jobs;
  rocksdb::WriteBatch batch;
  rocksdb::WriteOptions synced;
  synced.sync = true;
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stop_ || !queue_.empty(); });
      if (stop_) return;
      jobs.swap(queue_);
    }
    batch.Clear();
    for (std::size_t i = 0; i < jobs.size(); ++i) put_command(batch);
    const auto status = store_->Write(synced, &batch);
    if (!status.ok()) {
      std::fprintf(stderr, "bench_yardstick: %s\n", status.ToString().c_str());
      std::abort();
    }
    for (const auto& job : jobs) job.done(job.tag);
    jobs.clear();
  }
}

}  // namespace penugasan::bench
