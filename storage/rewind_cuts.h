// The tables whose rows name a position and nothing else: what lies beyond a point is cut off. Internal to storage/rewind.h.
#pragma once

#include "storage/large_write.h"
#include "storage/table_walk.h"

namespace penugasan::storage {

/// Log, texts, answers to repeated commands, subscriptions, the notice index, what is to be scrubbed.
void cut_tables(const KeyValue& rows, std::uint64_t point, LargeWrite& out);

}  // namespace penugasan::storage
