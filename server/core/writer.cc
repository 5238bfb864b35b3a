#include "server/core/writer.h"

#include <spdlog/spdlog.h>

#include "server/core/hub.h"
#include "server/core/transaction.h"
#include "server/metrics/metrics.h"

namespace penugasan::server {

namespace {

constexpr auto kDiskInterval = std::chrono::seconds(1);
constexpr std::size_t kAnsweredHere = 8;     // jobs of a batch
constexpr std::size_t kCachedStates = 8192;  // some 10 MB

EdgeError error(EdgeReason reason) { return {reason, {}, {}}; }
JobResult refusal(EdgeReason reason) { return error(reason); }

bool is_exclusive(const Job& job) { return std::holds_alternative<ExclusiveJob>(job.command); }

bool is_written(const JobResult& result) {
  const auto* accepted = std::get_if<Accepted>(&result);
  return accepted != nullptr && accepted->position != 0;
}

std::vector<storage::StoredRecord> records_of(std::vector<storage::Entry>& entries) {
  std::vector<storage::StoredRecord> records;
  records.reserve(entries.size());
  for (auto& entry : entries) records.push_back({std::move(entry.record), {}, {}, {}});
  return records;
}

}  // namespace

Writer::Writer(storage::EventStore& store, WorldBox& world, const Clock& clock, Hub& hub, const WriterOptions& options,
               std::function<void(const std::string&)> failed)
    : store_(store),
      world_(world),
      clock_(clock),
      hub_(hub),
      options_(options),
      failed_callback_(std::move(failed)),
      disk_(options.disk_reserve),
      cache_(kCachedStates),
      door_(options.queue_depth, options.queue_wait) {
  measure_disk();
  thread_ = std::thread([this] { run(); });
}

Writer::~Writer() { stop(); }

void Writer::submit(Job job) {
  if (auto refused = enqueue(job)) job.done(std::move(*refused));
}

// Takes the job, or says why not and leaves it alone.
std::optional<EdgeError> Writer::enqueue(Job& job) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    if (failed_ || stopping_) return error(EdgeReason::shutting_down);
    job.since = std::chrono::steady_clock::now();
    if (const auto delay = door_.turn_away(job.since, job.expires)) return EdgeError{EdgeReason::overloaded, {}, {}, *delay};
    wake = queue_.empty();
    queue_.push_back(std::move(job));
  }
  if (wake) wake_.notify_one();
  return std::nullopt;
}

std::size_t Writer::queued() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

// They are all as good as answered, oldest first.
void Writer::leave(std::span<const Job> jobs) {
  const auto now = std::chrono::steady_clock::now();
  const auto waited = now - jobs.front().since;
  if (options_.metrics != nullptr) options_.metrics->waited(waited);
  const std::lock_guard lock(mutex_);
  door_.served(jobs.size(), waited, now);
}

void Writer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
  answerer_.finish();
}

bool Writer::take(std::vector<Job>& jobs) {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, kDiskInterval, [&] { return stopping_ || !queue_.empty(); });
  jobs.swap(queue_);
  return !jobs.empty() || !stopping_;
}

void Writer::run() {
  std::vector<Job> jobs;
  while (take(jobs)) {
    measure_disk();
    process(jobs);
    jobs.clear();
  }
}

void Writer::measure_disk() {
  const auto now = std::chrono::steady_clock::now();
  if (options_.disk_reserve == 0 || now - disk_measured_ < kDiskInterval) return;
  disk_measured_ = now;
  if (!disk_.update(store_.free_bytes())) return;
  read_only_ = disk_.read_only();
  if (read_only_) {
    spdlog::error("the disk is nearly full: read-only from now on; free some room and the server goes back by itself");
  } else {
    spdlog::warn("there is room on the disk again: writing resumes");
  }
}

void Writer::process(std::vector<Job>& jobs) {
  std::size_t first = 0;
  while (first < jobs.size()) {
    std::size_t last = first;
    while (last < jobs.size() && last - first < options_.largest_batch && !is_exclusive(jobs[last])) ++last;
    if (last > first) process_batch(jobs, first, last);
    if (last < jobs.size() && is_exclusive(jobs[last])) {
      leave(std::span(jobs).subspan(last, 1));
      process_exclusive(jobs[last++]);
    }
    first = last;
  }
}

void Writer::process_batch(std::vector<Job>& jobs, std::size_t first, std::size_t last) {
  std::vector<JobResult> results;
  results.reserve(last - first);
  Transaction batch(store_, cache_, world_.get(), store_.head(), clock_.now());
  try {
    for (std::size_t i = first; i < last; ++i) {
      const bool refused = failed_ || (read_only_ && !jobs[i].validate_only);
      results.push_back(refused ? refusal(failed_ ? EdgeReason::shutting_down : EdgeReason::read_only) : batch.run(jobs[i]));
    }
    if (!batch.entries().empty()) {
      const auto begin = std::chrono::steady_clock::now();
      store_.commit(batch.entries());
      if (options_.metrics != nullptr) {
        options_.metrics->committed(batch.entries().size(), std::chrono::steady_clock::now() - begin);
      }
    }
  } catch (const storage::StoreError& error) {
    fail(error.what());
    results.resize(last - first, refusal(EdgeReason::store_failed));
    for (auto& result : results) {
      if (is_written(result)) result = refusal(EdgeReason::store_failed);
    }
  }
  if (!failed_ && !batch.entries().empty()) {
    world_.set(batch.world());
    commands_ += batch.entries().size();
    ++batches_;
    hub_.publish(records_of(batch.entries()));
    batch.keep_states(cache_);
  }
  const auto taken = std::span(jobs).subspan(first, last - first);
  leave(taken);
  answer(taken, results);
}

// A few callers are answered sooner from here; with many, another thread saves more time than the hand-over costs.
void Writer::answer(std::span<Job> jobs, std::vector<JobResult>& results) {
  if (jobs.size() < kAnsweredHere) {
    for (std::size_t i = 0; i < jobs.size(); ++i) jobs[i].done(std::move(results[i]));
    return;
  }
  std::vector<Answer> answers;
  answers.reserve(jobs.size());
  for (std::size_t i = 0; i < jobs.size(); ++i) answers.push_back({std::move(jobs[i].done), std::move(results[i])});
  answerer_.hand_over(std::move(answers));
}

void Writer::process_exclusive(Job& job) {
  if (failed_) return job.done(refusal(EdgeReason::shutting_down));
  if (read_only_) return job.done(refusal(EdgeReason::read_only));
  const auto& exclusive = std::get<ExclusiveJob>(job.command);
  if (exclusive.empties_store) cache_.clear();
  try {
    exclusive.run(store_);
    job.done(Accepted{});
  } catch (const storage::StoreError& error) {
    fail(error.what());
    job.done(refusal(EdgeReason::store_failed));
  }
}

void Writer::fail(const std::string& what) {
  {
    const std::lock_guard lock(mutex_);
    failed_ = true;
  }
  spdlog::critical("the store failed, the process stops: {}", what);
  failed_callback_(what);
}

}  // namespace penugasan::server
