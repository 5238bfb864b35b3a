#include "storage/commit_totals.h"

#include "storage/rocks_store.h"

namespace penugasan::storage {

std::optional<CommitTotals> commit_totals(const EventStore& store) {
  const auto* rocks = dynamic_cast<const RocksStore*>(&store);
  return rocks == nullptr ? std::nullopt : std::optional(rocks->totals());
}

}  // namespace penugasan::storage
