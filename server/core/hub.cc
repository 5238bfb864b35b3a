#include "server/core/hub.h"

#include <spdlog/spdlog.h>

namespace penugasan::server {

namespace {

constexpr auto kTick = std::chrono::milliseconds(500);
constexpr auto kWakeAll = std::chrono::seconds(10);
// So many records are worth a switch of threads where nobody listens.
constexpr std::size_t kWorthWaking = 256;

}  // namespace

Hub::Hub(storage::EventStore& store) : store_(store), indexer_(store), feed_(store.notices_indexed()) {
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
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    feed_.publish(std::move(records));
    wake = !busy_ && due();
  }
  if (wake) wake_.notify_one();
}

// Somebody who begins to listen after a record was published reads it from the store.
bool Hub::due() const {
  if (feed_.empty()) return false;
  return listening_ || emptying_ || feed_.size() >= kWorthWaking;
}

void Hub::reset() {
  std::unique_lock lock(mutex_);
  emptying_ = true;
  wake_.notify_one();
  idle_.wait(lock, [&] { return !busy_ && feed_.empty(); });
  emptying_ = false;
  indexer_.start_over();
  feed_.start_over();
}

void Hub::add(const std::vector<workflow::Seat>& seats, Listener& listener) {
  const std::lock_guard lock(listeners_mutex_);
  listeners_.set(seats, listener);
  listening_ = true;
}

void Hub::change(const std::vector<workflow::Seat>& seats, Listener& listener) {
  const std::lock_guard lock(listeners_mutex_);
  if (listeners_.has(listener)) listeners_.set(seats, listener);  // else it is being removed
}

void Hub::remove(Listener& listener) {
  std::unique_lock lock(listeners_mutex_);
  listeners_.remove(listener);
  listening_ = !listeners_.empty();
  called_changed_.wait(lock, [&] { return called_ != &listener; });
}

// One after the other: whoever comes or goes meanwhile waits for one of them at most.
void Hub::wake(const std::vector<Listeners::Woken>& woken) {
  for (const auto& [listener, news] : woken) {
    {
      const std::lock_guard lock(listeners_mutex_);
      if (!listeners_.has(*listener)) continue;  // it has gone meanwhile
      called_ = listener;
    }
    listener->wake(news);
    {
      const std::lock_guard lock(listeners_mutex_);
      called_ = nullptr;
    }
    called_changed_.notify_all();
  }
}

void Hub::wake_all() {
  std::uint64_t followed = 0;
  {
    const std::lock_guard lock(mutex_);
    followed = feed_.taken_up_to();
  }
  std::vector<Listeners::Woken> all;
  {
    const std::lock_guard lock(listeners_mutex_);
    all = listeners_.all(followed);
  }
  wake(all);
}

// Waits for news or a tick.
Records Hub::take(std::unique_lock<std::mutex>& lock) {
  wake_.wait_for(lock, kTick, [&] { return stopping_ || due(); });
  busy_ = true;
  return feed_.take(store_);
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
      const bool all = records.empty() || !go_on;
      follow(std::move(records), all);
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

void Hub::follow(Records records, bool all) {
  std::vector<Listeners::Woken> concerned;
  {
    const std::lock_guard lock(listeners_mutex_);
    concerned = listeners_.concerned(records);
  }
  wake(concerned);
  indexer_.follow(std::move(records), all);
}

}  // namespace penugasan::server
