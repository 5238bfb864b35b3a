#include "storage/rocks_cache.h"

#include <rocksdb/db.h>

#include <algorithm>

namespace penugasan::storage {
namespace {

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;

}  // namespace

std::size_t cache_size_for(std::uint64_t table_bytes) { return std::clamp(table_bytes / 10, 32 * kMiB, 192 * kMiB); }

void fit_cache(rocksdb::DB& db, rocksdb::Cache& cache) {
  std::uint64_t bytes = 0;
  if (db.GetIntProperty(rocksdb::DB::Properties::kLiveSstFilesSize, &bytes)) cache.SetCapacity(cache_size_for(bytes));
}

}  // namespace penugasan::storage
