// Who is calling. Asked once a call, never once a connection: a connection's calls may come from different people.
#pragma once

#include <string_view>
#include <vector>

#include "server/errors/edge_error.h"
#include "server/identity/principal.h"

namespace penugasan::server {

/// What an authenticator may look at; grpc_metadata.h makes one from a server context.
class CallMetadata {
 public:
  virtual ~CallMetadata() = default;
  /// Every value of the (lower-case) key, in order.
  virtual std::vector<std::string_view> values(std::string_view key) const = 0;
  /// As gRPC writes it: "ipv4:127.0.0.1:40000".
  virtual std::string_view peer() const = 0;
  /// The SANs of the client certificate that the handshake verified, as "uri:penugasan:operator" or "dns:bot.example";
  /// none without one. The certificate's common name is never looked at.
  virtual std::vector<std::string> certificate_names() const = 0;
};

/// Safe from any thread.
class Authenticator {
 public:
  virtual ~Authenticator() = default;
  /// The principal, or UNAUTHENTICATED with what is missing. Whether the official exists is asked later, of the directory.
  virtual EdgeResult<Principal> authenticate(const CallMetadata& metadata) const = 0;
};

}  // namespace penugasan::server
