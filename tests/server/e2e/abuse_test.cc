// Callers who take too much, and strangers who are no clients at all. Each test abuses the server, then makes a normal call.
#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "penugasan/v1/inbox.grpc.pb.h"
#include "tests/server/e2e/city.h"
#include "tests/support/raw_socket.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;

constexpr const char* kList = "/penugasan.v1.InboxService/ListInbox";
// What an HTTP/2 client says first, and its empty SETTINGS.
const std::string kPreface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + std::string("\0\0\0\x04\0\0\0\0\0", 9);
const std::string kPing = std::string("\0\0\x08\x06\0\0\0\0\0", 9) + "penugasa";

std::string inbox_of(const City& city, const std::string& principal) {
  return refusal([&] { return city.call(principal, &v1::InboxService::Stub::ListInbox, v1::ListInboxRequest()); });
}

// On a connection of its own, as a newcomer would make it.
void expect_normal_call(const City& city, const std::string& principal = kFiler) {
  const auto status = raw_call(city.channel(), kList, "", {{"x-penugasan-principal", principal}});
  EXPECT_TRUE(status.ok()) << status.error_message();
}

// The delay of RetryInfo; zero: it holds none.
std::chrono::milliseconds retry_delay(const grpc::Status& status) {
  google::rpc::Status details;
  google::rpc::RetryInfo retry;
  details.ParseFromString(status.error_details());
  for (const auto& any : details.details()) {
    if (any.UnpackTo(&retry))
      return std::chrono::milliseconds(retry.retry_delay().seconds() * 1000 + retry.retry_delay().nanos() / 1000000);
  }
  return 0ms;
}

TEST(Abuse, ACallerWhoCallsTooOftenIsSlowedDownAlone) {
  const City city({"--caller-rate", "5", "--caller-burst", "20"});
  int refused = 0;
  for (int i = 0; i < 100; ++i) refused += inbox_of(city, kOutsider) == "RESOURCE_EXHAUSTED RATE_LIMITED" ? 1 : 0;
  EXPECT_GT(refused, 0);
  EXPECT_LE(refused, 80);  // the burst went through
  expect_normal_call(city);
  const auto status = raw_call(city.channel(), kList, "", {{"x-penugasan-principal", kOutsider}});
  const auto delay = retry_delay(status);
  EXPECT_GT(delay, 0ms) << status.error_message();
  EXPECT_LE(delay, 1s);
  std::this_thread::sleep_for(delay + 50ms);
  expect_normal_call(city, kOutsider);
}

TEST(Abuse, StrangersWhoTryTooOftenAreTurnedAwayBeforeAnybodyAsksWhoTheyAre) {
  const City city({"--peer-rate", "20", "--peer-burst", "60"});
  std::string last;
  for (int i = 0; i < 200 && last != "RESOURCE_EXHAUSTED RATE_LIMITED"; ++i) last = inbox_of(city, "palangka-raya/tidak-ada");
  EXPECT_EQ(last, "RESOURCE_EXHAUSTED RATE_LIMITED");
  std::this_thread::sleep_for(500ms);
  expect_normal_call(city);
}

class Watch {
 public:
  Watch(const City& city, const std::string& principal) {
    clients::Connection::prepare(context_, {principal, "en"}, 20s);
    reader_ = city.connection().stub<v1::InboxService::Stub>().WatchInbox(&context_, v1::WatchInboxRequest());
  }
  ~Watch() { end(); }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  // Ends it from this side.
  void end() {
    context_.TryCancel();
    (void)reason();
  }
  bool caught_up() {
    v1::WatchInboxResponse message;
    while (reader_->Read(&message)) {
      if (message.caught_up()) return true;
    }
    return false;
  }
  // How it ended.
  std::string reason() {
    if (reason_.empty()) reason_ = clients::CallError(reader_->Finish()).reason() + ".";
    return reason_;
  }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<v1::WatchInboxResponse>> reader_;
  std::string reason_;
};

TEST(Abuse, StreamsOfOneCallerAreCapped) {
  const City city({"--caller-streams", "3"});
  std::vector<std::unique_ptr<Watch>> open;
  for (int i = 0; i < 3; ++i) {
    open.push_back(std::make_unique<Watch>(city, kOutsider));
    EXPECT_TRUE(open.back()->caught_up()) << i;
  }
  Watch fourth(city, kOutsider);
  EXPECT_FALSE(fourth.caught_up());
  EXPECT_EQ(fourth.reason(), "TOO_MANY_STREAMS.");
  EXPECT_TRUE(Watch(city, kFiler).caught_up()) << "others have their own";
  open.pop_back();
  bool again = false;
  for (int i = 0; i < 50 && !again; ++i) {  // the server hears of the end a moment later
    std::this_thread::sleep_for(20ms);
    again = Watch(city, kOutsider).caught_up();
  }
  EXPECT_TRUE(again);
  expect_normal_call(city, kOutsider);
}

TEST(Abuse, ConnectionsOfOneAddressAreCappedAndComeBack) {
  const City city({"--peer-connections", "20"});
  {
    std::vector<RawSocket> sockets;
    for (int i = 0; i < 60; ++i) sockets.emplace_back(city.address());
    int closed = 0;
    for (auto& socket : sockets) closed += socket.closed_within(100ms) ? 1 : 0;
    EXPECT_GE(closed, 40);
    EXPECT_EQ(inbox_of(city, kFiler), "accepted") << "a connection that was there before is not touched";
  }
  std::this_thread::sleep_for(200ms);
  expect_normal_call(city);
}

TEST(Abuse, HandshakesThatAreNeverFinishedAreCutOff) {
  const City city({"--handshake-timeout", "1s"});
  std::vector<RawSocket> silent;
  for (int i = 0; i < 50; ++i) silent.emplace_back(city.address());
  expect_normal_call(city);
  for (auto& socket : silent) EXPECT_TRUE(socket.closed_within(10s));
  expect_normal_call(city);
}

TEST(Abuse, BytesThatAreNoHttp2) {
  const City city;
  for (const std::string& bytes :
       {std::string("GET / HTTP/1.1\r\n\r\n"), std::string(100000, 'x'), kPreface + std::string(4096, '\xFF')}) {
    RawSocket socket(city.address());
    (void)socket.send(bytes);
    EXPECT_TRUE(socket.closed_within(10s)) << bytes.substr(0, 16);
  }
  expect_normal_call(city);
}

TEST(Abuse, PingsWithoutEnd) {
  const City city;
  RawSocket socket(city.address());
  ASSERT_TRUE(socket.send(kPreface));
  std::string pings;
  for (int i = 0; i < 1000; ++i) pings += kPing;
  (void)socket.send(pings);
  EXPECT_TRUE(socket.closed_within(10s)) << "a connection that only pings is ended";
  expect_normal_call(city);
}

// gRPC 1.51 is known to fare badly with headers over 8 KB: connections may go, the server must not.
TEST(Abuse, HeaderBombs) {
  const City city;
  for (int i = 0; i < 40; ++i) {
    const std::vector<std::pair<std::string, std::string>> bomb = {
        {"x-penugasan-principal", kOutsider}, {"x-bomb", std::string(static_cast<std::size_t>(4000 * i), 'b')}};
    (void)raw_call(city.channel(), kList, "", bomb);
  }
  EXPECT_EQ(inbox_of(city, kFiler), "accepted");
  expect_normal_call(city);
}

TEST(Abuse, IdleConnectionsAreClosed) {
  const City city({"--connection-idle", "1s"});
  RawSocket idle(city.address());
  ASSERT_TRUE(idle.send(kPreface));
  EXPECT_TRUE(idle.closed_within(10s));
  expect_normal_call(city);
}

TEST(Abuse, OldConnectionsAreEndedAndWatchersComeBack) {
  const City city({"--connection-age", "1s", "--connection-grace", "1s"});
  const auto begin = std::chrono::steady_clock::now();
  Watch watch(city, kFiler);
  EXPECT_TRUE(watch.caught_up());
  EXPECT_FALSE(watch.caught_up()) << "its connection grew old";
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s) << "it lived until its deadline";
  EXPECT_TRUE(Watch(city, kFiler).caught_up());
  expect_normal_call(city);
}

constexpr int kSenders = 24;

// Sends big messages at once, on a connection each: 360 MiB, each within every limit but the memory quota. How many were answered
// by the server itself, which refuses them; the others were broken off on the way.
int answers_to_a_flood(const City& city) {
  v1::LoadDirectoryRequest load;
  load.mutable_directory()->set_agency("palangka-raya");
  load.mutable_directory()->set_display_name(std::string(15 << 20, 'a'));
  const auto bytes = load.SerializeAsString();
  std::atomic<int> answered = 0;
  std::vector<std::thread> senders;
  for (int i = 0; i < kSenders; ++i) {
    senders.emplace_back([&] {
      const auto status =
          raw_call(city.channel(), "/penugasan.v1.DirectoryService/LoadDirectory", bytes, {{"x-penugasan-principal", kOutsider}});
      answered += clients::CallError(status).reason() == "OPERATOR_ONLY" ? 1 : 0;
    });
  }
  for (auto& sender : senders) sender.join();
  return answered;
}

// The most memory that the process ever had, in MiB.
int peak_of(const City& city) {
  std::ifstream status("/proc/" + std::to_string(city.pid()) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stoi(line.substr(6)) / 1024;
  }
  return 0;
}

TEST(Abuse, BigMessagesFromManyAtOnceStayWithinTheMemoryQuota) {
  const City small({"--memory-quota", "64MiB"});
  const int answered = answers_to_a_flood(small);
  EXPECT_LT(answered, kSenders) << "nobody was turned away";
  const int peak = peak_of(small);
  EXPECT_GT(peak, 0);
  EXPECT_LT(peak, 300) << "MiB; the server itself takes about 60";
  expect_normal_call(small);
  const City large({"--memory-quota", "1GiB"});
  EXPECT_GT(answers_to_a_flood(large), answered) << "it was something else that turned them away";
  EXPECT_GT(peak_of(large), peak);
  expect_normal_call(large);
}

}  // namespace
}  // namespace penugasan::testing
