// The value of a log row (FORMAT.md), taken apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "storage/event_store.h"

namespace penugasan::storage {

struct LogValue {
  Hash previous{};        // of the record before it in the log
  Hash hash{};            // its own
  std::string_view body;  // lives as long as the value
  /// Not 0: the body left for an archive, of which the record at this position tells; the hashes are those that it had.
  std::uint64_t archived = 0;
};

/// What stays behind of a record that leaves for an archive. Appends to `out`.
void append_removed_value(std::string& out, const LogValue& value, std::uint64_t archived);

/// StoreError(damaged) for a value of another form, or cut short.
LogValue read_log_value(std::uint64_t position, std::string_view value);

}  // namespace penugasan::storage
