#include "server/core/writer_core.h"

#include <spdlog/spdlog.h>

namespace penugasan::server {

namespace {

constexpr std::size_t kBatchesAhead = 2;  // one being written, one being decided

std::vector<storage::StoredRecord> records_of(std::vector<storage::Entry>& entries) {
  std::vector<storage::StoredRecord> records;
  records.reserve(entries.size());
  for (auto& entry : entries) records.push_back({std::move(entry.record), {}, {}, {}});
  return records;
}

}  // namespace

bool stands_alone(const Job& job) {
  return std::holds_alternative<ExclusiveJob>(job.command) || std::holds_alternative<LoadDirectoryJob>(job.command) ||
         std::holds_alternative<RecordMandateJob>(job.command) || std::holds_alternative<ErasePersonJob>(job.command) ||
         std::holds_alternative<ArchiveRequestsJob>(job.command);
}

WriterCore::WriterCore(storage::EventStore& store, WorldBox& world, Publisher& publisher, Decider::FreshUid fresh_uid,
                       const CoreOptions& options, std::function<void(const std::string&)> failed)
    : store_(store),
      world_(world),
      publisher_(publisher),
      failed_callback_(std::move(failed)),
      decider_(store, world.get(), std::move(fresh_uid), kBatchesAhead * options.largest_batch),
      disk_(options.disk_reserve),
      committed_(store.head().position),
      tried_(committed_) {}

std::optional<EdgeReason> WriterCore::refusal(const Job& job) const {
  if (failed_) return EdgeReason::shutting_down;
  if (read_only_ && !job.validate_only) return EdgeReason::read_only;
  return std::nullopt;
}

void WriterCore::decide(Job job, const Moment& now, Batch& batch) {
  if (batch.answers.empty()) batch.since = job.since;
  JobResult result = EdgeError{EdgeReason::store_failed, {}, {}};
  try {
    const auto refused = refusal(job);
    const auto before = batch.entries.size();
    result = refused ? EdgeError{*refused, {}, {}} : decider_.decide(job, now, batch);
    for (auto i = before; i < batch.entries.size(); ++i) store_.add(batch.entries[i]);
  } catch (const storage::StoreError& error) {
    fail(error.what());
  }
  batch.answers.push_back({std::move(job.done), std::move(result)});
}

void WriterCore::seal(Batch& batch) {
  if (!batch.entries.empty() && !failed_) batch.sealed = store_.seal();
}

void WriterCore::commit(Batch& batch) {
  if (!batch.entries.empty() && !failed_ && write(batch)) {
    if (batch.world) world_.set(batch.world);
    commands_ += batch.entries.size();
    ++batches_;
    publisher_.publish(records_of(batch.entries));
  }
  if (failed_) correct(batch);
}

bool WriterCore::write(Batch& batch) {
  tried_ = batch.entries.back().record.position;
  try {
    store_.commit_sealed(*batch.sealed);
  } catch (const storage::StoreError& error) {
    fail(error.what());
    return false;
  }
  committed_ = tried_;
  return true;
}

// Of what is answered as written (now, or before to a repeated request_id): what the store was handed and did not confirm may be
// there after the next start; what it was never handed is not.
void WriterCore::correct(Batch& batch) const {
  for (auto& answer : batch.answers) {
    const auto* accepted = std::get_if<Accepted>(&answer.result);
    if (accepted == nullptr || accepted->position <= committed_) continue;
    const bool unknown = accepted->position <= tried_;
    answer.result = EdgeError{unknown ? EdgeReason::store_failed : EdgeReason::shutting_down, {}, {}};
  }
}

Batch WriterCore::run_alone(Job job, const Moment& now) {
  Batch batch;
  batch.since = job.since;
  if (const auto* exclusive = std::get_if<ExclusiveJob>(&job.command)) {
    const auto refused = refusal(job);
    batch.answers.push_back({std::move(job.done), refused ? EdgeError{*refused, {}, {}} : run_exclusive(*exclusive)});
  } else {
    decide(std::move(job), now, batch);
    seal(batch);
    commit(batch);
  }
  return batch;
}

JobResult WriterCore::run_exclusive(const ExclusiveJob& job) {
  try {
    job.run(store_);
  } catch (const storage::StoreError& error) {
    fail(error.what());
    return EdgeError{EdgeReason::store_failed, {}, {}};
  }
  if (job.empties_store) {
    decider_.start_over();
    committed_ = tried_ = store_.head().position;
  }
  return Accepted{};
}

void WriterCore::disk_has(std::uint64_t free_bytes) {
  if (!disk_.update(free_bytes)) return;
  read_only_ = disk_.read_only();
  if (read_only_) {
    spdlog::error("the disk is nearly full: read-only from now on; free some room and the server goes back by itself");
  } else {
    spdlog::warn("there is room on the disk again: writing resumes");
  }
}

void WriterCore::fail(const std::string& what) {
  if (failed_.exchange(true)) return;
  spdlog::critical("the store failed, the process stops: {}", what);
  failed_callback_(what);
}

}  // namespace penugasan::server
