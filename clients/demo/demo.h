// `penugasan demo`: every flow of the five regulations, from filing to assignment or refusal, on one store through the public
// API, with a comment a step, a table, and one last line that says whether all went as the regulations say.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

namespace penugasan::clients {

struct DemoOptions {
  /// HOST:PORT of a server that runs with --testing: its clock is moved, its directories of the test organisations are replaced,
  /// what else it holds stays. Empty: a private server on a temporary store.
  std::string server;
  /// Default: penugasand beside the running program.
  std::filesystem::path server_program;
  /// Where the scenarios and the organisations lie.
  std::filesystem::path scenarios = "tests/scenarios";
  std::filesystem::path directories = "tests/directories";
  /// One JSON object instead of commentary and table.
  bool json = false;
  /// Of commentary and the server's own words (titles of letters and steps, refusals): "en" or "id". The table and its last line
  /// are for programs too and the same in both.
  std::string language = "en";
};

/// 0: every flow as the regulations say; 1: something was unexpected; 2: could not run (why goes to std::cerr).
int run_demo(const DemoOptions& options, std::ostream& out);

}  // namespace penugasan::clients
