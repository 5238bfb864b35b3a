#include "storage/commit_totals.h"

#include "storage/row_store.h"

namespace penugasan::storage {

std::optional<CommitTotals> commit_totals(const EventStore& store) {
  const auto* rows = dynamic_cast<const RowStore*>(&store);
  return rows == nullptr ? std::nullopt : std::optional(rows->totals());
}

}  // namespace penugasan::storage
