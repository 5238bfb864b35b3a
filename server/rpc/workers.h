// Threads for calls that may take long, so that the one that polls for all is never held up by a single call.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace penugasan::server {

/// Safe from any thread.
class Workers {
 public:
  /// `niceness`: how far the threads stand back behind others, 0 to 19 (nice(2)).
  explicit Workers(int threads, int niceness = 0);
  /// Finishes what was handed over.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// `work` runs soon, on one of the threads, in no promised order. It must not throw.
  void run(std::function<void()> work);

 private:
  void serve();

  const int niceness_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace penugasan::server
