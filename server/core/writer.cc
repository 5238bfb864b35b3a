#include "server/core/writer.h"

#include "server/core/uid.h"
#include "server/metrics/metrics.h"

namespace penugasan::server {

namespace {

constexpr auto kDiskInterval = std::chrono::seconds(1);
// While a commit is being written the thread that decides ahead is woken for so many jobs at least: a switch of threads costs as
// much as deciding two or three. What is fewer waits for the commit's end.
constexpr std::size_t kWorthWaking = 8;

}  // namespace

Writer::Writer(storage::EventStore& store, WorldBox& world, const Clock& clock, Publisher& publisher,
               const WriterOptions& options, std::function<void(const std::string&)> failed)
    : store_(store),
      clock_(clock),
      options_(options),
      core_(store, world, publisher, random_uid, {options.largest_batch, options.disk_reserve}, std::move(failed)),
      door_(options.queue_depth, options.queue_wait) {
  if (options_.disk_reserve != 0) core_.disk_has(store_.free_bytes());
  disk_measured_ = std::chrono::steady_clock::now();
  for (auto& thread : threads_) thread = std::thread([this] { run(); });
}

Writer::~Writer() { stop(); }

void Writer::submit(Job job) {
  if (auto refused = enqueue(job)) job.done(std::move(*refused));
}

// Takes the job, or says why not and leaves it alone.
std::optional<EdgeError> Writer::enqueue(Job& job) {
  bool growing = false;
  {
    const std::lock_guard lock(mutex_);
    if (core_.failed() || stopping_) return EdgeError{EdgeReason::shutting_down, {}, {}};
    job.since = std::chrono::steady_clock::now();
    if (const auto delay = door_.turn_away(job.since, job.expires)) return EdgeError{EdgeReason::overloaded, {}, {}, *delay};
    queue_.push_back(std::move(job));
    // Else whoever is to take it knows already, or will look by itself.
    const bool wake = growing_ ? queue_.size() == kWorthWaking : queue_.size() == 1 && !deciding_;
    if (wake && !growing_) call_idle();
    growing = wake && growing_;
  }
  if (growing) committed_.notify_one();
  return std::nullopt;
}

std::size_t Writer::queued() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

// Its jobs are all as good as answered.
void Writer::leave(const Batch& batch) {
  const auto now = std::chrono::steady_clock::now();
  const auto waited = now - batch.since;
  if (options_.metrics != nullptr) options_.metrics->waited(waited);
  const std::lock_guard lock(mutex_);
  door_.served(batch.answers.size(), waited, now);
}

void Writer::commit(Batch& batch) {
  const auto begin = std::chrono::steady_clock::now();
  core_.commit(batch);
  note_commit(batch, begin);
}

void Writer::note_commit(const Batch& batch, std::chrono::steady_clock::time_point begin) const {
  if (options_.metrics == nullptr || batch.entries.empty() || core_.failed()) return;
  options_.metrics->committed(batch.entries.size(), std::chrono::steady_clock::now() - begin);
}

void Writer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    while (!idle_.empty()) call_idle();
  }
  for (auto& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

Moment Writer::now() const { return {clock_.now(), std::chrono::steady_clock::now()}; }

// Each thread goes through the same stations, one thread at a time in each of the first two: decide, commit, tell the callers.
void Writer::run() {
  Lock lock(mutex_);
  while (take_turn(lock)) {
    measure_disk(lock);
    if (queue_.empty()) {
      pass_turn();
      continue;
    }
    Batch batch = stands_alone(queue_.front()) ? process_alone(lock) : process(lock);
    lock.unlock();
    leave(batch);
    batch.tell_callers();
    lock.lock();
  }
}

// Waits until nobody decides and there is something to decide, or the disk to look at; false: the end.
bool Writer::take_turn(Lock& lock) {
  while (!stopping_ || !queue_.empty()) {
    const bool due = std::chrono::steady_clock::now() - disk_measured_ >= kDiskInterval;
    if (!deciding_ && (due || !queue_.empty())) {
      deciding_ = true;
      return true;
    }
    wait_idle(lock);
  }
  return false;
}

void Writer::pass_turn() {
  deciding_ = false;
  if (stopping_) {
    while (!idle_.empty()) call_idle();
  } else if (!queue_.empty()) {
    call_idle();
  }
}

// Until it is called, or it is time to look at the disk.
void Writer::wait_idle(Lock& lock) {
  Idle self;
  idle_.push_back(&self);
  if (!self.called.wait_for(lock, kDiskInterval, [&] { return self.was_called; })) std::erase(idle_, &self);
}

// The last to come is called first: what it needs is still in the processor's caches (a lone caller's p50 by a twentieth).
void Writer::call_idle() {
  if (idle_.empty()) return;
  auto* last = idle_.back();
  idle_.pop_back();
  last->was_called = true;
  last->called.notify_one();
}

void Writer::measure_disk(Lock& lock) {
  const auto now = std::chrono::steady_clock::now();
  if (now - disk_measured_ < kDiskInterval) return;
  disk_measured_ = now;
  if (options_.disk_reserve == 0) return;
  lock.unlock();
  core_.disk_has(store_.free_bytes());
  lock.lock();
}

Batch Writer::process(Lock& lock) {
  Batch batch;
  grow(batch, lock);
  core_.seal(batch);
  committing_ = true;
  pass_turn();
  lock.unlock();
  commit(batch);
  lock.lock();
  committing_ = false;
  committed_.notify_one();
  return batch;
}

// Decides what is queued, and what comes while the batch before is still being written.
void Writer::grow(Batch& batch, Lock& lock) {
  decide_queued(batch, lock);
  while (committing_) {
    growing_ = batch.answers.size() < options_.largest_batch && (queue_.empty() || !stands_alone(queue_.front()));
    committed_.wait(lock, [&] { return !committing_ || (growing_ && queue_.size() >= kWorthWaking); });
    growing_ = false;
    decide_queued(batch, lock);
  }
}

void Writer::decide_queued(Batch& batch, Lock& lock) {
  auto jobs = take_jobs(options_.largest_batch - batch.answers.size());
  if (jobs.empty()) return;
  lock.unlock();
  const auto moment = now();
  for (auto& job : jobs) core_.decide(std::move(job), moment, batch);
  lock.lock();
}

std::vector<Job> Writer::take_jobs(std::size_t most) {
  std::vector<Job> jobs;
  while (!queue_.empty() && jobs.size() < most && !stands_alone(queue_.front())) {
    jobs.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return jobs;
}

Batch Writer::process_alone(Lock& lock) {
  committed_.wait(lock, [&] { return !committing_; });
  Job job = std::move(queue_.front());
  queue_.pop_front();
  lock.unlock();
  const auto begin = std::chrono::steady_clock::now();
  Batch batch = core_.run_alone(std::move(job), now());
  note_commit(batch, begin);
  lock.lock();
  pass_turn();
  return batch;
}

}  // namespace penugasan::server
