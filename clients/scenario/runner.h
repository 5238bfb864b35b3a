// `penugasan scenario run`: plays scenario files against a real server and says which hold.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "clients/scenario/reporter.h"

namespace penugasan::clients {

struct ScenarioOptions {
  /// HOST:PORT of a server that runs with --testing: it is EMPTIED before each scenario. Empty: a private server is started.
  std::string server;
  /// The folder with the organisations; empty: ../directories beside a scenario's folder, else ./directories.
  std::filesystem::path directories;
  /// Further regulations and overlays for the private server; empty: none. Not together with `server`.
  std::filesystem::path regulations;
  /// Default: penugasand beside the running program.
  std::filesystem::path server_program;
  /// Scenario files, and folders of which every *.yaml is one; in the order given, a folder's by name.
  std::vector<std::filesystem::path> paths;
  /// With mutual TLS and a token for every actor, on a private server; else the server believes what callers say. Not together
  /// with `server`.
  bool real_credentials = false;
  /// Of the server's messages.
  std::string language = "en";
};

inline constexpr int kAllPassed = 0;
inline constexpr int kSomeFailed = 1;
inline constexpr int kCouldNotRun = 2;

/// Each scenario plays on an emptied store. A scenario ends with its first failed step; the others still run. A malformed file is
/// a failed scenario. Could not run: no such path, no scenario at all, no server, or the server is lost on the way.
int run_scenarios(const ScenarioOptions& options, ScenarioReporter& reporter);

/// As text: results to `out`, why it could not run to std::cerr.
int run_scenarios(const ScenarioOptions& options, std::ostream& out);

}  // namespace penugasan::clients
