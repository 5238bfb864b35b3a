#include "storage/rocks_options.h"

#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>
#include <rocksdb/utilities/table_properties_collectors.h>

#include <memory>

#include "storage/rocks_cache.h"

namespace penugasan::storage {
namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20;
constexpr int kCachePartBits = 2;

/// Looking writes no info log.
class SilentLogger : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

rocksdb::BlockBasedTableOptions table_options() {
  rocksdb::BlockBasedTableOptions table;
  // Four parts: of the default's sixty-four none is large enough for the filter of a large file, which would then be read from
  // disk again at every lookup of a new request_id.
  table.block_cache = rocksdb::NewLRUCache(cache_size_for(0), kCachePartBits);
  // Most lookups of a request_id find nothing: the filters answer them without reading a block.
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.whole_key_filtering = true;
  table.cache_index_and_filter_blocks = true;
  table.cache_index_and_filter_blocks_with_high_priority = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  table.format_version = 5;
  return table;
}

rocksdb::Options common_options(rocksdb::Env* env) {
  rocksdb::Options options;
  options.env = env;
  options.paranoid_checks = true;
  // A torn last write is no damage; anything that goes missing before it is noticed by the fence.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  // What a start finds in the old log may be in the page cache only: the process was killed before the notice index's unsynced
  // rows reached the disk, or a sync had failed. It is written out, synced, before anything is built on it; else a loss of power
  // later tears the old log, and recovery, which stops there, would not come to what was acknowledged since.
  options.avoid_flush_during_recovery = false;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table_options()));
  options.max_open_files = 256;
  options.skip_stats_update_on_db_open = true;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  return options;
}

}  // namespace

std::shared_ptr<rocksdb::Cache> block_cache(const rocksdb::Options& options) {
  return options.table_factory->GetOptions<rocksdb::BlockBasedTableOptions>()->block_cache;
}

rocksdb::Options serving_options(rocksdb::Env* env, bool create) {
  rocksdb::Options options = common_options(env);
  options.listeners.push_back(std::make_shared<CacheKeeper>(block_cache(options)));
  options.create_if_missing = create;
  // Small memtables: inserting into one of 8 MB costs a fifth less than into one of 16, and a start has less to replay. Four are
  // written out together: a request's states and inbox rows replace each other within minutes, and what is replaced by then
  // reaches neither a file nor the compactions after it (a tenth of the processor time under load).
  options.write_buffer_size = 4 * kMiB;
  options.min_write_buffer_number_to_merge = 4;
  options.max_write_buffer_number = 8;
  options.max_total_wal_size = 32 * kMiB;
  options.memtable_prefix_bloom_size_ratio = 0.02;
  options.memtable_whole_key_filtering = true;
  options.allow_concurrent_memtable_write = false;  // one writer: nothing to gain, and plain inserts are cheaper
  options.enable_write_thread_adaptive_yield = false;
  // Remembers per table where the last key went in: log records, one after the other, then cost no search.
  options.memtable_insert_with_hint_prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(1));
  options.max_background_jobs = 2;
  // Keys come in no order, so levels would be rewritten over their whole range each time. Eight runs are what a page of an inbox
  // may have to merge.
  options.compaction_style = rocksdb::kCompactionStyleUniversal;
  options.level0_file_num_compaction_trigger = 8;
  options.compaction_readahead_size = 1 * kMiB;  // else each block of 4 kB is a read of its own
  options.compression = rocksdb::kLZ4Compression;
  options.level_compaction_dynamic_level_bytes = true;
  // Inbox rows come and go: files full of removals are compacted early, so that a busy office's inbox stays quick to read.
  options.table_properties_collector_factories.push_back(rocksdb::NewCompactOnDeletionCollectorFactory(4096, 2048));
  options.keep_log_file_num = 2;
  options.max_log_file_size = 1 * kMiB;
  options.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  options.bytes_per_sync = 1 * kMiB;
  return options;
}

rocksdb::ColumnFamilyOptions log_options(const rocksdb::Options& serving) {
  rocksdb::ColumnFamilyOptions options(serving);
  options.compaction_style = rocksdb::kCompactionStyleLevel;  // of which files that do not overlap are moved as they are
  // Nothing in it is replaced, so there is nothing to wait for before it is written out; and nobody asks for a position that is
  // not there, so there is nothing to filter.
  options.write_buffer_size = 8 * kMiB;
  options.min_write_buffer_number_to_merge = 1;
  options.max_write_buffer_number = 4;
  options.memtable_prefix_bloom_size_ratio = 0;
  options.memtable_whole_key_filtering = false;
  auto table = *serving.table_factory->GetOptions<rocksdb::BlockBasedTableOptions>();
  table.filter_policy.reset();
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

rocksdb::Options looking_options(rocksdb::Env* env) {
  rocksdb::Options options = common_options(env);
  options.info_log = std::make_shared<SilentLogger>();
  return options;
}

}  // namespace penugasan::storage
