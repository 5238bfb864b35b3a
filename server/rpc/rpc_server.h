// The gRPC server: binds the handlers to the wire. Serves from start() on.
#pragma once

#include <memory>
#include <string>

#include "server/api/application.h"
#include "server/identity/authenticator.h"

namespace penugasan::server {

class RpcServer {
 public:
  /// Listens and serves. `testing`: the clock that TestingService moves; null: the service is not served. Throws
  /// std::runtime_error when the address cannot be bound, saying which and what to do.
  RpcServer(Application& app, const Authenticator& authenticator, SettableClock* testing);
  /// As stop().
  ~RpcServer();
  RpcServer(const RpcServer&) = delete;
  RpcServer& operator=(const RpcServer&) = delete;

  /// "127.0.0.1:7443", with the port that was really bound.
  const std::string& address() const;
  /// Takes no new calls, ends the streams, waits for the answers of what was begun, at most `grace`. The writer must still run.
  void stop(std::chrono::milliseconds grace);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace penugasan::server
