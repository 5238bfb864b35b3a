// Where a store lives: files, and a database among them. A port: this machine with RocksDB, or the simulation's disk.
#pragma once

#include <memory>
#include <string>

#include "storage/files.h"
#include "storage/key_value.h"

namespace penugasan::storage {

class Place {
 public:
  virtual ~Place() = default;
  virtual Files& files() = 0;
  /// True where the database in `folder` was never written to: its creation was interrupted, or never begun.
  virtual bool never_written(const std::string& folder) = 0;
  /// For looking only: changes nothing. StoreError: damaged, in_use, unusable_folder.
  virtual std::unique_ptr<KeyValue> look(const std::string& folder) = 0;
  /// For serving; made where none is, if `create`. All that it holds then is durable, also what an earlier process wrote without
  /// sync, or failed to sync. StoreError as look().
  virtual std::unique_ptr<KeyValue> open(const std::string& folder, bool create) = 0;
};

}  // namespace penugasan::storage
