// What every call passes, whatever it asks: who is calling, in which language, until when; and how it ended, for the log.
#pragma once

#include <atomic>
#include <chrono>
#include <optional>
#include <string_view>

#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>

#include "server/access/guard.h"
#include "server/api/application.h"
#include "server/errors/errors.h"
#include "server/identity/authenticator.h"
#include "server/rpc/correlation.h"

namespace penugasan::server {

class Metrics;

struct Pass {
  Caller caller;
  std::optional<grpc::Status> refused;
  std::string_view refusal;  // its ErrorInfo reason
  Correlation ids;
  Slots::SlotPtr slot;  // of a stream
  std::chrono::steady_clock::time_point since;
};

/// Safe from any thread.
class Gate {
 public:
  /// `default_deadline`: for calls that come without one. All references must outlive the gate.
  Gate(const Authenticator& authenticator, const WorldBox& world, Metrics& metrics, Guard& guard,
       std::chrono::seconds default_deadline)
      : authenticator_(authenticator), world_(world), metrics_(metrics), guard_(guard), default_deadline_(default_deadline) {}

  /// In this order: RATE_LIMITED for the peer; UNAUTHENTICATED without a usable principal; PERMISSION_DENIED for a service
  /// account whose scopes do not open the method; UNAUTHENTICATED for an official whom no directory knows; RATE_LIMITED for the
  /// caller. The answer will carry the call's request id, and its trace context where the caller sent one.
  Pass admit(grpc::ServerContextBase& context, std::string_view method) const;
  /// As admit(), for a stream, which takes a slot: TOO_MANY_STREAMS.
  Pass admit_stream(grpc::ServerContextBase& context, std::string_view method) const;
  /// Turns an admitted call away.
  void refuse(Pass& pass, const EdgeError& error) const;
  /// How a unary call, or a stream that was refused, ended: for the log, the metrics, and the audit log where it was denied.
  void note(const Pass& pass, const grpc::ServerContextBase& context, grpc::StatusCode code, std::string_view reason) const;
  /// The same for a stream that was admitted: its beginning, then its end.
  void note_stream_began(const Pass& pass) const;
  void note_stream_ended(const Pass& pass, grpc::StatusCode code, std::string_view reason) const;

 private:
  std::optional<EdgeError> examine(Pass& pass, const CallMetadata& metadata) const;
  std::optional<EdgeError> unknown(const Principal& principal) const;
  void log(const Pass& pass, grpc::StatusCode code, std::string_view reason, std::chrono::nanoseconds took) const;
  void tell_of_exhaustion() const;

  const Authenticator& authenticator_;
  const WorldBox& world_;
  Metrics& metrics_;
  Guard& guard_;
  const std::chrono::seconds default_deadline_;
  mutable std::atomic<std::uint64_t> exhausted_{0};  // calls turned away since this was told last
  mutable std::atomic<std::chrono::steady_clock::rep> tell_next_{0};
};

}  // namespace penugasan::server
