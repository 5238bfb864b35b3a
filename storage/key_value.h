// The port under the rows: an ordered map of byte strings that is written in atomic batches. RocksDB is what serves
// (rocks_place.cc); the simulation brings one over a disk that loses power.
//
// Threads: every call may come from any thread at any time; a reader sees whole batches only.
// Errors: StoreError, write_failed of a write, read_failed or damaged of a read. After a failed write nobody knows whether the
// batch will be there: whoever wrote must not write again.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "storage/kept_store.h"
#include "storage/key_batch.h"
#include "storage/keys.h"

namespace penugasan::storage {

/// Walks over keys in their order, over the map as it was when the scan was made. One thread at a time. Views are good until
/// the next move.
class KeyScan {
 public:
  virtual ~KeyScan() = default;
  /// To the first key at or after `key`.
  virtual void seek(std::string_view key) = 0;
  /// To the last key at or before `key`.
  virtual void seek_back(std::string_view key) = 0;
  virtual void next() = 0;
  virtual void previous() = 0;
  /// False at either end, and where reading failed: ask check() which it was.
  virtual bool valid() const = 0;
  virtual std::string_view key() const = 0;
  virtual std::string_view value() const = 0;
  /// Throws where reading has failed; `what` says what was being read.
  virtual void check(const char* what) const = 0;
};

struct KeyRange {
  std::string begin;
  std::string end;  // the first key beyond
};

class KeyValue {
 public:
  virtual ~KeyValue() = default;
  /// All rows of the batch or none; with `sync` durable before it returns. `what` says what is being written. Returns the
  /// bytes that were written.
  virtual std::size_t write(KeyBatch& batch, bool sync, const char* what) = 0;
  /// False where there is no such key; `value` is unspecified then.
  virtual bool get(std::string_view key, std::string& value, const char* what) const = 0;
  /// Two keys as of one moment.
  virtual std::array<std::optional<std::string>, 2> get_both(std::string_view one, std::string_view other,
                                                             const char* what) const = 0;
  /// Over the keys of one table. Beyond its ends a scan may come to other tables' keys, or to none.
  virtual std::unique_ptr<KeyScan> scan(Table table) const = 0;
  /// True where the files of the log hold no other table (format 3).
  virtual bool log_apart() const { return false; }
  /// Leaves nothing in the files of what was removed or overwritten in these ranges, beginning and first key beyond. A place
  /// without files to rewrite does nothing. StoreError(write_failed).
  virtual void scrub(std::span<const KeyRange> ranges);
  /// As KeptStore::back_up(); `acknowledged` goes along with the backup. A place that makes none refuses: unusable_folder.
  virtual BackupInfo back_up(const std::string& folder, const Head& acknowledged, const std::function<bool()>& go_on);
};

}  // namespace penugasan::storage
