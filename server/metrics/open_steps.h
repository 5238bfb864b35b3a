// How long open steps have waited: the figure by which a government sees that its offices do not answer.
#pragma once

#include <array>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>

#include "server/core/clock.h"
#include "storage/event_store.h"

namespace penugasan::server {

/// The bounds between the ages below, in days.
inline constexpr std::array<int, 5> kAgeBounds = {1, 3, 7, 14, 30};
/// "under_1d", "1d_to_3d", …, "over_30d": oldest last.
inline constexpr std::array<std::string_view, kAgeBounds.size() + 1> kAgeNames = {"under_1d",  "1d_to_3d",   "3d_to_7d",
                                                                                  "7d_to_14d", "14d_to_30d", "over_30d"};
using OpenStepAges = std::array<std::uint64_t, kAgeNames.size()>;

/// Open steps by age at `now`, each once however many may decide on it. Reads the whole inbox index, and of the log only what a
/// search for a few days needs. Throws StoreError(read_failed).
OpenStepAges count_open_steps(const storage::EventStore& store, workflow::Time now);

/// Counts again and again on a thread of its own: every minute, or after a hundred times what counting takes, whichever is more,
/// so that it never costs more than 1 % of a core.
class OpenSteps {
 public:
  /// Both must outlive it.
  OpenSteps(const storage::EventStore& store, const Clock& clock);
  ~OpenSteps();
  OpenSteps(const OpenSteps&) = delete;
  OpenSteps& operator=(const OpenSteps&) = delete;

  /// The last count; nothing before the first. Safe from any thread.
  std::optional<OpenStepAges> latest() const;

 private:
  void run();
  void count();

  const storage::EventStore& store_;
  const Clock& clock_;
  mutable std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::optional<OpenStepAges> ages_;
  std::thread thread_;
};

}  // namespace penugasan::server
