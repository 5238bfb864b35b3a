// Backups of a store: a folder of numbered backups that share the tables they have in common, so that each further one copies
// only what is new. Made while the store serves (KeptStore::back_up), looked at and restored without it:
//
//   for (const auto& backup : list_backups("/backup")) …
//   const auto checked = verify_backup("/backup", 3);      // every byte, and every link of the chain
//   restore_backup("/backup", 3, "/var/lib/penugasan");    // a store that goes on with the chain
//
// One process makes backups in a folder at a time; looking does not disturb it. Every function throws StoreError: damaged, naming
// the file at fault; unusable_folder; alien, where the folder holds no backups of ours.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "storage/kept_store.h"

namespace penugasan::storage {

/// The backups, oldest first; none for an empty folder. Damaged ones are not among them: verify_backup() says what they lack.
std::vector<BackupInfo> list_backups(const std::string& folder);

/// Reads the backup as a whole: every file against its checksum, the log from its first record to its last, and that the record
/// is there that the store had acknowledged when the backup began. `number` 0: the newest.
BackupInfo verify_backup(const std::string& folder, std::uint32_t number);

/// Verifies the backup, then makes a store of it in `target`, which must not exist or be empty; a restore that is interrupted
/// leaves nothing there that could be taken for a store. `number` 0: the newest.
BackupInfo restore_backup(const std::string& folder, std::uint32_t number, const std::string& target);

}  // namespace penugasan::storage
