// Reads scenario files. Strict: an unknown or missing key, a wrong type or word is an InputError with file and line.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "clients/scenario/scenario.h"

namespace penugasan::clients {

inline constexpr std::size_t kMaxScenarioBytes = std::size_t{1} << 20;

/// The scenario must have the name of its file.
Scenario read_scenario(const std::filesystem::path& path);
/// As read_scenario(), of text that would stand in the file `path`.
Scenario parse_scenario(const std::string& text, const std::filesystem::path& path);

}  // namespace penugasan::clients
