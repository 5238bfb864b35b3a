// The key-value port over log files on the simulated disk: what RocksDB does for us, in as few lines as it can be done. A batch
// is one log record; opening replays the files in order up to what cannot be read, and goes on in a new file. Rows live in
// memory.
//
// It keeps RocksDB's bargains, the hard ones too: recovery stops silently at the first bad record; a key that is removed once
// must have been put once, else an older row comes back; nothing of an unsynced batch is promised.
//
// A log record: length of the rows (4 bytes), their sequence number (8), checksum over all (8), the rows.
#pragma once

#include "storage/place.h"
#include "tests/simulation/store/disk.h"

namespace penugasan::simulation {

/// The database in `folder`, read and not changed. Throws StoreError(read_failed).
std::unique_ptr<storage::KeyValue> look_at_log(Disk& disk, const std::string& folder);
/// For writing; the folder must exist.
std::unique_ptr<storage::KeyValue> open_log(Disk& disk, const std::string& folder);
/// True where no log file is.
bool no_log(const Disk& disk, const std::string& folder);

}  // namespace penugasan::simulation
