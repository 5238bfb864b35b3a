// The real server on a disk that breaks under load: whatever is refused, it stops with exit code 70 and says why once; the next
// start on a sound disk has all that was acknowledged, and the customers go on where they were.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/storage/raw_database.h"
#include "tests/support/paths.h"
#include "tests/torture/cases.h"
#include "tests/torture/siege.h"

namespace penugasan::torture {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using namespace std::chrono_literals;

constexpr int kStoreFailed = 70;

SiegeOptions faulty(std::chrono::milliseconds pause = 2ms) {
  return {.program = testing::program("../tests/penugasand_faulty"), .pause = pause};
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

void wait_for_acknowledged(Siege& siege, std::size_t more) {
  const auto until = std::chrono::steady_clock::now() + 60s;
  const auto enough = siege.market().acknowledged + more;
  while (siege.market().acknowledged < enough && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(5ms);
  ASSERT_GE(siege.market().acknowledged, enough) << siege.market().first_wrong;
}

/// Everything that the customers were told holds, and they were told nothing odd.
void expect_held(Siege& siege) {
  siege.finish();
  const auto verdict = siege.judge();
  EXPECT_GT(verdict.acknowledged, 0u);
  EXPECT_EQ(verdict.lost, 0u);
  EXPECT_EQ(verdict.twice, 0u);
  EXPECT_THAT(verdict.faults, IsEmpty());
  EXPECT_EQ(siege.market().wrong, 0u) << siege.market().first_wrong;
}

struct BrokenWrite {
  const char* order;
  const char* said;  // in the log
};

class ABrokenWrite : public ::testing::TestWithParam<BrokenWrite> {};

TEST_P(ABrokenWrite, StopsTheServerAndLosesNothing) {
  Siege siege(faulty());
  ASSERT_TRUE(siege.start()) << siege.log();
  wait_for_acknowledged(siege, 100);
  siege.order(GetParam().order);
  EXPECT_EQ(siege.wait(), kStoreFailed);
  EXPECT_EQ(count(siege.log(), "the store failed, the process stops"), 1u) << siege.log();
  EXPECT_THAT(siege.log(), HasSubstr(GetParam().said));
  EXPECT_THAT(siege.log(), HasSubstr("check the disk, start it again"));
  EXPECT_THAT(siege.market().refusals(), Contains("UNAVAILABLE STORE_FAILED")) << "nobody was told that the outcome is unknown";
  siege.order_nothing();
  ASSERT_TRUE(siege.start()) << siege.log();
  wait_for_acknowledged(siege, 20);
  EXPECT_EQ(siege.stop(), 0);
  expect_held(siege);
}

INSTANTIATE_TEST_SUITE_P(Disk, ABrokenWrite,
                         ::testing::Values(BrokenWrite{"sync .log EIO", "ordered: input/output error"},
                                           BrokenWrite{"append .log EIO", "ordered: input/output error"},
                                           BrokenWrite{"append .log ENOSPC", "ordered: no space left on device"},
                                           BrokenWrite{"append .log TORN", "ordered: input/output error"}),
                         [](const auto& which) {
                           std::string name = which.param.order;
                           std::erase_if(name, [](char c) { return c == ' ' || c == '.'; });
                           return name;
                         });

// Tables are written in the background, long after the commands in them were acknowledged: those stand in the log.
TEST(ABrokenTable, StopsTheServerAndLosesNothing) {
  Siege siege(faulty(0ms));
  ASSERT_TRUE(siege.start()) << siege.log();
  siege.order("append .sst EIO");
  EXPECT_EQ(siege.wait(180s), kStoreFailed);
  EXPECT_EQ(count(siege.log(), "the store failed, the process stops"), 1u) << siege.log();
  siege.order_nothing();
  ASSERT_TRUE(siege.start()) << siege.log();
  wait_for_acknowledged(siege, 20);
  EXPECT_EQ(siege.stop(), 0);
  expect_held(siege);
}

// The server reads its tables: what it cannot read it never guesses. Whoever asked is told; only where the writer itself cannot
// read does the server stop.
TEST(ABrokenRead, IsAnsweredAsAFailureAndLosesNothing) {
  Siege siege(faulty());
  ASSERT_TRUE(siege.start()) << siege.log();
  wait_for_acknowledged(siege, 100);
  ASSERT_EQ(siege.stop(), 0);
  storage::RawDatabase(siege.store()).compact();
  siege.market().reads_fail = true;
  siege.order("read .sst EIO");
  if (siege.start()) {
    const auto until = std::chrono::steady_clock::now() + 20s;
    const auto told = [&] { return siege.market().refusals().contains("INTERNAL INTERNAL"); };
    while (!told() && siege.server().running() && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(20ms);
    EXPECT_TRUE(told() || !siege.server().running()) << "nobody noticed that nothing can be read";
    if (siege.server().running()) {
      EXPECT_EQ(siege.stop(), 0);
    } else {
      EXPECT_EQ(siege.wait(), kStoreFailed) << siege.log();
    }
  } else {
    EXPECT_EQ(siege.wait(), 1) << "refused at its start";
    EXPECT_THAT(siege.log(), HasSubstr("ordered: input/output error"));
  }
  siege.order_nothing();
  siege.market().reads_fail = false;
  ASSERT_TRUE(siege.start()) << siege.log();
  wait_for_acknowledged(siege, 20);
  EXPECT_EQ(siege.stop(), 0);
  expect_held(siege);
}

// Somebody looks at what the first source's head may see; the number of requests on the page, none where reading is refused.
int requests_seen(Siege& siege) {
  v1::ListAssignmentRequestsRequest list;
  list.set_parent(std::string("agencies/") + kAgency);
  const auto caller = std::string(kAgency) + "/" + kCases[0].source_head;
  const auto page =
      siege.market().lobby.wait()->call(&v1::AssignmentRequestService::Stub::ListAssignmentRequests, list, {caller});
  return page.assignment_requests_size();
}

// The writer looks at the disk once a second; another second is for a busy machine.
constexpr auto kSoon = 2s;

TEST(ANearlyFullDisk, IsReadOnlyUntilThereIsRoomAgain) {
  auto options = faulty();
  options.flags = {"--disk-reserve", "512MiB"};
  options.log_level = "warning";
  Siege siege(options);
  ASSERT_TRUE(siege.start()) << siege.log();
  wait_for_acknowledged(siege, 50);
  siege.order("space / 536870911");  // one byte less than the reserve
  ASSERT_TRUE(siege.server().wait_for_output("read-only from now on", kSoon)) << siege.log();
  EXPECT_FALSE(siege.server().wait_for_output("writing resumes", 200ms));  // what was decided before is answered
  const auto then = siege.market().acknowledged.load();
  EXPECT_FALSE(siege.server().wait_for_output("writing resumes", 1500ms));
  EXPECT_EQ(siege.market().acknowledged, then) << "something was written to a nearly full disk";
  EXPECT_THAT(siege.market().refusals(), Contains("UNAVAILABLE READ_ONLY"));
  EXPECT_GT(requests_seen(siege), 0);
  siege.order("space / 600000000");  // more than the reserve, less than a quarter more: not yet
  EXPECT_FALSE(siege.server().wait_for_output("writing resumes", 1500ms));
  EXPECT_EQ(siege.market().acknowledged, then);
  EXPECT_GT(requests_seen(siege), 0);
  siege.order("space / 671088640");  // a quarter more than the reserve
  ASSERT_TRUE(siege.server().wait_for_output("writing resumes", kSoon)) << siege.log();
  wait_for_acknowledged(siege, 50);
  EXPECT_EQ(siege.stop(), 0);
  expect_held(siege);
}

}  // namespace
}  // namespace penugasan::torture
