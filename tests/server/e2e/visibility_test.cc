// What a caller may not see does not exist for them, to the last byte of the answer.
#include <gtest/gtest.h>

#include <fstream>

#include <grpcpp/grpcpp.h>

#include "tests/server/e2e/city.h"

namespace penugasan::testing {
namespace {

constexpr auto kName = [](auto& request, const std::string& name) { request.set_name(name); };
constexpr auto kParent = [](auto& request, const std::string& name) { request.set_parent(name); };

class Visibility : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    the_city = new City;
    (void)the_city->file(kFiler, filing());
    the_request = new v1::AssignmentRequest(the_city->file(kFiler, filing()));
  }
  static void TearDownTestSuite() {
    delete the_request;
    delete the_city;
  }

  template <class Stub, class Request, class Response>
  static grpc::Status status_of(const std::string& principal,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                                const Request& request) {
    grpc::ClientContext context;
    clients::Connection::prepare(context, {principal, "en"}, clients::kCallDeadline);
    context.AddMetadata("x-request-id", "alike");  // it comes back within the details
    Response response;
    return (the_city->connection().stub<Stub>().*method)(&context, request, &response);
  }

  // The same call on a request that exists but is not theirs and on a number that was never given: no byte differs but the name.
  template <class Method, class Request, class Set>
  static void expect_alike(const std::string& principal, Method method, Request request, Set set, grpc::StatusCode code) {
    set(request, the_request->name());
    const auto hidden = status_of(principal, method, request);
    set(request, kUnused);
    const auto unused = status_of(principal, method, request);
    EXPECT_EQ(hidden.error_code(), code);
    EXPECT_EQ(unused.error_code(), code);
    EXPECT_EQ(with_unused_name(hidden.error_message()), unused.error_message());
    EXPECT_EQ(with_unused_name(hidden.error_details()), unused.error_details());
  }

  // The request is number 2, so its name is as long as that of number 9: lengths within the details stay right.
  static std::string with_unused_name(std::string text) {
    for (std::size_t at = 0; (at = text.find(the_request->name(), at)) != std::string::npos;)
      text.replace(at, the_request->name().size(), kUnused);
    return text;
  }

  static constexpr const char* kUnused = "agencies/palangka-raya/assignmentRequests/9";
  static City* the_city;
  static v1::AssignmentRequest* the_request;
};

City* Visibility::the_city = nullptr;
v1::AssignmentRequest* Visibility::the_request = nullptr;

TEST_F(Visibility, ReadingIsNotFound) {
  ASSERT_EQ(the_request->name(), "agencies/palangka-raya/assignmentRequests/2");
  for (const char* who : {kOutsider, "operator"}) {
    expect_alike(who, &Requests::GetAssignmentRequest, v1::GetAssignmentRequestRequest(), kName, grpc::StatusCode::NOT_FOUND);
  }
  expect_alike(kOutsider, &Requests::GetRoute, v1::GetRouteRequest(), kName, grpc::StatusCode::NOT_FOUND);
  expect_alike(kOutsider, &Requests::ListHistory, v1::ListHistoryRequest(), kParent, grpc::StatusCode::NOT_FOUND);
}

template <class Request>
Request act(const std::string& etag) {
  Request request;
  request.set_etag(etag);
  return request;
}

TEST_F(Visibility, ActingIsNotTheirTurn) {
  using v1::ApproveAssignmentRequestRequest;
  using v1::CompleteAssignmentRequestRequest;
  using v1::RejectAssignmentRequestRequest;
  using v1::WithdrawAssignmentRequestRequest;
  const auto denied = grpc::StatusCode::PERMISSION_DENIED;
  for (const auto& etag : {the_request->etag(), std::string("lama")}) {
    for (const char* who : {kOutsider, "operator"}) {
      expect_alike(who, &Requests::ApproveAssignmentRequest, act<ApproveAssignmentRequestRequest>(etag), kName, denied);
      expect_alike(who, &Requests::RejectAssignmentRequest, act<RejectAssignmentRequestRequest>(etag), kName, denied);
      expect_alike(who, &Requests::CompleteAssignmentRequest, act<CompleteAssignmentRequestRequest>(etag), kName, denied);
      expect_alike(who, &Requests::WithdrawAssignmentRequest, act<WithdrawAssignmentRequestRequest>(etag), kName, denied);
    }
  }
  EXPECT_EQ(the_city->get(kFiler, the_request->name()).etag(), the_request->etag());
}

TEST_F(Visibility, ListsShowOnlyWhatIsTheirs) {
  v1::ListAssignmentRequestsRequest list;
  list.set_parent("agencies/palangka-raya");
  EXPECT_EQ(the_city->call(kOutsider, &Requests::ListAssignmentRequests, list).assignment_requests_size(), 0);
  EXPECT_EQ(the_city->call("operator", &Requests::ListAssignmentRequests, list).assignment_requests_size(), 0);
  EXPECT_EQ(the_city->call(kDecider, &Requests::ListAssignmentRequests, list).assignment_requests_size(), 2);
  EXPECT_EQ(the_city->call("palangka-raya/statistisi-muda", &Requests::ListAssignmentRequests, list).assignment_requests_size(),
            2);
}

TEST_F(Visibility, InboxesAreTheirOwn) {
  const v1::ListInboxRequest list;
  EXPECT_EQ(the_city->call(kDecider, &v1::InboxService::Stub::ListInbox, list).items_size(), 2);
  EXPECT_EQ(the_city->call(kCoDecider, &v1::InboxService::Stub::ListInbox, list).items_size(), 2);
  for (const char* who : {kFiler, kOutsider, "operator"}) {
    EXPECT_EQ(the_city->call(who, &v1::InboxService::Stub::ListInbox, list).items_size(), 0) << who;
  }
}

TEST(DeniedCalls, NameTheAccountAndTheOfficialWhomItActsFor) {
  const TempFolder folder;
  const auto accounts = (folder.path() / "callers.yaml").string();
  std::ofstream(accounts) << "service_accounts:\n  - name: mobile\n    certificates: [\"dns:mobile.example\"]\n"
                             "    scopes: [requests.read]\n    agencies: [palangka-raya]\n";
  const City city({"--log-level", "info", "--callers", accounts});
  const std::string caller = "service:mobile+palangka-raya/perawat-mahir";
  EXPECT_EQ(refusal([&] { return city.get(caller, "agencies/palangka-raya/assignmentRequests/999"); }), "NOT_FOUND NOT_FOUND");
  EXPECT_TRUE(city.wait_for_log("reason=NOT_FOUND caller=" + caller + " peer=ipv4:127.0.0.1")) << city.log();
}

}  // namespace
}  // namespace penugasan::testing
