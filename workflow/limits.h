// The bounds that a regulation sets to a filing. Internal to workflow.
#pragma once

#include <string>

#include "workflow/regulation.h"
#include "workflow/request.h"

namespace penugasan::workflow {

/// False where the filing states no period, or only half of one.
bool has_period(const Filing& filing);

/// True where the limit is meant for such a filing at all.
bool concerns(const Limit& limit, const Filing& filing);
bool breaks_period(const Limit& limit, const Period& period);
bool breaks_headcount(const Limit& limit, int headcount);

/// "at_most 1 years", for the refusal's values.
std::string text_of(const Limit& limit);

}  // namespace penugasan::workflow
