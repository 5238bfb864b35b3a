#include "server/core/hub.h"

#include <spdlog/spdlog.h>

#include "server/core/concerned.h"
#include "storage/notices.h"

namespace penugasan::server {

namespace {

constexpr std::size_t kHeld = 20000;    // published records in memory; beyond, the store is read
constexpr std::size_t kSpan = 512;      // records a notice index write
constexpr std::size_t kCatchUp = 2000;  // records read at once when behind
constexpr auto kTick = std::chrono::milliseconds(500);
constexpr auto kWakeAll = std::chrono::seconds(10);

std::string key_of(const workflow::Seat& seat) { return static_cast<char>(seat.kind) + seat.id; }

}  // namespace

Hub::Hub(storage::EventStore& store) : store_(store) {
  while (storage::advance_notice_index(store_, kCatchUp) > 0) {
  }
  taken_up_to_ = store_.notices_indexed();
  thread_ = std::thread([this] { run(); });
}

Hub::~Hub() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Hub::publish(Records records) {
  {
    const std::lock_guard lock(mutex_);
    if (published_.size() + records.size() > kHeld) {
      lost_ = true;
      published_.clear();
    } else if (!lost_) {
      for (auto& record : records) published_.push_back(std::move(record));
    }
  }
  wake_.notify_one();
}

void Hub::reset() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [&] { return !busy_ && published_.empty() && !lost_; });
  pending_.clear();
  taken_up_to_ = 0;
}

void Hub::add(const std::vector<workflow::Seat>& seats, Listener& listener) {
  const std::lock_guard lock(listeners_mutex_);
  for (const auto& seat : seats) listeners_[key_of(seat)].insert(&listener);
}

void Hub::remove(const std::vector<workflow::Seat>& seats, Listener& listener) {
  const std::lock_guard lock(listeners_mutex_);
  for (const auto& seat : seats) {
    const auto found = listeners_.find(key_of(seat));
    if (found == listeners_.end()) continue;
    found->second.erase(&listener);
    if (found->second.empty()) listeners_.erase(found);
  }
}

// Waits for news or a tick; what was published leaves the shared queue. When too much was published, the rest is on disk; what
// was read from there may be published again afterwards, because the writer commits first: it is taken once.
Hub::Records Hub::take(std::unique_lock<std::mutex>& lock) {
  wake_.wait_for(lock, kTick, [&] { return stopping_ || lost_ || !published_.empty(); });
  busy_ = true;
  Records taken;
  taken.swap(published_);
  if (lost_) {
    taken = store_.records(taken_up_to_ + 1, kCatchUp);
    lost_ = taken.size() == kCatchUp;
  } else {
    std::erase_if(taken, [&](const auto& one) { return one.record.position <= taken_up_to_; });
  }
  if (!taken.empty()) taken_up_to_ = taken.back().record.position;
  return taken;
}

void Hub::run() {
  auto woken = std::chrono::steady_clock::now();
  for (bool go_on = true; go_on;) {
    try {
      Records records;
      {
        std::unique_lock lock(mutex_);
        records = take(lock);
        go_on = !stopping_;
      }
      follow(records);
      pending_.insert(pending_.end(), std::make_move_iterator(records.begin()), std::make_move_iterator(records.end()));
      index(records.empty() || !go_on);
    } catch (const storage::StoreError& error) {
      // The index is rebuilt from the log at the next start; readers go on by scanning the log.
      spdlog::error("following the log failed: {}", error.what());
      std::this_thread::sleep_for(kTick);  // a disk that fails now will hardly work in a microsecond
      const std::lock_guard lock(mutex_);
      go_on = !stopping_;
    }
    if (const auto now = std::chrono::steady_clock::now(); now - woken > kWakeAll) {
      wake_all();
      woken = now;
    }
    {
      const std::lock_guard lock(mutex_);
      busy_ = false;
    }
    idle_.notify_all();
  }
}

void Hub::follow(const Records& records) {
  if (records.empty()) return;
  const std::lock_guard lock(listeners_mutex_);
  if (listeners_.empty()) return;
  std::unordered_set<Listener*> concerned;
  for (const auto& record : records) {
    for (const auto& seat : concerned_by(record.record)) {
      const auto found = listeners_.find(key_of(seat));
      if (found != listeners_.end()) concerned.insert(found->second.begin(), found->second.end());
    }
  }
  for (Listener* listener : concerned) listener->wake();
}

void Hub::index(bool all) {
  while (!pending_.empty() && (all || pending_.size() >= kSpan)) {
    const std::size_t count = std::min(pending_.size(), kSpan);
    store_.index_notices(std::span(pending_).first(count));
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(count));
  }
}

void Hub::wake_all() {
  const std::lock_guard lock(listeners_mutex_);
  std::unordered_set<Listener*> all;
  for (const auto& [seat, listeners] : listeners_) all.insert(listeners.begin(), listeners.end());
  for (Listener* listener : all) listener->wake();
}

}  // namespace penugasan::server
