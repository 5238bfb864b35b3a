// RocksDB's column families. The log stands in one of its own: its keys only ever grow, so its tables do not overlap and are
// moved from level to level as they are, where they would be rewritten with every compaction if they shared files with tables
// whose keys come in no order. A store of format 1 or 2 has the one family it was made with. Internal to storage.
#pragma once

#include <rocksdb/db.h>

#include <memory>
#include <string>

namespace penugasan::storage {

struct OpenedDatabase {
  std::unique_ptr<rocksdb::DB> db;
  std::unique_ptr<rocksdb::ColumnFamilyHandle> log;  // null: the log is in the default family. Goes before db
  rocksdb::Status status;                            // where it is not ok, there is no db
};

/// For looking only: changes nothing.
OpenedDatabase look_at_database(rocksdb::Env* env, const std::string& folder);
/// For serving. With `create` a database is made where none is.
OpenedDatabase open_database(rocksdb::Env* env, const std::string& folder, bool create);

}  // namespace penugasan::storage
