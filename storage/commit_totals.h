// What commits have cost so far, for measuring: `./dev bench` prints keys and bytes a command.
#pragma once

#include <cstdint>
#include <optional>

namespace penugasan::storage {

class EventStore;

struct CommitTotals {
  std::uint64_t commits = 0;
  std::uint64_t entries = 0;
  std::uint64_t keys = 0;   // written and removed
  std::uint64_t bytes = 0;  // of the write batches
};

/// Since the store was opened. Nothing for a store in memory. Safe from any thread.
std::optional<CommitTotals> commit_totals(const EventStore& store);

}  // namespace penugasan::storage
