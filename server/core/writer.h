// The one writer. Whatever is queued while the last fsync ran becomes the next batch; nothing is answered before its fsync.
// A failed write ends the writer: the callers of the batch are told that the outcome is not known, every later one that
// nothing was done, and `failed` is called once, upon which the process must stop.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "server/core/admission.h"
#include "server/core/answerer.h"
#include "server/core/clock.h"
#include "server/core/disk_guard.h"
#include "server/core/job.h"
#include "server/core/state_cache.h"
#include "server/core/world.h"
#include "storage/event_store.h"

namespace penugasan::server {

class Hub;
class Metrics;

struct WriterOptions {
  std::size_t queue_depth = 10000;            // jobs inside; more are refused as OVERLOADED
  std::size_t largest_batch = 1024;           // jobs a commit
  std::uint64_t disk_reserve = 0;             // bytes; below, the writer is read-only
  std::chrono::milliseconds queue_wait{100};  // jobs that would wait longer are refused as OVERLOADED (admission.h)
  Metrics* metrics = nullptr;                 // told of every commit; must outlive the writer
};

class Writer {
 public:
  /// All references must outlive the writer. `failed` is called from the writer's thread.
  Writer(storage::EventStore& store, WorldBox& world, const Clock& clock, Hub& hub, const WriterOptions& options,
         std::function<void(const std::string&)> failed);
  /// As stop().
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Hands a command over. From any thread; never waits.
  void submit(Job job);
  /// Finishes what is queued and ends the thread. Later jobs are refused as SHUTTING_DOWN.
  void stop();

  bool read_only() const { return read_only_; }
  /// Jobs that wait.
  std::size_t queued() const;
  std::uint64_t commands() const { return commands_; }
  std::uint64_t batches() const { return batches_; }

 private:
  std::optional<EdgeError> enqueue(Job& job);
  void leave(std::span<const Job> jobs);
  void run();
  bool take(std::vector<Job>& jobs);
  void measure_disk();
  void process(std::vector<Job>& jobs);
  void process_batch(std::vector<Job>& jobs, std::size_t first, std::size_t last);
  void process_exclusive(Job& job);
  void answer(std::span<Job> jobs, std::vector<JobResult>& results);
  void fail(const std::string& what);

  storage::EventStore& store_;
  WorldBox& world_;
  const Clock& clock_;
  Hub& hub_;
  const WriterOptions options_;
  const std::function<void(const std::string&)> failed_callback_;
  DiskGuard disk_;
  StateCache cache_;
  std::chrono::steady_clock::time_point disk_measured_;
  std::atomic<bool> read_only_{false};
  std::atomic<std::uint64_t> commands_{0};
  std::atomic<std::uint64_t> batches_{0};

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Job> queue_;
  Admission door_;
  bool stopping_ = false;
  bool failed_ = false;
  Answerer answerer_;
  std::thread thread_;
};

}  // namespace penugasan::server
