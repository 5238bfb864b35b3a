// Taking a store back to an earlier record: what came after leaves the log, and all that follows from the log becomes what it was
// then. For a database that serves nobody, such as a backup's before it becomes a store: it is written in several batches, so
// that one that is interrupted is good for nothing. Internal to storage; operators restore a backup to a point (backup.h).
//
// What the log does not hold is kept as it is: people's names, save of those who were not in the directory then, or whom a later
// record erased or named anew. Subscriptions stand at the last record at most; answers to repeated commands go with their
// records.
#pragma once

#include <cstdint>
#include <vector>

#include "storage/key_value.h"

namespace penugasan::storage {

struct Rewound {
  Head head;                // last_number is not filled in
  workflow::Time time;      // of the last record
  std::uint64_t later = 0;  // records that were taken away
  /// Whose erasure came later. Their names are not there, but a load of a directory that has them would bring them back.
  std::vector<workflow::OfficialId> erased_later;
};

/// The last record up to this time; 0: there is none.
std::uint64_t last_until(const KeyValue& rows, workflow::Time time);

/// `position`: of the record that is to be the last; it is there. StoreError: unusable_folder where that record, or one before
/// it, left for an archive that was made later; damaged, read_failed, write_failed. Keeps what later records touched in memory.
Rewound rewind(KeyValue& rows, std::uint64_t position);

}  // namespace penugasan::storage
