// Carries what was committed to those who follow the log: the notice index and the streams. The writer only hands over and
// wakes; everything else (hub_core.h) happens on the hub's own thread.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "server/core/hub_core.h"
#include "server/core/publisher.h"

namespace penugasan::server {

class Hub final : public Publisher {
 public:
  /// `store` must outlive the hub. Brings the notice index up to date first. Listeners are woken from the hub's thread.
  explicit Hub(storage::EventStore& store);
  ~Hub() override;
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  void publish(std::vector<storage::StoredRecord> records) override;
  /// Waits until everything published so far has been handled, then forgets positions: the store is emptied next. By the writer.
  void reset();

  void add(const std::vector<workflow::Seat>& seats, Listener& listener);
  /// After it returns the listener is not called again.
  void remove(const std::vector<workflow::Seat>& seats, Listener& listener);

 private:
  void run();
  Records take(std::unique_lock<std::mutex>& lock);
  void follow(Records records, bool all);

  storage::EventStore& store_;
  NoticeIndexer indexer_;  // of the hub's thread
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable idle_;
  Feed feed_;
  bool busy_ = false;
  bool stopping_ = false;

  std::mutex listeners_mutex_;
  Listeners listeners_;
  std::thread thread_;
};

}  // namespace penugasan::server
