// Judges a step: what its file says must hold, and what must hold after every step. Pure; safe from any thread.
#pragma once

#include <string>
#include <vector>

#include "clients/scenario/player.h"
#include "clients/scenario/scenario.h"

namespace penugasan::clients {

struct Mismatch {
  std::string what;  // "waiting_any", "letters", "inbox", …
  std::string expected;
  std::string found;
};

/// Everything that does not hold; empty: the step passed.
///
/// Stated by the file: error code, reason and basis; regulation, scope, state; who is waited for and the options, exactly;
/// the letters, exactly (one issued twice is a mismatch); per cause at least the stated notices, your_turn exactly.
/// Always: a refused act leaves the request's etag as it was; what the call returned is what the filer then reads; an accepted
/// act adds to the history; each new entry and each letter has a basis, and with basis regulation an article; nobody is told the
/// same thing twice; the inboxes of the actor and of everybody waited for show the request exactly when it waits for them.
std::vector<Mismatch> check(const Step& step, const Outcome& outcome);

}  // namespace penugasan::clients
