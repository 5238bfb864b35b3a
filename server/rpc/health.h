// The standard health service (grpc.health.v1) on the completion queues: gRPC's own stands on its callback API, whose polling
// threads would cost every command a tenth (doc/performance.md). Open to everybody, tokens or not, as probes have none; an
// address that asks too often or watches too much is refused like a caller (doc/security.md, Limits).
#pragma once

#include <string_view>

#include "grpc/health/v1/health.grpc.pb.h"
#include "server/access/guard.h"
#include "server/rpc/open_calls.h"
#include "server/rpc/stream_call.h"
#include "server/rpc/workers.h"

namespace penugasan::server {

/// SERVING for the empty name and each service of ours until the server stops, then NOT_SERVING, which watchers are told of.
/// Check: NOT_FOUND for other names; Watch: SERVICE_UNKNOWN. Both: RATE_LIMITED; Watch: TOO_MANY_STREAMS.
class HealthService {
 public:
  using Service = grpc::health::v1::Health::AsyncService;

  /// All outlive the calls.
  HealthService(Service& service, Guard& guard, OpenCalls& open, Workers& workers);

  void bind(grpc::ServerCompletionQueue* queue);

 private:
  Service& service_;
  Guard& guard_;
  OpenCalls& open_;
  StreamMethod<grpc::health::v1::HealthCheckRequest, grpc::health::v1::HealthCheckResponse> watch_;
};

}  // namespace penugasan::server
