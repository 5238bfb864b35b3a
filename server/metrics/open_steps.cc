#include "server/metrics/open_steps.h"

#include <algorithm>
#include <vector>

#include <spdlog/spdlog.h>

namespace penugasan::server {

namespace {

constexpr std::chrono::steady_clock::duration kPause = std::chrono::minutes(1);
constexpr int kShare = 100;

// The first position whose record is not older than `time`; one more than the head where all are. Records come in the order of
// time; one that was archived away is older than any that is kept.
std::uint64_t first_since(const storage::EventStore& store, std::uint64_t head, workflow::Time time) {
  std::uint64_t low = 1;
  std::uint64_t high = head + 1;
  while (low < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    const auto stored = store.record(middle);
    if (stored && stored->record.time >= time) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

}  // namespace

OpenStepAges count_open_steps(const storage::EventStore& store, workflow::Time now) {
  const auto head = store.head();
  std::array<std::uint64_t, kAgeBounds.size()> young{};  // positions from which on a step is younger than the bound
  for (std::size_t i = 0; i < kAgeBounds.size(); ++i) {
    young[i] = first_since(store, head.position, now - std::chrono::days(kAgeBounds[i]));
  }
  OpenStepAges ages{};
  std::vector<bool> counted(head.last_number +
                            1);  // a request has one open step at most, in the inbox of every seat that may act
  store.visit_open_steps([&](const storage::InboxRow& row) {
    if (row.number >= counted.size() || counted[row.number]) return;
    counted[row.number] = true;
    const auto* const bound = std::find_if(young.begin(), young.end(), [&](auto from) { return row.opened_position >= from; });
    ++ages[static_cast<std::size_t>(bound - young.begin())];
  });
  return ages;
}

OpenSteps::OpenSteps(const storage::EventStore& store, const Clock& clock)
    : store_(store), clock_(clock), thread_([this] { run(); }) {}

OpenSteps::~OpenSteps() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_one();
  thread_.join();
}

std::optional<OpenStepAges> OpenSteps::latest() const {
  const std::lock_guard lock(mutex_);
  return ages_;
}

void OpenSteps::run() {
  for (;;) {
    const auto begin = std::chrono::steady_clock::now();
    count();
    const auto pause = std::max(kPause, kShare * (std::chrono::steady_clock::now() - begin));
    std::unique_lock lock(mutex_);
    if (stop_.wait_for(lock, pause, [this] { return stopping_; })) return;
  }
}

void OpenSteps::count() {
  try {
    const auto ages = count_open_steps(store_, clock_.now());
    const std::lock_guard lock(mutex_);
    ages_ = ages;
  } catch (const storage::StoreError& error) {
    spdlog::error("counting open steps failed: {}", error.what());  // the figure stays as it was
  }
}

}  // namespace penugasan::server
