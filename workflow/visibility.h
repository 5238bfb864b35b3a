// Who may know that a request exists.
#pragma once

#include "workflow/organisation.h"
#include "workflow/regulation.h"
#include "workflow/request.h"

namespace penugasan::workflow {

/// True for the filer, everybody ever named, who acted or who was sent a copy, and whoever may act today for an office of the
/// request's route. `regulation` is the version that governs the request.
bool may_see(const Request& request, const Regulation& regulation, const OfficialId& official, const Organisation& organisation,
             Date day);

}  // namespace penugasan::workflow
