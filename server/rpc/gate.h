// What every call passes, whatever it asks: who is calling, in which language, until when; and how it ended, for the log.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>

#include "server/access/guard.h"
#include "server/api/application.h"
#include "server/errors/errors.h"
#include "server/identity/authenticator.h"

namespace penugasan::server {

struct Pass {
  Caller caller;
  std::optional<grpc::Status> refused;
  std::string_view refusal;  // its ErrorInfo reason
  Slots::SlotPtr slot;       // of a stream
  std::chrono::steady_clock::time_point since;
};

/// Safe from any thread.
class Gate {
 public:
  /// `default_deadline`: for calls that come without one. All references must outlive the gate.
  Gate(const Authenticator& authenticator, const WorldBox& world, Guard& guard, std::chrono::seconds default_deadline)
      : authenticator_(authenticator), world_(world), guard_(guard), default_deadline_(default_deadline) {}

  /// In this order: RATE_LIMITED for the peer; UNAUTHENTICATED without a usable principal; PERMISSION_DENIED for a service
  /// account whose scopes do not open the method; UNAUTHENTICATED for an official whom no directory knows; RATE_LIMITED for the
  /// caller.
  Pass admit(const grpc::ServerContextBase& context, std::string_view method) const;
  /// As admit(), for a stream, which takes a slot: TOO_MANY_STREAMS. One that is refused is noted.
  Pass admit_stream(const grpc::ServerContextBase& context, std::string_view method) const;
  /// How the call ended: for the log, and for the audit log where it was denied.
  void note(const Pass& pass, const grpc::ServerContextBase& context, grpc::StatusCode code, std::string_view reason) const;

 private:
  std::optional<EdgeError> examine(Pass& pass, const CallMetadata& metadata) const;
  std::optional<EdgeError> unknown(const Principal& principal) const;
  static void refuse(Pass& pass, const EdgeError& error);

  const Authenticator& authenticator_;
  const WorldBox& world_;
  Guard& guard_;
  const std::chrono::seconds default_deadline_;
};

}  // namespace penugasan::server
