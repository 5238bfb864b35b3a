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

/// What a listener is woken with.
struct News {
  std::uint64_t quiet_until = 0;  // up to here no record concerned it, but for those that it was woken for before
  bool concerned = false;         // the next one may
};

/// A stream. wake() is called when a record may concern one of its seats, and about every ten seconds; it must not block. After
/// it was removed it is not called again.
class Listener {
 public:
  virtual ~Listener() = default;
  virtual void wake(const News& news) = 0;
};

/// How far a listener has come in the log. What does not concern it, it need not read: thousands of streams that each read what
/// is committed for others would do nothing else. One thread at a time.
class LogPosition {
 public:
  explicit LogPosition(std::uint64_t at = 0) : at_(at) {}

  std::uint64_t at() const { return at_; }
  /// False once everything up to the log's end was read, until something comes that may concern it.
  bool unread() const { return unread_; }

  void woken(const News& news);
  /// It listens for other seats than before: of what came lately, more may concern it than it was woken for.
  void distrust() { unread_ = true; }
  void read_to(std::uint64_t position);
  /// Everything up to `head` was read; the log ended there when the reading began, or later.
  void caught_up(std::uint64_t head);

 private:
  std::uint64_t at_;
  bool unread_ = true;
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
  /// The last record that was taken.
  std::uint64_t taken_up_to() const { return taken_up_to_; }
  /// The store is emptied next; everything was taken.
  void start_over() { taken_up_to_ = 0; }

 private:
  Records published_;
  bool lost_ = false;          // more was published than is held: read the store
  std::uint64_t taken_up_to_;  // the last record that was taken
};

class Listeners {
 public:
  struct Woken {
    Listener* listener = nullptr;
    News news;
  };

  /// From now on for these seats, and for no others.
  void set(const std::vector<workflow::Seat>& seats, Listener& listener);
  void remove(Listener& listener);
  bool has(Listener& listener) const { return seats_.contains(&listener); }
  bool empty() const { return seats_.empty(); }

  /// Each listener that one of these records may concern, once.
  std::vector<Woken> concerned(const Records& records) const;
  /// All, where the log was followed up to this position.
  std::vector<Woken> all(std::uint64_t followed) const;

 private:
  std::unordered_map<std::string, std::unordered_set<Listener*>> by_seat_;
  std::unordered_map<Listener*, std::vector<std::string>> seats_;
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
