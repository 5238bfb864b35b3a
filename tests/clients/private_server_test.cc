#include "clients/private_server.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <csignal>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "clients/interrupt.h"
#include "tests/support/temp_folder.h"

namespace penugasan::clients {
namespace {

using namespace std::chrono_literals;

// A program that behaves as `script` says, in the server's place.
std::filesystem::path fake_server(const testing::TempFolder& folder, const std::string& script) {
  auto path = folder.path() / "fake-server";
  std::ofstream(path) << "#!/bin/sh\n" << script;
  ::chmod(path.c_str(), 0700);
  return path;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream stream(path);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// A process that nobody has waited for yet is dead all the same.
bool alive(pid_t pid) {
  const auto stat = read("/proc/" + std::to_string(pid) + "/stat");
  const auto state = stat.rfind(") ");
  return state != std::string::npos && stat[state + 2] != 'Z';
}

// Notes its arguments and its process beside the store, then listens.
constexpr const char* kListens =
    "echo \"$@\" > $(dirname $4)/arguments\necho $$ > $(dirname $4)/pid\n"
    "echo 'note: listening on 127.0.0.1:4711'\nexec sleep 60\n";

TEST(PrivateServer, StartsItOnATemporaryStoreAndLeavesNothingBehind) {
  const testing::TempFolder folder;
  std::filesystem::path its_folder;
  pid_t pid = 0;
  {
    const PrivateServer server({fake_server(folder, kListens), folder.path(), 5s});
    EXPECT_EQ(server.address(), "127.0.0.1:4711");
    its_folder = server.folder();
    EXPECT_EQ(read(its_folder / "arguments"), "--listen 127.0.0.1:0 --store " + (its_folder / "store").string() +
                                                  " --testing --metrics-listen  --regulations " + folder.path().string() + "\n");
    EXPECT_EQ(server.log_tail(), "  note: listening on 127.0.0.1:4711\n");
    pid = std::stoi(read(its_folder / "pid"));
    EXPECT_TRUE(alive(pid));
  }
  EXPECT_FALSE(alive(pid));
  EXPECT_FALSE(std::filesystem::exists(its_folder));
}

TEST(PrivateServer, WithoutRegulationsNoneAreNamed) {
  const testing::TempFolder folder;
  const PrivateServer server({fake_server(folder, kListens), {}, 5s});
  EXPECT_EQ(read(server.folder() / "arguments").find("--regulations"), std::string::npos);
}

std::string start_failure(const PrivateServerOptions& options) {
  try {
    const PrivateServer server(options);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "it started";
}

TEST(PrivateServer, AServerThatEndsShowsItsLog) {
  const testing::TempFolder folder;
  EXPECT_EQ(start_failure({fake_server(folder, "echo 'the store is damaged' >&2\nexit 3\n"), {}, 5s}),
            "the server ended at its start. The end of its log:\n  the store is damaged\n");
}

TEST(PrivateServer, AServerThatNeverListensIsGivenUp) {
  const testing::TempFolder folder;
  EXPECT_EQ(start_failure({fake_server(folder, "echo thinking\nexec sleep 60\n"), {}, 300ms}),
            "the server does not listen after 300 ms. The end of its log:\n  thinking\n");
}

TEST(PrivateServer, AMissingProgramIsSaid) {
  EXPECT_NE(start_failure({"/nowhere/penugasand", {}, 1s}).find("/nowhere/penugasand cannot be run"), std::string::npos);
}

TEST(PrivateServer, OnlyTheEndOfALongLogIsShown) {
  const testing::TempFolder folder;
  const auto failure = start_failure({fake_server(folder, "seq 1 100\nexit 1\n"), {}, 5s});
  EXPECT_EQ(failure.find("  85\n"), std::string::npos);
  EXPECT_NE(failure.find("log:\n  86\n"), std::string::npos);
  EXPECT_NE(failure.find("  100\n"), std::string::npos);
}

// Writes down what there was to clean up, then is interrupted as by Ctrl-C.
void start_and_be_interrupted(const testing::TempFolder& folder) {
  const PrivateServer server({fake_server(folder, kListens), {}, 5s});
  folder.write("seen", server.folder().string() + "\n" + read(server.folder() / "pid"));
  ::raise(SIGINT);
  std::this_thread::sleep_for(10s);
}

TEST(PrivateServerDeathTest, CtrlCStopsTheServerAndRemovesItsFolder) {
  const testing::TempFolder folder;
  EXPECT_EXIT(start_and_be_interrupted(folder), ::testing::ExitedWithCode(128 + SIGINT), "");
  std::ifstream seen(folder.path() / "seen");
  std::string its_folder;
  pid_t pid = 0;
  ASSERT_TRUE(seen >> its_folder >> pid);
  EXPECT_FALSE(std::filesystem::exists(its_folder));
  EXPECT_FALSE(alive(pid));
}

void start_and_be_killed(const testing::TempFolder& folder) {
  const PrivateServer server({fake_server(folder, kListens), {}, 5s});
  folder.write("seen", server.folder().string() + "\n" + read(server.folder() / "pid"));
  ::raise(SIGKILL);
}

TEST(PrivateServerDeathTest, TheServerDiesWithAParentThatIsKilled) {
  const testing::TempFolder folder;
  EXPECT_EXIT(start_and_be_killed(folder), ::testing::KilledBySignal(SIGKILL), "");
  std::ifstream seen(folder.path() / "seen");
  std::string its_folder;
  pid_t pid = 0;
  ASSERT_TRUE(seen >> its_folder >> pid);
  for (int i = 0; i < 100 && alive(pid); ++i) std::this_thread::sleep_for(20ms);
  EXPECT_FALSE(alive(pid));
  std::filesystem::remove_all(its_folder);
}

TEST(InterruptGuard, SignalsGoBackToWhatTheyDidBefore) {
  struct sigaction before {};
  struct sigaction after {};
  ::sigaction(SIGINT, nullptr, &before);
  {
    const InterruptGuard guard([] {});
  }
  ::sigaction(SIGINT, nullptr, &after);
  EXPECT_EQ(before.sa_handler, after.sa_handler);
}

TEST(InterruptGuard, OneAtATime) {
  const InterruptGuard first([] {});
  EXPECT_THROW(InterruptGuard([] {}), std::logic_error);
}

}  // namespace
}  // namespace penugasan::clients
