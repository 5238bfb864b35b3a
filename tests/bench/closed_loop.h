// The load generator's loop: N workers with one call outstanding each, one thread, one completion queue. A worker's next call
// starts when its last one was answered, so the rate is what the server sustains at N outstanding.
#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace penugasan::bench {

class Worker {
 public:
  virtual ~Worker() = default;
  // Starts the next call; its completion carries `this` as the tag.
  virtual void issue(grpc::CompletionQueue& queue) = 0;
  // Takes the answer in. False: it was an error.
  virtual bool finish() = 0;
  // Whether what was finished last is an answer to be counted, as against one that turned the call away, or a pause.
  virtual bool counts() const { return true; }
};

struct LoopOptions {
  std::chrono::duration<double> warm_up{0.5};  // its calls are made, but not counted
  std::chrono::duration<double> length{3};
  std::uint64_t max_calls = std::numeric_limits<std::uint64_t>::max();  // warm-up included
};

struct LoopResult {
  std::uint64_t calls = 0;  // all that were answered, warm-up included
  std::uint64_t errors = 0;
  double per_second = 0;
  double p50_ms = 0;
  double p99_ms = 0;
  double client_cores = 0;  // processor time of the generator itself, per second
};

// Ends when the time or the calls are used up and every call is answered; the first error ends it early.
LoopResult run_closed_loop(const std::vector<std::unique_ptr<Worker>>& workers, const LoopOptions& options);

}  // namespace penugasan::bench
