// The value of a log row (FORMAT.md), taken apart.
#pragma once

#include <cstdint>
#include <string_view>

#include "storage/event_store.h"

namespace penugasan::storage {

struct LogValue {
  Hash previous{};        // of the record before it in the log
  Hash hash{};            // its own
  std::string_view body;  // lives as long as the value
};

/// StoreError(damaged) for a value of another form, or cut short.
LogValue read_log_value(std::uint64_t position, std::string_view value);

}  // namespace penugasan::storage
