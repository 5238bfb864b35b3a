// Backups with RocksDB's own engine. Internal to storage.
#pragma once

#include <rocksdb/db.h>

#include <functional>
#include <string>

#include "storage/backup.h"

namespace penugasan::storage {

/// Adds a backup of the open database to the folder, made where it does not exist, then reads it again as verify_backup() does;
/// one that does not verify is removed. `acknowledged`: what the store had acknowledged when the backup began. Throws as
/// KeptStore::back_up() does.
BackupInfo add_backup(rocksdb::DB& db, const std::string& folder, const Head& acknowledged, const std::function<bool()>& go_on);

}  // namespace penugasan::storage
