// RocksDB behind the key-value port, on this machine's disk. Internal to storage and its tests.
#pragma once

#include <rocksdb/env.h>

#include <memory>

#include "storage/place.h"
#include "storage/row_store.h"
#include "storage/sized_logs.h"

namespace penugasan::storage {

/// Must outlive what it opens.
class RocksPlace final : public Place {
 public:
  /// `env`: where RocksDB does its I/O; for tests.
  explicit RocksPlace(rocksdb::Env* env = rocksdb::Env::Default()) : env_(with_sized_logs(env)) {}

  Files& files() override { return disk_files(); }
  bool never_written(const std::string& folder) override;
  std::unique_ptr<KeyValue> look(const std::string& folder) override;
  std::unique_ptr<KeyValue> open(const std::string& folder, bool create) override;

 private:
  std::unique_ptr<rocksdb::Env> env_;
};

/// As open_rocks_store() of event_store.h, on an environment of RocksDB's.
std::unique_ptr<RowStore> open_rocks_store(const std::string& folder, rocksdb::Env* env);

}  // namespace penugasan::storage
