// From a store and regulation files to a world that can serve.
#pragma once

#include <string>
#include <vector>

#include "server/core/world.h"
#include "storage/event_store.h"
#include "workflow/calendar.h"

namespace penugasan::server {

/// Loads what ships and what lies in the folders, keeps every version that the store does not know yet in its log, and loads
/// every version that was ever in use. Throws workflow::RegulationError for a bad file, storage::StoreError for a bad store.
WorldPtr boot(storage::EventStore& store, const std::vector<std::string>& regulation_folders, workflow::Time now);

using Regulations = std::vector<std::shared_ptr<const workflow::Regulation>>;
/// The same with regulations that are loaded already, in the order in which they win on new filings.
WorldPtr boot_with(storage::EventStore& store, const Regulations& configured, workflow::Time now);

}  // namespace penugasan::server
