// A call's ids, over the channel: what comes back, what an error says, what the log says.
#include <gtest/gtest.h>

#include <grpcpp/grpcpp.h>
#include <nlohmann/json.hpp>

#include <sstream>

#include "tests/server/e2e/city.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;

constexpr const char* kParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

class Correlated : public ::testing::Test {
 protected:
  // Looks at a request under a name that is none; the status, with the answer's initial metadata in `context`.
  grpc::Status look(grpc::ClientContext& context, const std::vector<std::pair<std::string, std::string>>& sent) {
    clients::Connection::prepare(context, {kFiler, "en"}, 10s);
    for (const auto& [key, value] : sent) context.AddMetadata(key, value);
    v1::GetAssignmentRequestRequest request;
    request.set_name("agencies/palangka-raya/assignmentRequests/99");
    v1::AssignmentRequest answer;
    return city_.connection().stub<Requests>().GetAssignmentRequest(&context, request, &answer);
  }
  static std::string came_back(const grpc::ClientContext& context, const std::string& key) {
    const auto& metadata = context.GetServerInitialMetadata();
    const auto found = metadata.find(key);
    return found == metadata.end() ? "(none)" : std::string(found->second.data(), found->second.size());
  }
  // The log's entry for the call with this request id.
  nlohmann::json logged(const std::string& request_id) {
    EXPECT_TRUE(city_.wait_for_log(request_id)) << city_.log();
    std::istringstream lines(city_.log());
    for (std::string line; std::getline(lines, line);) {
      if (line.find(request_id) != std::string::npos) return nlohmann::json::parse(line);
    }
    return {};
  }

  City city_{{"--log-level", "debug", "--log-format", "json"}};
};

TEST_F(Correlated, TheCallersIdsComeBackAndAreLogged) {
  grpc::ClientContext context;
  const auto status = look(context, {{"x-request-id", "order-7"}, {"traceparent", kParent}});
  EXPECT_EQ(came_back(context, "x-request-id"), "order-7");
  const auto trace = came_back(context, "traceparent");
  EXPECT_EQ(trace.substr(0, 36), "00-4bf92f3577b34da6a3ce929d0e0e4736-");
  EXPECT_EQ(trace.substr(52), "-01");
  EXPECT_NE(trace.substr(36, 16), "00f067aa0ba902b7");
  EXPECT_EQ(clients::CallError(status).metadata("request_id"), "order-7");
  const auto line = logged("order-7");
  EXPECT_EQ(line.value("message", ""), "call");
  EXPECT_EQ(line.value("method", ""), "AssignmentRequestService/GetAssignmentRequest");
  EXPECT_EQ(line.value("code", ""), "NOT_FOUND");
  EXPECT_EQ(line.value("trace_id", ""), "4bf92f3577b34da6a3ce929d0e0e4736");
  EXPECT_EQ(line.value("span_id", ""), trace.substr(36, 16));
}

TEST_F(Correlated, WithoutThemTheServerMakesOne) {
  grpc::ClientContext context;
  const auto status = look(context, {{"x-request-id", "no good id"}, {"traceparent", "00-nonsense"}});
  const auto id = came_back(context, "x-request-id");
  EXPECT_EQ(id.size(), 32u) << id;
  EXPECT_EQ(came_back(context, "traceparent"), "(none)");
  EXPECT_EQ(clients::CallError(status).metadata("request_id"), id);
  EXPECT_EQ(logged(id).value("request_id", ""), id);
}

TEST_F(Correlated, AnAcceptedCallCarriesThemToo) {
  grpc::ClientContext context;
  clients::Connection::prepare(context, {kFiler, "en"}, 10s);
  context.AddMetadata("x-request-id", "filing-1");
  v1::AssignmentRequest answer;
  ASSERT_TRUE(city_.connection().stub<Requests>().FileAssignmentRequest(&context, filing(), &answer).ok());
  EXPECT_EQ(came_back(context, "x-request-id"), "filing-1");
  EXPECT_EQ(logged("filing-1").value("code", ""), "OK");
}

TEST_F(Correlated, AStreamCarriesThemFromItsBeginningToItsEnd) {
  grpc::ClientContext context;
  clients::Connection::prepare(context, {kDecider, "en"}, 10s);
  context.AddMetadata("x-request-id", "watch-1");
  auto reader = city_.connection().stub<v1::InboxService::Stub>().WatchInbox(&context, {});
  v1::WatchInboxResponse message;
  ASSERT_TRUE(reader->Read(&message));
  EXPECT_EQ(came_back(context, "x-request-id"), "watch-1");
  context.TryCancel();
  reader->Finish();
  const auto line = logged("watch-1");
  EXPECT_EQ(line.value("method", ""), "InboxService/WatchInbox");
  EXPECT_EQ(line.value("code", ""), "CANCELLED");
}

}  // namespace
}  // namespace penugasan::testing
