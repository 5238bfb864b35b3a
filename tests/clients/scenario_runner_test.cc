// The runner and the demo against the real server.
#include "clients/scenario/runner.h"

#include <gtest/gtest.h>

#include <sstream>

#include "clients/demo/demo.h"
#include "clients/private_server.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace penugasan::clients {
namespace {

using namespace std::chrono_literals;

// Two organisations and, beside them, scenarios of a test's own.
class Runner : public ::testing::Test {
 protected:
  Runner() {
    std::filesystem::create_directories(folder_.path() / "directories");
    for (const auto* agency : {"palangka-raya.yaml", "surakarta.yaml"}) {
      std::filesystem::copy(testing::source_dir() / "tests/directories" / agency, folder_.path() / "directories" / agency);
    }
  }

  static std::string shipped(const std::string& name) {
    return testing::read_file(testing::source_dir() / "tests/scenarios" / (name + ".yaml"));
  }

  // A shipped scenario with one place changed.
  std::filesystem::path changed(const std::string& name, const std::string& what, const std::string& by) const {
    auto text = shipped(name);
    const auto at = text.find(what);
    if (at == std::string::npos) throw std::logic_error(name + " does not contain: " + what);
    return folder_.write("scenarios/" + name + ".yaml", text.replace(at, what.size(), by));
  }

  int run(ScenarioOptions options) {
    options.server_program = testing::program("penugasand");
    out_.str({});
    errors_.str({});
    TextReporter reporter(out_, errors_);
    return run_scenarios(options, reporter);
  }
  int run(const std::filesystem::path& path) {
    ScenarioOptions options;
    options.paths = {path};
    return run(options);
  }

  testing::TempFolder folder_;
  std::ostringstream out_;
  std::ostringstream errors_;
};

TEST_F(Runner, AFolderOfScenariosByNameEachOnAnEmptiedStore) {
  folder_.write("scenarios/etag-stale.yaml", shipped("etag-stale"));
  folder_.write("scenarios/mandate-pr-plh-approves.yaml", shipped("mandate-pr-plh-approves"));
  folder_.write("scenarios/notes.txt", "no scenario");
  EXPECT_EQ(run(folder_.path() / "scenarios"), kAllPassed) << out_.str() << errors_.str();
  EXPECT_EQ(out_.str(), "pass  etag-stale\npass  mandate-pr-plh-approves\n2 passed, 0 failed\n");
}

TEST_F(Runner, AFailureShowsStepExpectedAndFound) {
  const auto path = changed("etag-stale", "waiting_any: [surakarta/kaban-bappeda]", "waiting_any: [surakarta/sekda]");
  EXPECT_EQ(run(path), kSomeFailed);
  EXPECT_EQ(out_.str(),
            "FAIL  etag-stale\n      step 2 (approve, line 28 of " + path.string() +
                ")\n      waiting_any\n        expected: [surakarta/sekda]\n        found:    [surakarta/kaban-bappeda]\n"
                "0 passed, 1 failed\n");
}

TEST_F(Runner, AnUnexpectedRefusalIsAFailureAndTheOthersStillRun) {
  changed("etag-stale", "    expect_error: {code: ABORTED, reason: ETAG_MISMATCH}\n", "");
  folder_.write("scenarios/mandate-pr-plh-approves.yaml", shipped("mandate-pr-plh-approves"));
  EXPECT_EQ(run(folder_.path() / "scenarios"), kSomeFailed);
  EXPECT_NE(out_.str().find("expected: accepted\n        found:    ABORTED ETAG_MISMATCH"), std::string::npos) << out_.str();
  EXPECT_NE(out_.str().find("1 passed, 1 failed\n"), std::string::npos);
}

TEST_F(Runner, TheClockIsTheScenariosOwn) {
  // On 7 March the Plh of this scenario would no longer hold the office.
  EXPECT_EQ(run(changed("mandate-ska-plh-expires", "today: 2026-03-04", "today: 2026-03-07")), kSomeFailed);
  EXPECT_NE(out_.str().find("found:    [surakarta/kadis-kominfo]"), std::string::npos) << out_.str();
}

TEST_F(Runner, AMalformedFileIsAFailedScenario) {
  EXPECT_EQ(run(changed("etag-stale", "mode: penunjukan", "mood: penunjukan")), kSomeFailed);
  EXPECT_NE(out_.str().find("etag-stale.yaml:7: the filing lacks the key \"mode\""), std::string::npos) << out_.str();
}

TEST_F(Runner, AnUnknownNameIsAFaultOfTheScenario) {
  EXPECT_EQ(run(changed("etag-stale", "kabid-perencanaan, request: R1}", "kabid-perencanaan, request: R9}")), kSomeFailed);
  EXPECT_NE(out_.str().find("no request R9 was filed before this step"), std::string::npos) << out_.str();
}

TEST_F(Runner, AMissingOrganisationIsAFailedScenario) {
  EXPECT_EQ(run(changed("etag-stale", "directories: [surakarta]", "directories: [solo]")), kSomeFailed);
  EXPECT_NE(out_.str().find("solo.yaml: cannot be read"), std::string::npos) << out_.str();
}

TEST_F(Runner, WhatDoesNotExistCannotRun) {
  EXPECT_EQ(run(folder_.path() / "nowhere"), kCouldNotRun);
  EXPECT_NE(errors_.str().find("nowhere does not exist"), std::string::npos);
  std::filesystem::create_directories(folder_.path() / "empty");
  EXPECT_EQ(run(folder_.path() / "empty"), kCouldNotRun) << "a folder without scenarios";
  ScenarioOptions options;
  options.paths = {folder_.write("scenarios/etag-stale.yaml", shipped("etag-stale"))};
  options.server = "127.0.0.1:1";
  options.regulations = folder_.path();
  EXPECT_EQ(run(options), kCouldNotRun) << "a running server has its own regulations";
}

TEST_F(Runner, DirectoriesMayLieElsewhere) {
  const auto path = folder_.write("apart/deep/etag-stale.yaml", shipped("etag-stale"));
  EXPECT_EQ(run(path), kSomeFailed);
  ScenarioOptions options;
  options.paths = {path};
  options.directories = folder_.path() / "directories";
  EXPECT_EQ(run(options), kAllPassed) << out_.str();
}

TEST_F(Runner, AGivenServerIsEmptiedAndUsed) {
  const PrivateServer server({testing::program("penugasand"), {}});
  ScenarioOptions options;
  options.paths = {folder_.write("scenarios/etag-stale.yaml", shipped("etag-stale"))};
  options.server = server.address();
  EXPECT_EQ(run(options), kAllPassed) << out_.str() << errors_.str();
  EXPECT_EQ(run(options), kAllPassed) << "what the first run left must not disturb the second";
}

TEST_F(Runner, AServerWithoutTestingIsLeftAlone) {
  testing::Process server(
      {testing::program("penugasand"), "--listen", "127.0.0.1:0", "--store", folder_.path() / "store", "--metrics-listen", ""});
  ASSERT_TRUE(server.wait_for_output("listening on ", 20s)) << server.err();
  std::string text = server.out() + server.err();
  text = text.substr(text.find("listening on ") + 13);
  ScenarioOptions options;
  options.paths = {folder_.write("scenarios/etag-stale.yaml", shipped("etag-stale"))};
  options.server = text.substr(0, text.find_first_of(" \n"));
  EXPECT_EQ(run(options), kCouldNotRun);
  EXPECT_NE(errors_.str().find("start it with --testing"), std::string::npos) << errors_.str();
}

class DemoRun : public Runner {
 protected:
  int demo(const std::filesystem::path& scenarios, bool json = false) {
    DemoOptions options;
    options.server_program = testing::program("penugasand");
    options.scenarios = scenarios;
    options.directories = testing::source_dir() / "tests/directories";
    options.json = json;
    out_.str({});
    return run_demo(options, out_);
  }
};

TEST_F(DemoRun, EveryFlowAsTheRegulationsSay) {
  EXPECT_EQ(demo(testing::source_dir() / "tests/scenarios"), 0);
  const auto text = out_.str();
  EXPECT_TRUE(text.ends_with("\n25 flows assigned, 7 refused as the regulations say, 0 unexpected\n")) << text;
  EXPECT_NE(text.find("kabid-aplikasi files the request"), std::string::npos);
  EXPECT_NE(text.find("(Lamp II.I.C.4.b.2)"), std::string::npos);
}

TEST_F(DemoRun, AFlowThatEndsOtherwiseIsUnexpected) {
  std::filesystem::copy(testing::source_dir() / "tests/scenarios", folder_.path() / "scenarios");
  // Where the volunteer is of the owner's own unit, it is another flow, and one that is provided.
  changed("ska-sukarela-lintas-instansi-forbidden", "as: klaten/prakom-muda", "as: surakarta/prakom-muda");
  EXPECT_EQ(demo(folder_.path() / "scenarios"), 1);
  EXPECT_NE(out_.str().find("\n25 flows assigned, 6 refused as the regulations say, 1 unexpected\n"), std::string::npos)
      << out_.str();
}

TEST_F(DemoRun, AScenarioOfAnotherFlowIsUnexpected) {
  std::filesystem::copy(testing::source_dir() / "tests/scenarios", folder_.path() / "scenarios");
  auto other = shipped("ska-sukarela-dalam-unit-tim-approved");
  const std::string name = "ska-sukarela-dalam-unit-tim-approved";
  other.replace(other.find(name), name.size(), "ska-sukarela-lintas-unit-tim-approved");
  folder_.write("scenarios/ska-sukarela-lintas-unit-tim-approved.yaml", other);
  EXPECT_EQ(demo(folder_.path() / "scenarios"), 1);
  EXPECT_NE(out_.str().find("UNEXPECTED scope: expected lintas_unit, found dalam_unit"), std::string::npos) << out_.str();
}

TEST_F(DemoRun, WithoutScenariosItCannotRun) { EXPECT_EQ(demo(folder_.path() / "nowhere"), 2); }

TEST_F(DemoRun, JsonIsNothingButJson) {
  EXPECT_EQ(demo(testing::source_dir() / "tests/scenarios", true), 0);
  EXPECT_EQ(out_.str().front(), '{');
  EXPECT_NE(out_.str().find("\"assigned\": 25"), std::string::npos);
}

}  // namespace
}  // namespace penugasan::clients
