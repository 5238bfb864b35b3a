// Has the bytes of erased data rewritten out of the store's files (KeptStore::scrub), on a thread of its own: neither the writer
// nor a caller's thread waits. What an earlier process left undone is done at the start.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "storage/kept_store.h"

namespace penugasan::server {

class Scrubber {
 public:
  using Done = std::function<void(bool scrubbed)>;

  /// `store` must outlive it; null: a store without files, where nothing is ever scrubbed.
  explicit Scrubber(storage::KeptStore* store);
  /// As stop().
  ~Scrubber() { stop(); }
  Scrubber(const Scrubber&) = delete;
  Scrubber& operator=(const Scrubber&) = delete;

  /// Scrubs what has been committed by now; `done` is called exactly once, from the scrubber's thread or from here. False: it
  /// failed, or the server is stopping; the next start does it.
  void scrub(Done done);
  /// Finishes what is running; what waits is answered with false, and so is whatever comes later.
  void stop();

 private:
  void run();
  bool scrub_now() const;

  storage::KeptStore* store_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Done> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace penugasan::server
