// RocksDB as a key-value port. Internal to storage.
#pragma once

#include <rocksdb/db.h>

#include <memory>

#include "storage/key_value.h"

namespace penugasan::storage {

std::unique_ptr<KeyValue> make_rocks_key_value(std::unique_ptr<rocksdb::DB> db);

}  // namespace penugasan::storage
