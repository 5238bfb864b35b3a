// A row of the notice index (FORMAT.md, N): positions of records with a notice for one recipient. The first stands at the end of
// the key, each other one as its distance from the one before it in the value. Internal to storage.
#pragma once

#include <string>
#include <string_view>

#include "storage/event_store.h"

namespace penugasan::storage {

/// StoreError(damaged) for bytes that nobody wrote.
NoticePositions span_positions(std::string_view key, std::string_view value);
/// The value of the row.
std::string encode_span(const NoticePositions& positions);

}  // namespace penugasan::storage
