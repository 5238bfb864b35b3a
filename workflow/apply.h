// Turns what happened into the next state. Pure and total: any sequence of records that decide() made can be applied again
// and gives the same states, without organisation, regulation or clock.
#pragma once

#include <optional>

#include "workflow/events.h"

namespace penugasan::workflow {

/// The request's state after the record; `before` empty for its filing. Empty where the record is not about a request.
std::optional<Request> apply(std::optional<Request> before, const Record& record);

/// The announcement's state after the record. Empty where the record is not about an announcement.
std::optional<Announcement> apply(std::optional<Announcement> before, const Record& record);

/// The announcement that a record is about; 0: none.
std::uint64_t announcement_number(const Record& record);

/// One event's effect on a request, except what a record as a whole changes (update time, positions). `time` and `position`
/// are the record's.
void apply(Request& request, const Event& event, const OfficialId& actor, Time time, std::uint64_t position);

}  // namespace penugasan::workflow
