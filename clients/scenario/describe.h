// What was expected and what was found, as one line of text each, in the same words, so that they can be compared by eye and
// by the checks. Pure.
#pragma once

#include <string>
#include <vector>

#include "clients/call_error.h"
#include "clients/scenario/scenario.h"
#include "penugasan/v1/resources.pb.h"

namespace penugasan::clients {

/// "[a, b]", in the order given.
std::string describe(const std::vector<std::string>& items);
/// "surat_penolakan from x to [y] cc [z]"; recipients sorted, no cc where there is none. Officials in the short form.
std::string describe(const ExpectedLetter& letter);
std::string describe(const v1::Letter& letter);
/// "PERMISSION_DENIED NOT_YOUR_TURN (house)"
std::string describe(const ExpectedError& error);
/// As for an expected error, and what the server said.
std::string describe(const CallError& error);
/// "surakarta-32-2023" for "regulations/surakarta-32-2023"; a bare id comes back unchanged.
std::string last_part(const std::string& name);

}  // namespace penugasan::clients
