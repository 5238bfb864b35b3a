// An agency's directory as it stood after any of the records that changed it. Each of those records names the one before, so
// the past is found without an index. Safe from any thread, but not while the store is cleared.
#pragma once

#include <memory>
#include <string_view>

#include "storage/event_store.h"
#include "workflow/directory_diff.h"

namespace penugasan::storage {

/// The directory as the record at `position` left it; that record must be one that changed it. A load stands alone; a mandate
/// that was recorded since goes back to the load before it. Throws StoreError(damaged) where the chain is broken.
std::shared_ptr<const workflow::Agency> directory_at(const EventStore& store, std::string_view agency, std::uint64_t position);

/// The record that changed the agency's directory before the one at `position`; 0: none, or written before this was kept.
std::uint64_t directory_before(const EventStore& store, std::string_view agency, std::uint64_t position);

/// The last record up to `until` that changed the agency's directory; 0: it had none yet.
std::uint64_t directory_position_at(const EventStore& store, std::string_view agency, workflow::Time until);

/// What a record changed in an agency's directory. No agency: the record is not about a directory. The first load of an agency
/// comes out as "all is new".
struct DirectoryChanges {
  std::string agency;
  std::vector<workflow::DirectoryChange> changes;
};
DirectoryChanges changes_in(const EventStore& store, const workflow::Record& record);

}  // namespace penugasan::storage
