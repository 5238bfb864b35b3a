// A request in a few lines, and what can be typed next about it.
#pragma once

#include <string>

#include "clients/cli/context.h"
#include "penugasan/v1/requests.pb.h"

namespace penugasan::cli {

/// Number, state, units, people, purpose, period and regulation, one a line.
std::string describe(const v1::AssignmentRequest& request, Context& context);

/// Whom it waits for, and the commands that the caller could type now. Ends in a line feed; empty where there is nothing to say.
std::string what_next(const v1::AssignmentRequest& request, Context& context);

/// "! PERIOD_SPANS_YEARS …" for each warning that came with a filing.
std::string warnings_text(const google::protobuf::RepeatedPtrField<v1::Warning>& warnings, Context& context);

/// Tells that an act was accepted: `done` says what, {0} is the request. With validate_only it says that nothing was changed.
int tell_accepted(const v1::AssignmentRequest& request, const Text& done, bool validate_only, Context& context);

}  // namespace penugasan::cli
