// Shell completion, written out of the program's own tree of commands, so that it never lags behind.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace penugasan::cli {

/// The script for "bash", "zsh" or "fish"; empty for any other shell. Words are completed; where none fits, bash offers files.
std::string completion_script(const CLI::App& app, const std::string& shell);

}  // namespace penugasan::cli
