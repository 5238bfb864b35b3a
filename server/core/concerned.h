// Whose streams a record may have something for: everybody told in it, and every seat that was opened or answered by it.
#pragma once

#include <vector>

#include "workflow/events.h"

namespace penugasan::server {

/// People stand as their own seats.
std::vector<workflow::Seat> concerned_by(const workflow::Record& record);

}  // namespace penugasan::server
