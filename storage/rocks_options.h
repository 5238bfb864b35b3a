// How RocksDB is set up, and why.
#pragma once

#include <rocksdb/cache.h>
#include <rocksdb/options.h>

#include <memory>

namespace penugasan::storage {

/// For serving. No file is made where none is, unless `create`.
rocksdb::Options serving_options(rocksdb::Env* env, bool create);
/// That all families of a database opened with these options share.
std::shared_ptr<rocksdb::Cache> block_cache(const rocksdb::Options& options);
/// Of the log's own column family, from those of the others.
rocksdb::ColumnFamilyOptions log_options(const rocksdb::Options& serving);
/// For looking at a store before it is served, without changing a byte of it.
rocksdb::Options looking_options(rocksdb::Env* env);

/// Bytes of checksum per key that a batch carries from our hands into the memtable.
constexpr std::size_t kProtectionBytesPerKey = 8;

}  // namespace penugasan::storage
