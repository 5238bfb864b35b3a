// The calls that are open, so that a server that stops finishes what was begun, refuses what comes, and tells the readers of
// streams to come back. Safe from any thread.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <unordered_set>

namespace penugasan::server {

/// A stream.
class Closable {
 public:
  virtual ~Closable() = default;
  /// The server stops: the reader is told so. At most once; must not block.
  virtual void close() = 0;
};

class OpenCalls {
 public:
  /// Held by each object that gRPC may hand back, calls that are still waited for among them: while there is one, it may start
  /// an operation, which gRPC answers with an abort where the completion queue is shut down.
  class Presence {
   public:
    explicit Presence(OpenCalls& open) : open_(open) { ++open_.present_; }
    ~Presence() { --open_.present_; }
    Presence(const Presence&) = delete;
    Presence& operator=(const Presence&) = delete;

   private:
    OpenCalls& open_;
  };

  /// A unary call begins; false: the server stops, refuse it. Either way end() follows once it is answered.
  bool begin() {
    ++unary_;
    return !closed_;
  }
  void end() { --unary_; }

  /// After close() the stream is closed at once.
  void add(Closable& stream) {
    const std::lock_guard lock(mutex_);
    if (closed_) return stream.close();
    streams_.insert(&stream);
  }
  /// Once it returns, the stream is not called any more.
  void remove(Closable& stream) {
    const std::lock_guard lock(mutex_);
    streams_.erase(&stream);
  }

  /// Closes every stream; what comes from now on is refused.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    for (Closable* stream : streams_) stream->close();
    streams_.clear();
  }
  /// Waits until no unary call is open, at most so long.
  void wait(std::chrono::milliseconds limit) const { wait_for(unary_, limit); }
  /// Waits until nothing is left of any call, at most so long; for a gRPC server that is shut down.
  void wait_for_all(std::chrono::milliseconds limit) const { wait_for(present_, limit); }

 private:
  static void wait_for(const std::atomic<int>& open, std::chrono::milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    while (open > 0 && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }

  std::atomic<int> unary_{0};
  std::atomic<int> present_{0};
  std::atomic<bool> closed_{false};
  std::mutex mutex_;
  std::unordered_set<Closable*> streams_;
};

}  // namespace penugasan::server
