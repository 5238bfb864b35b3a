// What must hold of a store whenever nothing is under way, told from its log by rules written here and not by the code under
// test. Each throws Violation.
#pragma once

#include "server/core/world.h"
#include "storage/event_store.h"

namespace penugasan::simulation {

/// All records of a store, read once for every check.
using Log = std::vector<storage::StoredRecord>;

/// Positions without gaps, chain, and every state, inbox, list and directory as a replay of the log makes it.
void check_replay(const storage::EventStore& store);
/// Each notice of each record is read exactly once by its recipient, forwards and backwards, at whatever point the index stands.
void check_notices(const storage::EventStore& store, const Log& log);
/// Every act was done by somebody who held one of the seats that were waited for on that day, as the directory then in force
/// says, and nobody decided their own case; and what is assigned went through every step of its route.
void check_routes(const Log& log, const server::World& world);

}  // namespace penugasan::simulation
