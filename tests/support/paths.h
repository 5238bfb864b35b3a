// Where tests find the tree and the programs that were built. For tests of every room; any thread.
#pragma once

#include <filesystem>
#include <string>

namespace penugasan::testing {

// The root of the source tree: source_dir() / "tests/directories/jambi.yaml".
std::filesystem::path source_dir();

// A program of this build by name ("penugasan", "penugasand"). Throws std::runtime_error when it was not built.
std::filesystem::path program(const std::string& name);

}  // namespace penugasan::testing
