// What the commands that work on stored files have in common.
#pragma once

#include <functional>
#include <string>

#include "clients/cli/context.h"

namespace penugasan::cli {

/// Runs the command; what storage refuses, or the disk, is told as the command line tells everything: exit code 1.
int with_store_errors(Context& context, const std::function<int()>& command);

}  // namespace penugasan::cli
