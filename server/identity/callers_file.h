// Reads the file of callers (the option `callers`); deploy/callers.yaml explains every key of it.
#pragma once

#include <string>
#include <string_view>

#include "server/identity/callers.h"

namespace penugasan::server {

/// From the text of a file named `file` in faults. Strict: unknown keys, wrong values, a certificate name or subject that stands
/// for two callers, and an issuer that stands twice are faults. Relative paths of keys are taken from the file's folder. Throws
/// std::runtime_error with every fault, a line each, as "file:line: what".
Callers parse_callers(std::string_view text, const std::string& file);

/// Reads the file. Throws as parse_callers(), also where it cannot be read.
Callers read_callers(const std::string& file);

}  // namespace penugasan::server
