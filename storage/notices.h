// Reading somebody's notices: the notice index as far as it reaches, and the log's own tail beyond it, so that a reader is
// never behind a commit although the index is written later. Safe from any thread, but not while the store is cleared.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "storage/event_store.h"

namespace penugasan::storage {

/// Everybody who is sent a notice by the record, each once.
std::set<std::string_view> recipients_of(const workflow::Record& record);
bool has_notice_for(const workflow::Record& record, const workflow::OfficialId& official);

/// Records with a notice for the official after position `after`, in rising order, at most `limit`.
std::vector<StoredRecord> read_notices(const EventStore& store, const workflow::OfficialId& official, std::uint64_t after,
                                       std::size_t limit);
/// The same below position `below` (0: from the newest) in falling order.
std::vector<StoredRecord> read_notices_newest_first(const EventStore& store, const workflow::OfficialId& official,
                                                    std::uint64_t below, std::size_t limit);

/// Extends the index by at most `max_records` of the log; returns by how many, 0 when it has caught up. For the one follower
/// that keeps the index. A span costs one key a recipient: hundreds of records at a time are cheap, one at a time is not.
std::size_t advance_notice_index(EventStore& store, std::size_t max_records);

}  // namespace penugasan::storage
