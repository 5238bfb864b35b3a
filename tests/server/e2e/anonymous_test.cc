// What anybody may call without saying who they are, health and reflection, has limits too. Each test abuses it, then makes a
// normal call.
#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include "grpc/health/v1/health.grpc.pb.h"
#include "tests/server/e2e/city.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;
using grpc::health::v1::Health;
using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

class HealthWatch {
 public:
  explicit HealthWatch(const City& city) : stub_(Health::NewStub(city.channel())) {
    reader_ = stub_->Watch(&context_, HealthCheckRequest());
  }
  ~HealthWatch() {
    context_.TryCancel();
    (void)ended();
  }
  HealthWatch(const HealthWatch&) = delete;
  HealthWatch& operator=(const HealthWatch&) = delete;

  bool serving() {
    HealthCheckResponse message;
    return reader_->Read(&message) && message.status() == HealthCheckResponse::SERVING;
  }
  std::string ended() {
    if (reason_.empty()) reason_ = clients::CallError(reader_->Finish()).reason() + ".";
    return reason_;
  }

 private:
  std::unique_ptr<Health::Stub> stub_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<HealthCheckResponse>> reader_;
  std::string reason_;
};

void expect_normal_call(const City& city) {
  EXPECT_EQ(refusal([&] { return city.file(kFiler, filing()); }), "accepted");
}

TEST(Anonymous, HealthWatchesOfOneAddressAreCapped) {
  const City city({"--caller-streams", "3"});
  std::vector<std::unique_ptr<HealthWatch>> open;
  for (int i = 0; i < 3; ++i) {
    open.push_back(std::make_unique<HealthWatch>(city));
    EXPECT_TRUE(open.back()->serving()) << i;
  }
  HealthWatch fourth(city);
  EXPECT_FALSE(fourth.serving());
  EXPECT_EQ(fourth.ended(), "TOO_MANY_STREAMS.");
  open.clear();
  bool again = false;
  for (int i = 0; i < 50 && !again; ++i) {  // the server hears of the end a moment later
    std::this_thread::sleep_for(20ms);
    again = HealthWatch(city).serving();
  }
  EXPECT_TRUE(again);
  expect_normal_call(city);
}

TEST(Anonymous, WhoAsksForHealthTooOftenIsSlowedDown) {
  const City city({"--peer-rate", "5", "--peer-burst", "40"});
  const auto stub = Health::NewStub(city.channel());
  int refused = 0;
  for (int i = 0; i < 100; ++i) {
    grpc::ClientContext context;
    HealthCheckResponse answer;
    const clients::CallError error(stub->Check(&context, {}, &answer));
    refused += error.reason() == "RATE_LIMITED" ? 1 : 0;
  }
  EXPECT_GT(refused, 0);
  std::this_thread::sleep_for(1s);
  expect_normal_call(city);
}

std::ptrdiff_t threads_of(const City& city) {
  const std::filesystem::directory_iterator tasks("/proc/" + std::to_string(city.pid()) + "/task");
  return std::distance(begin(tasks), end(tasks));
}

// gRPC's reflection takes a thread for each stream.
TEST(Anonymous, ReflectionTakesFewThreads) {
  const City city;
  const auto before = threads_of(city);
  grpc::GenericStub stub(city.channel());
  grpc::CompletionQueue queue;
  std::vector<std::unique_ptr<grpc::ClientContext>> contexts;
  std::vector<std::unique_ptr<grpc::GenericClientAsyncReaderWriter>> streams;
  for (int i = 0; i < 200; ++i) {
    contexts.push_back(std::make_unique<grpc::ClientContext>());
    streams.push_back(
        stub.PrepareCall(contexts.back().get(), "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", &queue));
    streams.back()->StartCall(&streams);
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);
  }
  std::this_thread::sleep_for(500ms);
  EXPECT_LE(threads_of(city), before + 16);
  expect_normal_call(city);
  for (const auto& context : contexts) context->TryCancel();
  queue.Shutdown();
}

}  // namespace
}  // namespace penugasan::testing
