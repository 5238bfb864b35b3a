// RocksDB as a key-value port. Internal to storage.
#pragma once

#include <memory>

#include "storage/key_value.h"
#include "storage/rocks_families.h"

namespace penugasan::storage {

/// `opened` holds a database.
std::unique_ptr<KeyValue> make_rocks_key_value(OpenedDatabase opened);

}  // namespace penugasan::storage
