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
  /// `default_deadline`: for calls that come without one.
  Gate(const Authenticator& authenticator, std::chrono::seconds default_deadline)
      : authenticator_(authenticator), default_deadline_(default_deadline) {}

  Pass admit(const grpc::ServerContextBase& context, std::string_view method) const;
  void note(const Pass& pass, grpc::StatusCode code, std::string_view reason) const;

 private:
  const Authenticator& authenticator_;
  const std::chrono::seconds default_deadline_;
};

}  // namespace penugasan::server
