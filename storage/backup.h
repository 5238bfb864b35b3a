// Backups of a store: a folder of numbered backups that share the tables they have in common, so that each further one copies
// only what is new. Made while the store serves (KeptStore::back_up), looked at and restored without it:
//
//   for (const auto& backup : list_backups("/backup")) …
//   const auto checked = verify_backup("/backup", 3);      // every byte, and every link of the chain
//   restore_backup("/backup", 3, "/var/lib/penugasan");    // a store that goes on with the chain
//   restore_backup("/backup", 3, "/srv/before", {1200, {}});  // as it was after record 1200
//
// One process makes backups in a folder at a time; looking does not disturb it. Every function throws StoreError: damaged, naming
// the file at fault; unusable_folder; alien, where the folder holds no backups of ours.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "storage/kept_store.h"

namespace penugasan::storage {

/// The backups, oldest first; none for an empty folder. Damaged ones are not among them: verify_backup() says what they lack.
std::vector<BackupInfo> list_backups(const std::string& folder);

/// Reads the backup as a whole: every file against its checksum, the log from its first record to its last, and that the record
/// is there that the store had acknowledged when the backup began. `number` 0: the newest.
BackupInfo verify_backup(const std::string& folder, std::uint32_t number);

/// Up to where a backup is restored. Both empty: whole.
struct RestorePoint {
  std::uint64_t position = 0;          // of the last record; 0: not by position
  std::optional<workflow::Time> time;  // the last record up to this time
};

struct Restored {
  BackupInfo backup;        // position and head: of the restored store
  workflow::Time time;      // of its last record, where it was restored to a point
  std::uint64_t later = 0;  // records of the backup that the point left out
  /// Whose erasure they were: to be repeated, or the next load of their directory may bring the names back.
  std::vector<workflow::OfficialId> erased_later;
};

/// Verifies the backup, then makes a store of it in `target`, which must not exist or be empty; a restore that is interrupted
/// leaves nothing there that could be taken for a store. `number` 0: the newest. Restored to a point, the store is as it was
/// after that record, save for people's names (rewind.h). StoreError(unusable_folder): there is no such record, or a later
/// archive took out records before it.
Restored restore_backup(const std::string& folder, std::uint32_t number, const std::string& target,
                        const RestorePoint& point = {});

}  // namespace penugasan::storage
