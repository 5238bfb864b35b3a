// Runs every scenario on one server that logs all it can, then looks through the log for each name, NIP and text that was used.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "tests/support/paths.h"
#include "tests/support/ports.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

// Keys whose values are a person's own, or free text.
const std::set<std::string> kPersonal = {"name", "nip", "reason", "purpose", "expectation", "display_name", "number"};

// The name of a refusal that a scenario expects, NOT_YOUR_TURN: it stands in the log on purpose.
bool is_refusal(const std::string& text) { return text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == std::string::npos; }

void collect(const YAML::Node& node, std::set<std::string>& texts) {
  if (node.IsSequence()) {
    for (const auto& item : node) collect(item, texts);
  }
  if (!node.IsMap()) return;
  for (const auto& entry : node) {
    const auto key = entry.first.as<std::string>();
    if (entry.second.IsScalar() && kPersonal.contains(key) && !is_refusal(entry.second.Scalar())) {
      texts.insert(entry.second.Scalar());
    }
    collect(entry.second, texts);
  }
}

std::set<std::string> personal_texts() {
  std::set<std::string> texts;
  for (const char* folder : {"tests/directories", "tests/scenarios"}) {
    for (const auto& file : fs::directory_iterator(source_dir() / folder)) {
      if (file.path().extension() == ".yaml") collect(YAML::LoadFile(file.path().string()), texts);
    }
  }
  std::erase_if(texts, [](const std::string& text) { return text.find_first_not_of(" \t\n") == std::string::npos; });
  return texts;
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What the server wrote while all scenarios ran on it.
std::string log_of_the_run(const TempFolder& folder, const std::string& level) {
  const auto log = folder.path() / "log";
  const auto address = free_address();
  const std::string command = "exec \"$0\" --testing --store \"$1\" --listen \"$2\" --log-level " + level + " 2>\"$3\"";
  Process server({"/bin/bash", "-c", command, program("penugasand"), folder.path() / "store", address, log});
  EXPECT_TRUE(server.wait_for_output("listening on", 60s)) << text_of(log);
  const auto ran = run({program("penugasan"), "--server", address, "scenario", "run", "--directories",
                        source_dir() / "tests/directories", source_dir() / "tests/scenarios"},
                       {.environment = {{"LANG", "C.UTF-8"}}}, 500s);
  EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
  server.signal(SIGTERM);
  EXPECT_EQ(server.wait(30s), 0);
  return text_of(log);
}

TEST(LogsHoldNoPeople, AtDebugLevelAfterEveryScenario) {
  const TempFolder folder;
  const auto texts = personal_texts();
  ASSERT_GT(texts.size(), 300U) << "nothing to look for proves nothing";
  const auto log = log_of_the_run(folder, "debug");
  // The log is a log: the calls are in it, and so are those that were denied.
  EXPECT_NE(log.find("method=AssignmentRequestService/FileAssignmentRequest code=OK"), std::string::npos);
  EXPECT_NE(log.find("audit denied method=AssignmentRequestService/ApproveAssignmentRequest reason=NOT_YOUR_TURN"),
            std::string::npos);
  for (const auto& text : texts) EXPECT_EQ(log.find(text), std::string::npos) << text;
}

}  // namespace
}  // namespace penugasan::testing
