// Reading requests as somebody: what the caller may not see does not exist for them.
#pragma once

#include "server/api/application.h"

namespace penugasan::server {

bool visible(const Application& app, const World& world, const Caller& caller, const workflow::Request& request);

/// The request behind the name, or NOT_FOUND for an unknown and for an invisible one alike, or INVALID_FIELD.
EdgeResult<workflow::Request> find_visible(const Application& app, const World& world, const Caller& caller,
                                           const std::string& name);

/// Every record of the request, oldest first.
std::vector<storage::StoredRecord> records_of(const storage::EventStore& store, const workflow::Request& request);

}  // namespace penugasan::server
