// The block cache grows with the tables: their filters and indexes live in it (about a sixtieth of the tables), and where those
// of a large store had no room they would be read from disk and checked again at lookup after lookup. Internal to storage.
#pragma once

#include <rocksdb/cache.h>
#include <rocksdb/listener.h>

#include <cstdint>
#include <memory>

namespace penugasan::storage {

/// A tenth of the tables, at least 32 MiB and at most 192. A quarter was no faster: it is filters and indexes that must be there.
std::size_t cache_size_for(std::uint64_t table_bytes);

/// Gives the cache the size that the database's tables ask for. Safe from any thread.
void fit_cache(rocksdb::DB& db, rocksdb::Cache& cache);

/// Fits the cache whenever tables were written.
class CacheKeeper final : public rocksdb::EventListener {
 public:
  explicit CacheKeeper(std::shared_ptr<rocksdb::Cache> cache) : cache_(std::move(cache)) {}
  void OnFlushCompleted(rocksdb::DB* db, const rocksdb::FlushJobInfo& /*info*/) override { fit_cache(*db, *cache_); }
  void OnCompactionCompleted(rocksdb::DB* db, const rocksdb::CompactionJobInfo& /*info*/) override { fit_cache(*db, *cache_); }

 private:
  std::shared_ptr<rocksdb::Cache> cache_;
};

}  // namespace penugasan::storage
