// How the runner tells what it found. The text form is one line a scenario, the failed step below it, and a last line with the
// counts; a caller that wants colour or JSON writes a reporter of its own.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "clients/scenario/checks.h"

namespace penugasan::clients {

struct StepFailure {
  int number = 0;  // from 1; 0: before the first step
  int line = 0;    // of the file; 0: not known
  std::string kind;
  std::vector<Mismatch> mismatches;  // empty where `fault` says it
  std::string fault;                 // the file is at fault, or the step could not be played or read back
};

struct ScenarioResult {
  std::string name;
  std::filesystem::path path;
  int steps = 0;  // played, the failed one included
  std::chrono::milliseconds time{0};
  std::optional<StepFailure> failure;
};

class ScenarioReporter {
 public:
  virtual ~ScenarioReporter() = default;
  virtual void finished(const ScenarioResult& result) = 0;
  /// After the last scenario.
  virtual void summary(int passed, int failed) = 0;
  /// Instead of the summary: the run ended early, or never began.
  virtual void could_not_run(const std::string& why) = 0;
};

class TextReporter : public ScenarioReporter {
 public:
  TextReporter(std::ostream& out, std::ostream& errors) : out_(out), errors_(errors) {}
  void finished(const ScenarioResult& result) override;
  void summary(int passed, int failed) override;
  void could_not_run(const std::string& why) override;

 private:
  std::ostream& out_;
  std::ostream& errors_;
};

}  // namespace penugasan::clients
