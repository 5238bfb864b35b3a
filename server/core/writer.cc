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
  for (std::size_t i = 0; i < threads_.size(); ++i) threads_[i] = std::thread([this, i] { run(idles_[i]); });
}

Writer::~Writer() { stop(); }

void Writer::submit(Job job) {
  if (auto refused = enqueue(job)) job.done(std::move(*refused));
}

// Takes the job, or says why not and leaves it alone. Whoever is woken is woken when the mutex is free: else it would wait anew.
std::optional<EdgeError> Writer::enqueue(Job& job) {
  bool growing = false;
  Idle* idle = nullptr;
  {
    const std::lock_guard lock(mutex_);
    if (core_.failed() || stopping_) return EdgeError{EdgeReason::shutting_down, {}, {}};
    job.since = std::chrono::steady_clock::now();
    if (const auto delay = door_.turn_away(job.since, job.expires)) return EdgeError{EdgeReason::overloaded, {}, {}, *delay};
    queue_.push_back(std::move(job));
    // Else whoever is to take it knows already, or will look by itself.
    growing = growing_ && queue_.size() == kWorthWaking;
    if (!growing_ && queue_.size() == 1 && !deciding_) idle = next_idle();
  }
  if (growing) committed_.notify_one();
  call(idle);
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
    while (!idle_.empty()) call(next_idle());
  }
  for (auto& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

Moment Writer::now() const { return {clock_.now(), std::chrono::steady_clock::now()}; }

// Each thread goes through the same stations, one thread at a time in each of the first two: decide, commit, tell the callers.
void Writer::run(Idle& self) {
  Lock lock(mutex_);
  while (take_turn(self, lock)) {
    measure_disk(lock);
    if (queue_.empty()) {
      call(pass_turn());
      continue;
    }
    Batch batch = stands_alone(queue_.front()) ? process_alone(lock) : process(lock);
    leave(batch);
    batch.tell_callers();
    lock.lock();
  }
}

// Waits until nobody decides and there is something to decide, or the disk to look at; false: the end.
bool Writer::take_turn(Idle& self, Lock& lock) {
  while (!stopping_ || !queue_.empty()) {
    const bool due = std::chrono::steady_clock::now() - disk_measured_ >= kDiskInterval;
    if (!deciding_ && (due || !queue_.empty())) {
      deciding_ = true;
      return true;
    }
    wait_idle(self, lock);
  }
  return false;
}

// Returns whom to call, once the mutex is free.
Writer::Idle* Writer::pass_turn() {
  deciding_ = false;
  if (stopping_) {
    while (!idle_.empty()) call(next_idle());
  }
  return queue_.empty() ? nullptr : next_idle();
}

// Until it is called, or it is time to look at the disk.
void Writer::wait_idle(Idle& self, Lock& lock) {
  self.was_called = false;
  idle_.push_back(&self);
  if (!self.called.wait_for(lock, kDiskInterval, [&] { return self.was_called; })) std::erase(idle_, &self);
}

// The last to come is called first: what it needs is still in the processor's caches.
Writer::Idle* Writer::next_idle() {
  if (idle_.empty()) return nullptr;
  auto* last = idle_.back();
  idle_.pop_back();
  last->was_called = true;
  return last;
}

void Writer::call(Idle* idle) {
  if (idle != nullptr) idle->called.notify_one();
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

// Gives the lock back, as process_alone() does.
Batch Writer::process(Lock& lock) {
  Batch batch;
  grow(batch, lock);
  core_.seal(batch);
  committing_ = true;
  auto* next = pass_turn();
  lock.unlock();
  call(next);
  commit(batch);
  lock.lock();
  committing_ = false;
  lock.unlock();
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
  auto* next = pass_turn();
  lock.unlock();
  call(next);
  return batch;
}

}  // namespace penugasan::server
