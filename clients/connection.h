// The client's side of one server: a channel, a stub for every service, and contexts that say who is calling.
//
//   Connection connection("127.0.0.1:7400");
//   v1::GetAssignmentRequestRequest request;
//   request.set_name(request_name("surakarta/12"));
//   auto answer = connection.call(&v1::AssignmentRequestService::Stub::GetAssignmentRequest, request,
//                                 Caller{"surakarta/kadis-kominfo", "en"});
//
// Safe from any thread: stubs and channel are; contexts belong to one call.
#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <tuple>

#include "clients/call_error.h"
#include "clients/credentials.h"
#include "penugasan/v1/announcements.grpc.pb.h"
#include "penugasan/v1/directory.grpc.pb.h"
#include "penugasan/v1/identity.grpc.pb.h"
#include "penugasan/v1/inbox.grpc.pb.h"
#include "penugasan/v1/notices.grpc.pb.h"
#include "penugasan/v1/regulations.grpc.pb.h"
#include "penugasan/v1/requests.grpc.pb.h"
#include "penugasan/v1/status.grpc.pb.h"
#include "penugasan/v1/testing.grpc.pb.h"

namespace penugasan::clients {

/// Who loads directories; holds no office.
inline constexpr const char* kOperator = "operator";

/// Who is calling, and the language that messages should come back in ("id" or "en").
struct Caller {
  /// What a development server believes: "agency/official", kOperator; empty: nobody.
  std::string principal;
  std::string language = "id";
  /// A bearer token; it is sent instead of the principal. Empty: none.
  std::string token = {};
};

/// For those who call as many people on a server that wants proof: how each of them proves who they are.
struct Proofs {
  Credentials operators;                                           // of kOperator, on a connection of its own
  std::function<std::string(const std::string& principal)> token;  // of everybody else
};

inline constexpr std::chrono::milliseconds kCallDeadline{30'000};

class Connection {
 public:
  /// Connects lazily; an unreachable server shows at the first call as UNAVAILABLE. `address` is HOST:PORT.
  /// Throws std::runtime_error where the credentials' files are of no use.
  explicit Connection(const std::string& address, const Credentials& credentials = {}, Proofs proofs = {});

  /// One unary call with the usual deadline. Throws CallError unless the answer is OK.
  template <class Stub, class Request, class Response>
  Response call(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*), const Request& request,
                const Caller& caller) const {
    if (operators_ && caller.principal == kOperator) return operators_->call(method, request, caller);
    grpc::ClientContext context;
    prepare(context, token_of_ ? with_token(caller) : caller, kCallDeadline);
    Response response;
    throw_if_failed((stub<Stub>().*method)(&context, request, &response));
    return response;
  }

  /// The stub of a service, for streams and for calls with a context of one's own:
  /// `connection.stub<v1::InboxService::Stub>()`.
  template <class Stub>
  Stub& stub() const {
    return *std::get<std::unique_ptr<Stub>>(stubs_);
  }

  /// Sets token or principal, language and, unless it is zero, the deadline from now.
  static void prepare(grpc::ClientContext& context, const Caller& caller, std::chrono::milliseconds deadline = {});

  /// True once the channel is connected; false when it is not within `patience`.
  bool wait_until_connected(std::chrono::milliseconds patience) const;

  /// For the stubs of services that few need.
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  const std::string& address() const { return address_; }

 private:
  Caller with_token(const Caller& caller) const { return {caller.principal, caller.language, token_of_(caller.principal)}; }

  std::string address_;
  std::function<std::string(const std::string& principal)> token_of_;
  std::unique_ptr<Connection> operators_;
  std::shared_ptr<grpc::Channel> channel_;
  std::tuple<std::unique_ptr<v1::AssignmentRequestService::Stub>, std::unique_ptr<v1::InboxService::Stub>,
             std::unique_ptr<v1::NoticeService::Stub>, std::unique_ptr<v1::AnnouncementService::Stub>,
             std::unique_ptr<v1::DirectoryService::Stub>, std::unique_ptr<v1::RegulationService::Stub>,
             std::unique_ptr<v1::IdentityService::Stub>, std::unique_ptr<v1::StatusService::Stub>,
             std::unique_ptr<v1::TestingService::Stub>>
      stubs_;
};

}  // namespace penugasan::clients
