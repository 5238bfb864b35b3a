// What every call passes, whatever it asks: who is calling, in which language, until when; and how it ended, for the log.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>

#include "server/api/application.h"
#include "server/errors/errors.h"
#include "server/identity/authenticator.h"

namespace penugasan::server {

struct Pass {
  Caller caller;
  std::optional<grpc::Status> refused;
  std::chrono::steady_clock::time_point since;
};

/// Safe from any thread.
class Gate {
 public:
  /// `default_deadline`: for calls that come without one. Both references must outlive the gate.
  Gate(const Authenticator& authenticator, const WorldBox& world, std::chrono::seconds default_deadline)
      : authenticator_(authenticator), world_(world), default_deadline_(default_deadline) {}

  /// UNAUTHENTICATED without a usable principal, and for an official whom no directory knows; PERMISSION_DENIED for a service
  /// account whose scopes do not open the method.
  Pass admit(const grpc::ServerContextBase& context, std::string_view method) const;
  void note(const Pass& pass, grpc::StatusCode code, std::string_view reason) const;

 private:
  EdgeResult<Principal> identify(const CallMetadata& metadata, std::string_view method) const;

  const Authenticator& authenticator_;
  const WorldBox& world_;
  const std::chrono::seconds default_deadline_;
};

}  // namespace penugasan::server
