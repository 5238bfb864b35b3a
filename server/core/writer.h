// The writer's threads around its core (writer_core.h). While one thread writes and syncs a batch, another decides the next one
// and lets it grow until the first is done; a third tells callers what came of theirs. Nothing is answered before its fsync.
//
// A failed write ends the writer: the callers of the batch are told that the outcome is not known, every later one that
// nothing was done, and `failed` is called once, upon which the process must stop.
#pragma once

#include <array>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "server/core/admission.h"
#include "server/core/clock.h"
#include "server/core/writer_core.h"

namespace penugasan::server {

class Metrics;

struct WriterOptions {
  std::size_t queue_depth = 10000;             // jobs inside; more are refused as OVERLOADED
  std::size_t largest_batch = 1024;            // jobs a commit
  std::uint64_t disk_reserve = 0;              // bytes; below, the writer is read-only
  std::chrono::milliseconds queue_wait{1000};  // jobs that would wait longer are refused as OVERLOADED (admission.h)
  Metrics* metrics = nullptr;                  // told of every commit; must outlive the writer
};

class Writer {
 public:
  /// All references must outlive the writer. `failed` is called from a thread of the writer's.
  Writer(storage::EventStore& store, WorldBox& world, const Clock& clock, Publisher& publisher, const WriterOptions& options,
         std::function<void(const std::string&)> failed);
  /// As stop().
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Hands a command over. From any thread; never waits.
  void submit(Job job);
  /// Finishes what is queued and ends the threads. Later jobs are refused as SHUTTING_DOWN.
  void stop();

  bool read_only() const { return core_.read_only(); }
  /// Jobs that wait to be decided.
  std::size_t queued() const;
  std::uint64_t commands() const { return core_.commands(); }
  std::uint64_t batches() const { return core_.batches(); }

 private:
  /// A thread's place to wait for something to do.
  struct Idle {
    std::condition_variable called;
    bool was_called = false;
  };
  using Lock = std::unique_lock<std::mutex>;

  std::optional<EdgeError> enqueue(Job& job);
  Moment now() const;
  void run(Idle& self);
  void commit(Batch& batch);
  void note_commit(const Batch& batch, std::chrono::steady_clock::time_point begin) const;
  void leave(const Batch& batch);
  bool take_turn(Idle& self, Lock& lock);
  Idle* pass_turn();
  void wait_idle(Idle& self, Lock& lock);
  Idle* next_idle();
  static void call(Idle* idle);
  void measure_disk(Lock& lock);
  Batch process(Lock& lock);
  Batch process_alone(Lock& lock);
  void grow(Batch& batch, Lock& lock);
  void decide_queued(Batch& batch, Lock& lock);
  std::vector<Job> take_jobs(std::size_t most);

  storage::EventStore& store_;
  const Clock& clock_;
  const WriterOptions options_;
  WriterCore core_;

  mutable std::mutex mutex_;
  std::vector<Idle*> idle_;            // of threads that have nothing to do, in the order in which they came
  std::condition_variable committed_;  // of the thread that decides, while another commits
  std::deque<Job> queue_;
  Admission door_;
  bool deciding_ = false;    // a thread decides
  bool committing_ = false;  // a thread commits
  bool growing_ = false;     // the thread that decides waits for the commit or for more jobs
  bool stopping_ = false;
  std::chrono::steady_clock::time_point disk_measured_;
  std::array<Idle, 3> idles_;
  std::array<std::thread, 3> threads_;  // one decides, one commits, one answers
};

}  // namespace penugasan::server
