// Carries what was committed to those who follow the log: the notice index and the streams. The writer only hands over and
// wakes; everything else happens on the hub's own thread. A follower that falls behind what the hub holds reads the store.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "server/core/publisher.h"
#include "storage/event_store.h"
#include "workflow/organisation.h"

namespace penugasan::server {

/// A stream. wake() is called from the hub's thread when a record may concern one of its seats, and about every ten seconds; it
/// must not block. After remove() returns it is not called again.
class Listener {
 public:
  virtual ~Listener() = default;
  virtual void wake() = 0;
};

class Hub final : public Publisher {
 public:
  /// `store` must outlive the hub. Brings the notice index up to date first.
  explicit Hub(storage::EventStore& store);
  ~Hub() override;
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  void publish(std::vector<storage::StoredRecord> records) override;
  /// Waits until everything published so far has been handled, then forgets positions: the store is emptied next. By the writer.
  void reset();

  void add(const std::vector<workflow::Seat>& seats, Listener& listener);
  void remove(const std::vector<workflow::Seat>& seats, Listener& listener);

 private:
  using Records = std::vector<storage::StoredRecord>;

  void run();
  Records take(std::unique_lock<std::mutex>& lock);
  void follow(const Records& records);
  void index(bool all);
  void wake_all();

  storage::EventStore& store_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable idle_;
  Records published_;
  bool lost_ = false;              // more was published than is held: read the store
  std::uint64_t taken_up_to_ = 0;  // the last record that was taken from published_ or the store
  bool busy_ = false;
  bool stopping_ = false;
  Records pending_;  // followed, not yet in the notice index; the hub's thread only

  std::mutex listeners_mutex_;
  std::unordered_map<std::string, std::unordered_set<Listener*>> listeners_;  // by seat
  std::thread thread_;
};

}  // namespace penugasan::server
