// Carries what was committed to those who follow the log: the notice index and the streams. The writer only hands over;
// everything else (hub_core.h) happens on the hub's own thread. It is woken at once where a stream listens; the index alone can
// wait, because readers read the log beyond it: it is extended when enough has come together, and within about a second.
#pragma once

#include <atomic>
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
  /// Within the listener's wake(): it listens for these seats from now on.
  void change(const std::vector<workflow::Seat>& seats, Listener& listener);
  /// After it returns the listener is not called again: waits where it is being called, but for no other.
  void remove(Listener& listener);

 private:
  void run();
  bool due() const;
  Records take(std::unique_lock<std::mutex>& lock);
  void follow(Records records, bool all);
  void wake(const std::vector<Listeners::Woken>& woken);
  void wake_all();

  storage::EventStore& store_;
  NoticeIndexer indexer_;  // of the hub's thread
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable idle_;
  Feed feed_;
  bool busy_ = false;
  bool emptying_ = false;  // reset() waits
  bool stopping_ = false;

  std::mutex listeners_mutex_;  // never held while a listener is called: thousands of them take their time
  std::condition_variable called_changed_;
  Listeners listeners_;
  Listener* called_ = nullptr;
  std::atomic<bool> listening_{false};  // somebody is in listeners_
  std::thread thread_;
};

}  // namespace penugasan::server
