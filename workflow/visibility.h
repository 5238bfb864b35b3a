// Who may know that a request exists.
#pragma once

#include <string_view>
#include <vector>

#include "workflow/organisation.h"
#include "workflow/regulation.h"
#include "workflow/request.h"

namespace penugasan::workflow {

/// The agencies that take part: the owner's, and the source's where it is another. They live as long as the request.
std::vector<std::string_view> agencies_of(const Request& request);

/// True for the filer, everybody ever named, who acted or who was sent a copy; for whoever may act today for an office of the
/// request's route; and for the auditors of the agencies that take part. `regulation` is the version that governs the request.
bool may_see(const Request& request, const Regulation& regulation, const OfficialId& official, const Organisation& organisation,
             Date day);

}  // namespace penugasan::workflow
