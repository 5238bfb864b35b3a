// Back-pressure, deadlines and slow readers as a caller meets them: the server's core over a store that can be held, behind a
// real channel.
#include <gtest/gtest.h>

#include <grpcpp/grpcpp.h>
#include <prometheus/collectable.h>
#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <deque>
#include <thread>

#include "clients/call_error.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "penugasan/v1/inbox.grpc.pb.h"
#include "penugasan/v1/requests.grpc.pb.h"
#include "server/identity/development_authenticator.h"
#include "server/metrics/metrics.h"
#include "server/metrics/open_steps.h"
#include "server/rpc/rpc_server.h"
#include "tests/server/core/core.h"

namespace penugasan::testing {
namespace {

using namespace server;
using namespace std::chrono_literals;

Config quick_config() {
  Config config;
  config.listen = "127.0.0.1:0";
  config.default_deadline = 1s;
  config.stream_patience = 1s;
  return config;
}

class Served : public ::testing::Test {
 protected:
  Served()
      : channel_(grpc::CreateCustomChannel(server_.address(), grpc::InsecureChannelCredentials(), small_window())),
        requests_(v1::AssignmentRequestService::NewStub(channel_)) {}

  // Does not take more and more from a server that has much to send.
  static grpc::ChannelArguments small_window() {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
    return arguments;
  }

  static void call_as(grpc::ClientContext& context, const char* principal) {
    context.AddMetadata("x-penugasan-principal", principal);
    context.AddMetadata("accept-language", "en");
    context.set_deadline(std::chrono::system_clock::now() + 20s);
  }

  FakeStore store_;
  Core core_{store_, {.queue_depth = 3, .largest_batch = 1}};
  Config config_ = quick_config();
  Metrics metrics_;
  OpenSteps open_steps_{store_, core_.clock};
  Application app_{config_, store_, core_.world, core_.clock, core_.writer, core_.hub, metrics_, open_steps_};
  CallersBox callers_;
  DevelopmentAuthenticator authenticator_{callers_};
  RpcServer server_{app_, authenticator_, nullptr};
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::AssignmentRequestService::Stub> requests_;
};

v1::FileAssignmentRequestRequest filing() {
  v1::FileAssignmentRequestRequest request;
  request.set_parent("agencies/palangka-raya");
  auto& asked = *request.mutable_assignment_request();
  asked.set_mode(v1::MODE_PENUNJUKAN);
  asked.set_form(v1::FORM_INDIVIDU);
  asked.set_owner_unit("agencies/palangka-raya/units/dinkes.kesmas");
  asked.add_officials("agencies/palangka-raya/officials/statistisi-muda");
  asked.set_purpose("Statistik sektoral");
  asked.add_competencies("statistik");
  asked.set_expectation("Buku statistik terbit");
  asked.mutable_period()->set_from("2026-04-01");
  asked.mutable_period()->set_to("2026-09-30");
  return request;
}

// A filing on its way; ended by end().
struct Filing {
  std::thread thread;
  grpc::ClientContext context;
  v1::AssignmentRequest answer;
  grpc::Status status;
  std::atomic<bool> ended{false};

  grpc::Status end() {
    thread.join();
    return status;
  }
};

std::unique_ptr<Filing> start(v1::AssignmentRequestService::Stub& stub, void (*call_as)(grpc::ClientContext&, const char*)) {
  auto filing_call = std::make_unique<Filing>();
  call_as(filing_call->context, "palangka-raya/kabid-kesmas");
  filing_call->thread = std::thread([&stub, &call = *filing_call] {
    call.status = stub.FileAssignmentRequest(&call.context, filing(), &call.answer);
    call.ended = true;
  });
  return filing_call;
}

std::chrono::milliseconds retry_delay(const grpc::Status& status) {
  google::rpc::Status details;
  google::rpc::RetryInfo retry;
  details.ParseFromString(status.error_details());
  for (const auto& any : details.details()) {
    if (any.UnpackTo(&retry))
      return std::chrono::milliseconds(retry.retry_delay().seconds() * 1000 + retry.retry_delay().nanos() / 1'000'000);
  }
  return 0ms;
}

// One is being committed and two wait: that is all that may be inside.
TEST_F(Served, WhoComesToAFullQueueIsToldWhenToComeBack) {
  const auto first = core_.occupy_writer();
  const auto second = core_.submit(file_job());
  const auto third = core_.submit(file_job());
  const auto before = store_.head().position;
  grpc::ClientContext context;
  call_as(context, "palangka-raya/kabid-kesmas");
  v1::AssignmentRequest answer;
  const auto status = requests_->FileAssignmentRequest(&context, filing(), &answer);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(clients::CallError(status).reason(), "OVERLOADED");
  EXPECT_EQ(status.error_message(), "The server is full; nothing was done. Wait a moment and repeat with the same request_id.");
  EXPECT_EQ(retry_delay(status), 1000ms);
  store_.let_go();
  for (const auto& one : {first, second, third}) EXPECT_EQ(one->refusal(), "accepted");
  EXPECT_EQ(store_.head().position, before + 3);
  auto again = start(*requests_, call_as);
  EXPECT_TRUE(again->end().ok()) << again->status.error_message();
}

TEST_F(Served, WhoseTimeRunsOutInTheQueueIsToldThatNothingWasDone) {
  (void)core_.occupy_writer();
  const auto before_it = core_.submit(file_job());
  auto late = start(*requests_, call_as);  // the server gives it a second
  std::this_thread::sleep_for(2s);
  EXPECT_FALSE(late->ended);
  const auto before = store_.head().position;
  store_.let_go();
  const auto status = late->end();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_EQ(clients::CallError(status).reason(), "DEADLINE_EXCEEDED");
  EXPECT_EQ(before_it->refusal(), "accepted");
  EXPECT_EQ(store_.head().position, before + 2);  // what occupied the writer, and the one before it
}

TEST_F(Served, AReaderWhoDoesNotReadIsCutOffAndMayComeBack) {
  constexpr int kOpen = 600;  // some 400 KB, far more than HTTP/2 sends to somebody who does not read
  for (int i = 0; i < kOpen; ++i) (void)core_.submit(file_job())->accepted();
  const auto inbox = v1::InboxService::NewStub(channel_);
  grpc::ClientContext context;
  call_as(context, "palangka-raya/kabid-statistik");
  context.set_deadline(std::chrono::system_clock::now() + 60s);
  const auto reader = inbox->WatchInbox(&context, {});
  v1::WatchInboxResponse message;
  ASSERT_TRUE(reader->Read(&message));
  for (int i = 0; i < 400 && metrics_.open_streams() > 0; ++i) std::this_thread::sleep_for(100ms);
  EXPECT_EQ(metrics_.open_streams(), 0u);
  const auto text = prometheus::TextSerializer().Serialize(metrics_.collectable()->Collect());
  EXPECT_NE(text.find(R"(code="RESOURCE_EXHAUSTED",method="InboxService/WatchInbox",reason="SLOW_READER"} 1)"), std::string::npos)
      << text;
  while (reader->Read(&message)) {
  }
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::CANCELLED);

  grpc::ClientContext again;
  call_as(again, "palangka-raya/kabid-statistik");
  const auto second = inbox->WatchInbox(&again, {});
  int items = 0;
  while (second->Read(&message) && !message.caught_up()) items += message.has_item() ? 1 : 0;
  EXPECT_EQ(items, kOpen);
  again.TryCancel();
  second->Finish();
}

}  // namespace
}  // namespace penugasan::testing
