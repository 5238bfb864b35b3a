// Following the log without threads and clock: what was committed goes in, streams are woken and the notice index is written.
// The thread, the locks and the clock around it are hub.h's; a simulation steps it itself. Its three parts share nothing but
// the store, so that each can have a lock of its own.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "storage/event_store.h"
#include "workflow/organisation.h"

namespace penugasan::server {

using Records = std::vector<storage::StoredRecord>;

/// A stream. wake() is called when a record may concern one of its seats, and about every ten seconds; it must not block. After
/// it was removed it is not called again.
class Listener {
 public:
  virtual ~Listener() = default;
  virtual void wake() = 0;
};

/// What was committed and not yet followed. Holds a limited number of records; when more come, they are read from the store.
class Feed {
 public:
  static constexpr std::size_t kHeld = 20000;  // records in memory; beyond, the store is read

  explicit Feed(std::uint64_t taken_up_to) : taken_up_to_(taken_up_to) {}

  /// In order, each once.
  void publish(Records records);
  bool empty() const { return published_.empty() && !lost_; }
  /// Records held: all that were published and not taken, unless they are too many.
  std::size_t size() const { return lost_ ? kHeld : published_.size(); }
  /// The next records, each once and without gaps; some of them where the store has to be read. Throws StoreError, and may be
  /// asked again then.
  Records take(const storage::EventStore& store);
  /// The store is emptied next; everything was taken.
  void start_over() { taken_up_to_ = 0; }

 private:
  Records published_;
  bool lost_ = false;          // more was published than is held: read the store
  std::uint64_t taken_up_to_;  // the last record that was taken
};

class Listeners {
 public:
  void add(const std::vector<workflow::Seat>& seats, Listener& listener);
  void remove(const std::vector<workflow::Seat>& seats, Listener& listener);
  /// Each listener that a record may concern, once.
  void wake_concerned(const Records& records);
  void wake_all();
  bool empty() const { return by_seat_.empty(); }

 private:
  std::unordered_map<std::string, std::unordered_set<Listener*>> by_seat_;
};

/// Writes the notice index behind the log, some hundred records at a time.
class NoticeIndexer {
 public:
  /// Brings the index up to date. Throws StoreError.
  explicit NoticeIndexer(storage::EventStore& store);

  /// Records that follow on from those before; without `all` written only when enough have come together. Throws StoreError; what
  /// was not written then is kept.
  void follow(Records records, bool all);
  void start_over() { pending_.clear(); }

 private:
  storage::EventStore& store_;
  Records pending_;
};

}  // namespace penugasan::server
