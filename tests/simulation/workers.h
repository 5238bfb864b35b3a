// Work spread over processes: numbered pieces, each done by one of several children, counted in memory that all share.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>

namespace penugasan::simulation {

/// What pieces count besides; added up over all processes.
using Counters = std::array<std::atomic<std::uint64_t>, 8>;

struct Totals {
  std::uint64_t done = 0;
  std::uint64_t failures = 0;
  std::array<std::uint64_t, std::tuple_size_v<Counters>> counted{};
};

/// Calls `piece(n, counters)` for n from `first` to `first` + `count` - 1, in `processes` children; false is a failure, and so is
/// a child that crashes: `crashed(n)` is then called here. Children end after `most_failures` in all.
Totals run_in_processes(std::uint64_t first, std::uint64_t count, unsigned processes, std::uint64_t most_failures,
                        const std::function<bool(std::uint64_t, Counters&)>& piece,
                        const std::function<void(std::uint64_t)>& crashed);

}  // namespace penugasan::simulation
