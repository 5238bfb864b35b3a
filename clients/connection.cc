#include "clients/connection.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

namespace penugasan::clients {
namespace {

// A directory of thousands of officials is larger than gRPC's 4 MB.
constexpr int kMaxMessageBytes = 64 * 1024 * 1024;
// After a restart of the server one should be back at once, not after gRPC's default of up to two minutes.
constexpr int kMaxReconnectMs = 500;
constexpr int kFirstReconnectMs = 100;
// gRPC takes its smallest backoff for the time that one attempt may last: a busy machine needs more than a moment.
constexpr int kConnectMs = 5'000;

std::shared_ptr<grpc::Channel> connect(const std::string& address, const Credentials& credentials) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxMessageBytes);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, kFirstReconnectMs);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, kConnectMs);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, kMaxReconnectMs);
  // Never through a proxy of the environment: plain text is for loopback only, and TLS is between the two of us.
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  if (!credentials.server_name.empty()) arguments.SetSslTargetNameOverride(credentials.server_name);
  return grpc::CreateCustomChannel(address, channel_credentials(credentials), arguments);
}

}  // namespace

Connection::Connection(const std::string& address, const Credentials& credentials, Proofs proofs)
    : address_(address),
      token_of_(std::move(proofs.token)),
      operators_(token_of_ ? std::make_unique<Connection>(address, proofs.operators) : nullptr),
      channel_(connect(address, credentials)),
      stubs_(v1::AssignmentRequestService::NewStub(channel_), v1::InboxService::NewStub(channel_),
             v1::NoticeService::NewStub(channel_), v1::AnnouncementService::NewStub(channel_),
             v1::DirectoryService::NewStub(channel_), v1::RegulationService::NewStub(channel_),
             v1::IdentityService::NewStub(channel_), v1::StatusService::NewStub(channel_), v1::TestingService::NewStub(channel_)) {}

void Connection::prepare(grpc::ClientContext& context, const Caller& caller, std::chrono::milliseconds deadline) {
  if (!caller.token.empty()) {
    context.AddMetadata("authorization", "Bearer " + caller.token);
  } else if (!caller.principal.empty()) {
    context.AddMetadata("x-penugasan-principal", caller.principal);
  }
  context.AddMetadata("accept-language", caller.language);
  if (deadline.count() > 0) context.set_deadline(std::chrono::system_clock::now() + deadline);
}

bool Connection::wait_until_connected(std::chrono::milliseconds patience) const {
  return channel_->WaitForConnected(std::chrono::system_clock::now() + patience);
}

}  // namespace penugasan::clients
