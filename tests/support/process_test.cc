#include "tests/support/process.h"

#include <gtest/gtest.h>

#include <csignal>
#include <fstream>

#include "tests/support/ports.h"
#include "tests/support/temp_folder.h"

namespace penugasan::testing {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(Run, CapturesBothStreamsAndTheExitCode) {
  const auto result = run({"sh", "-c", "echo good; echo bad >&2; exit 3"});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(result.out, "good\n");
  EXPECT_EQ(result.err, "bad\n");
}

TEST(Run, CapturesMoreThanAPipeHolds) {
  const auto result = run({"sh", "-c", "head -c 1000000 /dev/zero; head -c 300000 /dev/zero >&2"});
  EXPECT_EQ(result.out.size(), 1'000'000U);
  EXPECT_EQ(result.err.size(), 300'000U);
}

TEST(Run, HandsOverInputEnvironmentAndFolder) {
  const TempFolder folder;
  const auto result = run({"sh", "-c", "cat; echo $GREETING; pwd"},
                          {.input = "from the test\n", .environment = {{"GREETING", "selamat"}}, .folder = folder.path()});
  EXPECT_EQ(result.out, "from the test\nselamat\n" + folder.path().string() + "\n");
}

TEST(Run, KillsWhatDoesNotEndInTime) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(run({"sleep", "60"}, {}, milliseconds(200)).exit_code, -1);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, seconds(10));
}

TEST(Run, DoesNotWaitForAGrandchildThatHoldsTheStreams) {
  const auto begin = std::chrono::steady_clock::now();
  const auto result = run({"sh", "-c", "sleep 8 & echo done"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out, "done\n");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, seconds(5));
}

TEST(Run, ThrowsForAProgramThatDoesNotExist) { EXPECT_THROW(run({"/no/such/program"}), std::system_error); }

TEST(ProcessTest, WaitsForOutputThenStopsOnASignal) {
  Process process({"sh", "-c", "echo ready; exec sleep 60"});
  ASSERT_TRUE(process.wait_for_output("ready", seconds(10)));
  EXPECT_TRUE(process.running());
  EXPECT_EQ(process.wait(milliseconds(50)), std::nullopt);
  process.signal(SIGTERM);
  EXPECT_EQ(process.wait(seconds(10)), 128 + SIGTERM);
}

TEST(ProcessTest, SaysWhenTheOutputNeverCame) {
  Process process({"sh", "-c", "echo something else"});
  EXPECT_FALSE(process.wait_for_output("ready", seconds(5)));
  EXPECT_EQ(process.wait(seconds(10)), 0);
}

TEST(ProcessTest, KillNowEndsItAtOnce) {
  Process process({"sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done"});
  ASSERT_TRUE(process.wait_for_output("ready", seconds(10)));
  process.kill_now();
  EXPECT_EQ(process.wait(milliseconds(0)), 128 + SIGKILL);
}

TEST(TempFolderTest, HoldsFilesAndLeavesNothing) {
  std::filesystem::path path;
  {
    const TempFolder folder;
    path = folder.path();
    EXPECT_EQ(read_file(folder.write("deep/down/note.txt", "isi")), "isi");
    EXPECT_TRUE(std::filesystem::exists(path / "deep/down/note.txt"));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(Ports, AnOccupiedPortIsNotGivenOutAgain) {
  const OccupiedPort first;
  const OccupiedPort second;
  EXPECT_NE(first.port(), 0);
  EXPECT_NE(first.port(), second.port());
  EXPECT_EQ(first.address(), "127.0.0.1:" + std::to_string(first.port()));
}

}  // namespace
}  // namespace penugasan::testing
