// A server that has run out of file descriptors: gRPC's own listener would be dead from then on.
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <thread>

#include "tests/server/e2e/city.h"
#include "tests/support/raw_socket.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;

constexpr rlim_t kFew = 128;

bool newcomer_is_served(const City& city) {
  return raw_call(city.channel(), "/penugasan.v1.InboxService/ListInbox", "", {{"x-penugasan-principal", kFiler}}).ok();
}

TEST(Descriptors, RunningOutOfThemCostsConnectionsNotTheListener) {
  const rlimit few{kFew, kFew};
  City city({"--peer-connections", "1000"});
  // Of the server alone: this process needs more.
  ASSERT_EQ(::prlimit(city.pid(), RLIMIT_NOFILE, &few, nullptr), 0);
  {
    std::vector<RawSocket> sockets;
    for (int i = 0; i < 300; ++i) sockets.emplace_back(city.address());
    std::this_thread::sleep_for(500ms);
    EXPECT_EQ(refusal([&] { return city.get(kFiler, "agencies/palangka-raya/assignmentRequests/9"); }), "NOT_FOUND NOT_FOUND")
        << "who is connected is served";
    int turned_away = 0;
    for (auto& socket : sockets) turned_away += socket.closed_within(10ms) ? 1 : 0;
    EXPECT_GT(turned_away, 100);
  }
  bool served = false;
  for (int i = 0; i < 50 && !served; ++i) {
    std::this_thread::sleep_for(100ms);
    served = newcomer_is_served(city);
  }
  EXPECT_TRUE(served);
}

}  // namespace
}  // namespace penugasan::testing
