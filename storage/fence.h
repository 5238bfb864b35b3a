// The fence: the last acknowledged position and its hash, in a file of its own beside the database. RocksDB recovers up to the
// first record it cannot read and says nothing; the fence tells that something acknowledged is gone.
//
// Example: after commit() of position 7 the fence says 7. If the database comes back with head 6, or with another record 7,
// the store is damaged and is not served.
//
// Two slots are written in turn, so that a torn write leaves the one before it. A write costs one pwrite and is synced at most
// once a second, by a thread of the fence's own, and on closing: the fence may lie behind the log, never ahead of it.
// The open file also carries the lock that keeps a second process out.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "storage/chain.h"
#include "storage/event_store.h"
#include "storage/files.h"

namespace penugasan::storage {

class Fence {
 public:
  struct Mark {
    std::uint64_t position = 0;  // 0: nothing is acknowledged yet
    Hash hash{};
    bool operator==(const Mark&) const = default;
  };

  /// Writes and syncs a new fence at position 0. StoreError(unusable_folder).
  static void create(Files& files, const std::string& path);
  /// Opens and locks an existing one. StoreError: in_use; unusable_folder (permission); damaged (missing, no valid slot).
  Fence(Files& files, const std::string& path);
  /// Syncs.
  ~Fence();
  Fence(const Fence&) = delete;
  Fence& operator=(const Fence&) = delete;

  Mark mark() const { return mark_; }
  /// By the writer, after its commit. StoreError(write_failed), also where an earlier sync failed.
  void advance(const Mark& mark);
  /// Begins to sync what advance() writes once a second, on a thread of the fence's own.
  void start_syncing();
  /// Syncs what advance() wrote; where it fails, the next advance() tells. What the thread does once a second; in a
  /// simulation, which has no threads, the scheduler does it.
  void sync();
  /// Writes and syncs now. StoreError(write_failed).
  void advance_durably(const Mark& mark);

 private:
  void read(const std::string& path);
  void write_slot(const Mark& mark);
  void sync_until_stopped();

  std::unique_ptr<HeldFile> file_;
  std::uint64_t sequence_ = 0;  // of the slot written last; even numbers go to the first slot
  Mark mark_;
  Hasher hasher_;
  std::atomic<bool> unsynced_ = false;
  std::atomic<bool> sync_failed_ = false;
  std::mutex mutex_;
  std::condition_variable stopping_;
  bool stop_ = false;
  std::thread syncer_;
};

}  // namespace penugasan::storage
