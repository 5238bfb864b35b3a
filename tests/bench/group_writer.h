// The bare group-commit writer that our server is measured against: whatever is queued while the last sync ran becomes the
// next RocksDB batch, one sync a batch. It decides nothing, reads nothing and keeps no index.
#pragma once

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace penugasan::bench {

// How large one command is in the store.
struct CommandSize {
  int keys = 4;
  int bytes = 600;  // of all keys and values together
};

class GroupWriter {
 public:
  // Empties and opens `folder` with RocksDB's defaults. Throws std::runtime_error when RocksDB refuses.
  GroupWriter(const std::string& folder, CommandSize size);
  // Waits for the batch that is being written; what is still queued is dropped.
  ~GroupWriter();
  GroupWriter(const GroupWriter&) = delete;
  GroupWriter& operator=(const GroupWriter&) = delete;

  // Calls done(tag) from the writer's thread once the command is synced. Any thread.
  void add(void (*done)(void*), void* tag);

 private:
  struct Job {
    void (*done)(void*);
    void* tag;
  };

  void run();
  void put_command(rocksdb::WriteBatch& batch);

  CommandSize size_;
  std::unique_ptr<rocksdb::DB> store_;
  std::string filler_;
  std::uint64_t next_ = 0;  // the writer's thread only
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Job> queue_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace penugasan::bench
