// The writer without threads and clock: jobs in, a decided batch, its commit, the answers. The threads around it are writer.h's;
// a simulation drives it from one.
//
//   Batch batch;
//   for (auto& job : jobs) core.decide(std::move(job), now, batch);
//   core.commit(batch);
//   batch.tell_callers();
//
// decide() may go on with the next batch while commit() writes the one before it: each of the two by one thread at a time, and
// batches are committed in the order in which they were decided. A failed commit ends the core for good: what was to be written
// by then or later is answered as unknown or as not done, never as accepted.
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "server/core/decider.h"
#include "server/core/disk_guard.h"
#include "server/core/publisher.h"

namespace penugasan::server {

struct CoreOptions {
  std::size_t largest_batch = 1024;  // jobs; at most two batches are decided and not committed at any time
  std::uint64_t disk_reserve = 0;    // bytes; below, the core is read-only
};

/// A job that is decided when everything before it is committed, and committed before anything else is decided.
bool stands_alone(const Job& job);

class WriterCore {
 public:
  /// All references must outlive the core. `failed` is called once, with what the store said; then the process must stop.
  WriterCore(storage::EventStore& store, WorldBox& world, Publisher& publisher, Decider::FreshUid fresh_uid,
             const CoreOptions& options, std::function<void(const std::string&)> failed);

  /// Decides a job that does not stand alone, and encodes what is accepted; its answer waits in the batch. Batches are made one
  /// after the other. Never throws StoreError.
  void decide(Job job, const Moment& now, Batch& batch);
  /// No job follows in this batch. By the thread that decides; another may be committing the batch before.
  void seal(Batch& batch);
  /// Makes the sealed batch durable, hands it on to world and publisher, and makes its answers true. Never throws StoreError.
  void commit(Batch& batch);
  /// decide() and commit() of a job that stands alone. Nothing else may be on its way.
  Batch run_alone(Job job, const Moment& now);

  /// Whether to be read-only, from what is free on the disk. By the thread that decides.
  void disk_has(std::uint64_t free_bytes);
  bool read_only() const { return read_only_; }
  bool failed() const { return failed_; }
  std::uint64_t commands() const { return commands_; }
  std::uint64_t batches() const { return batches_; }

 private:
  std::optional<EdgeReason> refusal(const Job& job) const;
  JobResult run_exclusive(const ExclusiveJob& job);
  bool write(Batch& batch);
  void correct(Batch& batch) const;
  void fail(const std::string& what);

  storage::EventStore& store_;
  WorldBox& world_;
  Publisher& publisher_;
  const std::function<void(const std::string&)> failed_callback_;
  Decider decider_;
  DiskGuard disk_;
  std::atomic<bool> read_only_{false};
  std::atomic<bool> failed_{false};
  std::atomic<std::uint64_t> commands_{0};
  std::atomic<std::uint64_t> batches_{0};
  // The last record that is known to be durable, and the last that was handed to the store; of the thread that commits.
  std::uint64_t committed_;
  std::uint64_t tried_;
};

}  // namespace penugasan::server
