#include "storage/rocks_key_value.h"

#include <rocksdb/perf_level.h>
#include <rocksdb/write_batch.h>

#include <mutex>
#include <vector>

#include "storage/event_store.h"
#include "storage/rocks_backup.h"
#include "storage/rocks_options.h"

namespace penugasan::storage {
namespace {

rocksdb::Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }
std::string_view view(const rocksdb::Slice& bytes) { return {bytes.data(), bytes.size()}; }

void check_read(const rocksdb::Status& status, const char* what) {
  if (status.ok()) return;
  const auto kind = status.IsCorruption() ? StoreError::Kind::damaged : StoreError::Kind::read_failed;
  throw StoreError(kind, std::string("Cannot read ") + what + " from the store: " + status.ToString() +
                             ". Check the disk; if it is sound, restore the store from a backup.");
}

void check_scrub(const rocksdb::Status& status) {
  if (status.ok()) return;
  throw StoreError(StoreError::Kind::write_failed, "Cannot rewrite what was erased: " + status.ToString() +
                                                       ". It is erased for every reader; its bytes go with the next start.");
}

rocksdb::ReadOptions scan_options() {
  rocksdb::ReadOptions options;
  options.total_order_seek = true;
  return options;
}

class RocksScan final : public KeyScan {
 public:
  RocksScan(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family) : rows_(db.NewIterator(scan_options(), family)) {}

  void seek(std::string_view key) override { rows_->Seek(slice(key)); }
  void seek_back(std::string_view key) override { rows_->SeekForPrev(slice(key)); }
  void next() override { rows_->Next(); }
  void previous() override { rows_->Prev(); }
  bool valid() const override { return rows_->Valid(); }
  std::string_view key() const override { return view(rows_->key()); }
  std::string_view value() const override { return view(rows_->value()); }
  void check(const char* what) const override { check_read(rows_->status(), what); }

 private:
  std::unique_ptr<rocksdb::Iterator> rows_;
};

class RocksKeyValue final : public KeyValue {
 public:
  explicit RocksKeyValue(OpenedDatabase opened) : db_(std::move(opened.db)), log_(std::move(opened.log)) {}

  std::size_t write(KeyBatch& rows, bool sync, const char* what) override {
    const std::lock_guard lock(mutex_);
    rocksdb::SetPerfLevel(rocksdb::PerfLevel::kDisable);  // of this thread: nobody reads RocksDB's count of every comparison
    batch_.Clear();
    rows.for_each([this](KeyBatch::Kind kind, std::string_view key, std::string_view value) { add(kind, key, value); });
    rocksdb::WriteOptions options;
    options.sync = sync;
    const auto status = db_->Write(options, &batch_);
    if (status.ok()) return batch_.GetDataSize();
    throw StoreError(StoreError::Kind::write_failed, "Cannot write " + std::string(what) + ": " + status.ToString() + ".");
  }

  bool get(std::string_view key, std::string& value, const char* what) const override {
    const auto status = db_->Get(rocksdb::ReadOptions(), family_of(key), slice(key), &value);
    if (status.IsNotFound()) return false;
    check_read(status, what);
    return true;
  }

  std::array<std::optional<std::string>, 2> get_both(std::string_view one, std::string_view other,
                                                     const char* what) const override {
    const std::array keys = {slice(one), slice(other)};
    std::array<rocksdb::PinnableSlice, 2> rows;
    std::array<rocksdb::Status, 2> found;
    db_->MultiGet(rocksdb::ReadOptions(), db_->DefaultColumnFamily(), keys.size(), keys.data(), rows.data(), found.data(), true);
    std::array<std::optional<std::string>, 2> result;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (found[i].IsNotFound()) continue;
      check_read(found[i], what);
      result[i].emplace(rows[i].data(), rows[i].size());
    }
    return result;
  }

  std::unique_ptr<KeyScan> scan(Table table) const override { return std::make_unique<RocksScan>(*db_, family_of(table)); }

  bool log_apart() const override { return log_ != nullptr; }

  // What is in the memtable and its log goes to tables; then the tables over these keys are rewritten down to the last level,
  // where no older version and no marker of a removal is left.
  void scrub(std::span<const KeyRange> ranges) override {
    check_scrub(db_->Flush(rocksdb::FlushOptions(), families()));
    rocksdb::CompactRangeOptions options;
    options.exclusive_manual_compaction = false;
    options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
    for (const auto& range : ranges) {
      const auto begin = slice(range.begin), end = slice(range.end);
      check_scrub(db_->CompactRange(options, family_of(range.begin), &begin, &end));
    }
    // Files that are no longer part of the database are otherwise removed when there is an occasion.
    check_scrub(db_->DisableFileDeletions());
    check_scrub(db_->EnableFileDeletions(false));
  }

  BackupInfo back_up(const std::string& folder, const Head& acknowledged, const std::function<bool()>& go_on) override {
    return add_backup(*db_, folder, acknowledged, go_on);
  }

 private:
  void add(KeyBatch::Kind kind, std::string_view key, std::string_view value) {
    switch (kind) {
      case KeyBatch::Kind::put: batch_.Put(family_of(key), slice(key), slice(value)); break;
      case KeyBatch::Kind::remove: batch_.Delete(family_of(key), slice(key)); break;
      case KeyBatch::Kind::remove_once: batch_.SingleDelete(family_of(key), slice(key)); break;
    }
  }

  std::vector<rocksdb::ColumnFamilyHandle*> families() const {
    std::vector<rocksdb::ColumnFamilyHandle*> all = {db_->DefaultColumnFamily()};
    if (log_ != nullptr) all.push_back(log_.get());
    return all;
  }
  rocksdb::ColumnFamilyHandle* family_of(Table table) const {
    return log_ != nullptr && table == Table::log ? log_.get() : db_->DefaultColumnFamily();
  }
  rocksdb::ColumnFamilyHandle* family_of(std::string_view key) const { return family_of(static_cast<Table>(key.front())); }

  std::unique_ptr<rocksdb::DB> db_;
  std::unique_ptr<rocksdb::ColumnFamilyHandle> log_;  // null: a store whose log stands with the other tables
  // Writes come one after the other in RocksDB too; so the batch's memory can be used again.
  std::mutex mutex_;
  rocksdb::WriteBatch batch_{0, 0, kProtectionBytesPerKey, 0};
};

}  // namespace

std::unique_ptr<KeyValue> make_rocks_key_value(OpenedDatabase opened) {
  return std::make_unique<RocksKeyValue>(std::move(opened));
}

}  // namespace penugasan::storage
