#include "clients/scenario/runner.h"

#include <algorithm>
#include <iostream>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

#include "clients/connection.h"
#include "clients/private_server.h"
#include "clients/scenario/parse.h"
#include "clients/scenario/player.h"
#include "clients/scenario/real_credentials.h"
#include "clients/scenario/stage.h"
#include "clients/yaml_reader.h"

namespace penugasan::clients {
namespace {

using Clock = std::chrono::steady_clock;
using Paths = std::vector<std::filesystem::path>;

constexpr std::chrono::milliseconds kConnectPatience{5'000};

// Why the whole run ends; what() is for people.
class CannotRun : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

Paths files_in(const std::filesystem::path& folder) {
  Paths files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

Paths scenario_files(const Paths& paths) {
  Paths files;
  for (const auto& path : paths) {
    if (!std::filesystem::exists(path))
      throw CannotRun(path.string() + " does not exist; name scenario files or folders with them");
    if (!std::filesystem::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    auto inside = files_in(path);
    files.insert(files.end(), inside.begin(), inside.end());
  }
  if (files.empty()) throw CannotRun("there is no scenario to run; name scenario files (*.yaml) or folders with them");
  return files;
}

StepFailure fault_of(const Step& step, const std::string& what) { return {step.number, step.line, step.kind(), {}, what}; }

// The server is gone: the scenarios that follow could only fail for the same reason.
void throw_if_lost(const CallError& error) {
  if (error.code() == grpc::StatusCode::UNAVAILABLE)
    throw CannotRun(std::string("the server is not there any more: ") + error.what());
  if (error.code() == grpc::StatusCode::UNIMPLEMENTED) {
    throw CannotRun("the server does not serve scenarios: start it with --testing (what it holds will be removed)");
  }
}

std::optional<StepFailure> play_step(Player& player, const Step& step) {
  try {
    auto mismatches = check(step, player.play(step));
    if (mismatches.empty()) return std::nullopt;
    return StepFailure{step.number, step.line, step.kind(), std::move(mismatches), {}};
  } catch (const ScenarioFault& fault) {
    return fault_of(step, fault.what());
  } catch (const CallError& error) {
    throw_if_lost(error);
    return fault_of(step, "what the step did cannot be read back: " + error.code_name() + ": " + error.what());
  }
}

std::optional<StepFailure> play(const Connection& connection, Stage& stage, const Scenario& scenario, const std::string& language,
                                int& played) {
  stage.empty();
  stage.set_today(scenario.today);
  stage.load_directories(scenario);
  Player player(connection, language, [&](const std::string& name) { return stage.directory(scenario, name); });
  for (const auto& step : scenario.steps) {
    ++played;
    if (auto failure = play_step(player, step)) return failure;
  }
  return std::nullopt;
}

ScenarioResult run_file(const Connection& connection, Stage& stage, const std::filesystem::path& path,
                        const std::string& language) {
  ScenarioResult result;
  result.name = path.stem().string();
  result.path = path;
  const auto start = Clock::now();
  try {
    result.failure = play(connection, stage, read_scenario(path), language, result.steps);
  } catch (const InputError& error) {
    result.failure = StepFailure{0, 0, {}, {}, error.what()};
  } catch (const CallError& error) {
    throw_if_lost(error);
    result.failure = StepFailure{0, 0, {}, {}, "the scenario cannot be set up: " + error.code_name() + ": " + error.what()};
  }
  result.time = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
  return result;
}

int run_files(const Connection& connection, const ScenarioOptions& options, const Paths& files, ScenarioReporter& reporter) {
  Stage stage(connection, options.directories);
  int failed = 0;
  for (const auto& file : files) {
    const auto result = run_file(connection, stage, file, options.language);
    if (result.failure) ++failed;
    reporter.finished(result);
  }
  reporter.summary(static_cast<int>(files.size()) - failed, failed);
  return failed == 0 ? kAllPassed : kSomeFailed;
}

int run_on_given_server(const ScenarioOptions& options, const Paths& files, ScenarioReporter& reporter) {
  if (!options.regulations.empty()) {
    throw CannotRun("a running server has its own regulations: give --regulations to the server, or leave --server out");
  }
  const Connection connection(options.server);
  if (!connection.wait_until_connected(kConnectPatience)) {
    throw CannotRun("no server answers at " + options.server + "; start one with --testing, or leave --server out");
  }
  return run_files(connection, options, files, reporter);
}

// The agencies whose officials act in the files; a malformed file is told when its turn comes.
std::set<std::string> agencies_in(const Paths& files) {
  std::set<std::string> agencies;
  for (const auto& file : files) {
    try {
      const auto scenario = read_scenario(file);
      agencies.insert(scenario.directories.begin(), scenario.directories.end());
    } catch (const InputError&) {
    }
  }
  return agencies;
}

int run_on_private_server(const ScenarioOptions& options, const Paths& files, ScenarioReporter& reporter) {
  std::optional<RealCredentials> real;
  PrivateServerOptions start{options.server_program, options.regulations};
  if (options.real_credentials) {
    real.emplace(agencies_in(files));
    start.further = [&](const std::filesystem::path& folder) { return real->write(folder); };
  }
  const PrivateServer server(start);
  const Connection connection = real ? real->connect(server.address()) : Connection(server.address());
  try {
    return run_files(connection, options, files, reporter);
  } catch (const CannotRun& error) {
    throw CannotRun(std::string(error.what()) + "\nThe end of the server's log:\n" + server.log_tail());
  }
}

}  // namespace

int run_scenarios(const ScenarioOptions& options, ScenarioReporter& reporter) {
  try {
    const auto files = scenario_files(options.paths);
    return options.server.empty() ? run_on_private_server(options, files, reporter)
                                  : run_on_given_server(options, files, reporter);
  } catch (const std::exception& error) {
    reporter.could_not_run(error.what());
    return kCouldNotRun;
  }
}

int run_scenarios(const ScenarioOptions& options, std::ostream& out) {
  TextReporter reporter(out, std::cerr);
  return run_scenarios(options, reporter);
}

}  // namespace penugasan::clients
