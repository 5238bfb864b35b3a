// The command line as a whole.
#pragma once

#include "clients/cli/text.h"

namespace penugasan::cli {

/// Reads the arguments, does what they say and returns the exit code. Never throws.
int run(int argc, const char* const* argv, const Environment& environment);

}  // namespace penugasan::cli
