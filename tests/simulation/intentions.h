// What simulated people want: filings and acts that are mostly sensible, so that requests come to their end, and sometimes not.
#pragma once

#include "tests/simulation/board.h"
#include "tests/simulation/operation.h"
#include "tests/simulation/store/random.h"

namespace penugasan::simulation {

/// An operation that somebody might want next; `name` makes its texts like no other's. Without id and key.
Operation any_operation(Random& random, const Board& board, const std::string& name);

}  // namespace penugasan::simulation
