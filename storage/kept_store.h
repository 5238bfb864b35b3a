// What a store on disk can do beyond the port: be backed up while it serves, and give out its log as it is stored. For those who
// keep the store, not for those who use it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "storage/event_store.h"

namespace penugasan::storage {

/// A log row as it is stored: what the chain is made of.
struct RawRecord {
  std::uint64_t position = 0;
  std::string value;
  std::string texts;  // apart, because they can be erased; empty: none, or all erased
  bool operator==(const RawRecord&) const = default;
};

/// A backup of a store (backup.h).
struct BackupInfo {
  std::uint32_t number = 0;  // within its folder, from 1, rising
  std::chrono::system_clock::time_point time;
  std::uint64_t bytes = 0;     // of all its files, those that it shares with others included
  std::uint64_t position = 0;  // up to which its log reaches at least; exactly where it has just been verified
  Hash head{};                 // of that record
  bool operator==(const BackupInfo&) const = default;
};

/// All calls may come from any thread, beside commit().
class KeptStore {
 public:
  virtual ~KeptStore() = default;

  /// Rows from `from` on, in order, at most `limit`. StoreError(read_failed, damaged).
  virtual std::vector<RawRecord> raw_records(std::uint64_t from, std::size_t limit) const = 0;

  /// What erasures removed is still in the files until the database rewrites them: has it do so now, so that the bytes are in no
  /// file of the store any more. What was erased before and not scrubbed since, also by an earlier process, goes along. Cheap
  /// where nothing is owed, else as long as rewriting the tables takes. One thread at a time. A backup that is being made
  /// meanwhile keeps old files alive until it ends. StoreError(read_failed, write_failed).
  virtual void scrub() = 0;

  /// Adds a backup of the store as it is now to a folder of backups and verifies it. One at a time; takes as long as it takes to
  /// copy what is new and to read everything. `go_on` is asked now and then; false breaks it off. StoreError: unusable_folder,
  /// also where it was broken off; damaged (the backup; the store goes on); read_failed.
  virtual BackupInfo back_up(const std::string& folder, const std::function<bool()>& go_on) = 0;
};

}  // namespace penugasan::storage
