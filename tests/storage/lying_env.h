// RocksDB's file system with two faults to order: it tells what of the write-ahead log has not been synced, and it refuses to
// write or sync when told to. Counters may be read from any thread.
#pragma once

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <atomic>
#include <memory>

namespace penugasan::storage {

struct WalWatch {
  std::atomic<std::uint64_t> appended = 0;
  std::atomic<std::uint64_t> unsynced = 0;  // bytes appended since the last sync
  std::atomic<std::uint64_t> syncs = 0;
  std::atomic<bool> fail_appends = false;
  std::atomic<bool> fail_syncs = false;
};

/// Both live as long as the store that is opened with them.
std::unique_ptr<rocksdb::Env> watched_env(std::shared_ptr<WalWatch> watch);

}  // namespace penugasan::storage
