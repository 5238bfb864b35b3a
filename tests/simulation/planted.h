// Bugs that are planted on purpose, to know that the simulation would find their like. They exist in the simulation's own build
// only: planted_bugs.py copies the sources that they are in and changes the copies (and fails where it does not find the place
// any more), so the product's sources and programs know nothing of them.
#pragma once

#include <string>
#include <vector>

namespace penugasan::simulation {

/// Asked by a changed source where a bug could show: whether to misbehave. Remembers that the place was reached.
bool planted(const char* name);

/// Switches one on; empty: none.
void plant(const std::string& name);
/// Whether the place of the bug that is switched on was reached since then.
bool planted_place_reached();
/// The names of all, as planted_bugs.py lists them; none in a build without them.
std::vector<std::string> planted_bugs();

}  // namespace penugasan::simulation
