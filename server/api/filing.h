// A filing from the API to the domain: every field's form checked, nothing decided.
#pragma once

#include "penugasan/v1/resources.pb.h"
#include "server/errors/edge_error.h"
#include "workflow/decide.h"

namespace penugasan::server {

/// `parent`: agencies/{agency} of the owner's unit. INVALID_FIELD names every fault. Output fields are ignored.
EdgeResult<workflow::File> to_filing(const std::string& parent, const v1::AssignmentRequest& message);

}  // namespace penugasan::server
