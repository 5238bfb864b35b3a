// What keeps penugasand from starting: the exit code, and a message that says what to do.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/server/e2e/city.h"
#include "tests/support/paths.h"
#include "tests/support/ports.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr int kCannotServe = 1;
constexpr int kUsage = 2;

class Start : public ::testing::Test {
 protected:
  ProcessResult started(std::vector<Argument> further, const std::string& listen = "127.0.0.1:0") {
    std::vector<Argument> command = {program("penugasand"), "--store", folder_.path() / "store", "--listen", listen};
    command.insert(command.end(), further.begin(), further.end());
    return run(command, {}, 10s);
  }
  static void expect_refused(const ProcessResult& result, int code, const std::vector<std::string>& said) {
    EXPECT_EQ(result.exit_code, code) << result.err;
    EXPECT_EQ(result.out, "");
    for (const auto& words : said) EXPECT_NE(result.err.find(words), std::string::npos) << words << "\n" << result.err;
  }
  // A store with something in it, whose server has ended.
  std::string used_store() {
    City city;
    (void)city.file(kFiler, filing());
    EXPECT_EQ(city.stop(), 0);
    const auto to = folder_.path() / "store";
    fs::copy(city.store(), to, fs::copy_options::recursive);
    return to;
  }

  TempFolder folder_;
};

TEST_F(Start, AnAlienFolder) {
  folder_.write("store/surat.txt", "bukan milik kami");
  expect_refused(started({}), kCannotServe, {"penugasand: ", (folder_.path() / "store").string()});
  EXPECT_EQ(read_file(folder_.path() / "store/surat.txt"), "bukan milik kami");
}

TEST_F(Start, ATruncatedStore) {
  const auto store = used_store();
  int cut = 0;
  for (const auto& entry : fs::recursive_directory_iterator(store)) {
    if (entry.path().extension() == ".log" && entry.file_size() > 0) {
      fs::resize_file(entry.path(), 0);
      ++cut;
    }
  }
  ASSERT_GT(cut, 0);
  expect_refused(started({}), kCannotServe, {"penugasand: ", store});
}

TEST_F(Start, AStoreWithoutItsFiles) {
  const auto store = used_store();
  fs::remove(fs::path(store) / "CURRENT");
  for (const auto& entry : fs::recursive_directory_iterator(store)) {
    if (entry.path().filename() == "CURRENT") fs::remove(entry.path());
  }
  expect_refused(started({}), kCannotServe, {"penugasand: "});
}

TEST_F(Start, AStoreOfANewerProgram) {
  folder_.write("store/FORMAT", "penugasan-store 5\n");
  expect_refused(started({}), kCannotServe, {"penugasand: ", "newer version"});
  EXPECT_EQ(read_file(folder_.path() / "store/FORMAT"), "penugasan-store 5\n");
}

TEST_F(Start, ASecondServerOnTheSameStore) {
  City city;
  const auto result = run({program("penugasand"), "--store", city.store(), "--listen", "127.0.0.1:0"}, {}, 10s);
  expect_refused(result, kCannotServe, {"penugasand: ", city.store()});
  EXPECT_EQ(refusal([&] { return city.file(kFiler, filing()); }), "accepted");
}

TEST_F(Start, APortInUse) {
  const OccupiedPort port;
  expect_refused(started({}, port.address()), kCannotServe, {port.address(), "--listen"});
}

TEST_F(Start, TestingBeyondLoopback) {
  expect_refused(started({"--testing"}, "0.0.0.0:0"), kUsage, {"testing", "0.0.0.0"});
  expect_refused(started({}, "0.0.0.0:0"), kUsage,
                 {"development", "0.0.0.0"});  // so is the authenticator that believes everybody
}

TEST_F(Start, AWrongKeyInTheConfiguration) {
  const auto file = folder_.write("penugasand.yaml", "listen: 127.0.0.1:0\nstor: /tmp/x\n");
  expect_refused(started({"--config", file}), kUsage, {"penugasand.yaml:2", "stor", "store"});
  expect_refused(started({"--warna", "merah"}), kUsage, {"--warna"});
}

TEST_F(Start, ABadRegulation) {
  folder_.write("regulations/rusak.yaml", "id: rusak\nwarna: merah\n");
  expect_refused(started({"--regulations", folder_.path() / "regulations"}), kCannotServe,
                 {"rusak.yaml:2", "warna", "nothing was started"});
  expect_refused(started({"--regulations", folder_.path() / "tidak-ada"}), kCannotServe, {"tidak-ada"});
}

TEST_F(Start, AFileWhereTheStoreShouldBe) {
  folder_.write("store", "sebuah berkas");
  expect_refused(started({}), kCannotServe, {"penugasand: ", (folder_.path() / "store").string()});
}

}  // namespace
}  // namespace penugasan::testing
