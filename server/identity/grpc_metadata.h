// A gRPC call's metadata as the authenticator sees it. Lives no longer than the context.
#pragma once

#include <string>

#include <grpcpp/server_context.h>

#include "server/identity/authenticator.h"

namespace penugasan::server {

class GrpcMetadata final : public CallMetadata {
 public:
  explicit GrpcMetadata(const grpc::ServerContextBase& context);
  std::vector<std::string_view> values(std::string_view key) const override;
  std::string_view peer() const override { return peer_; }
  std::vector<std::string> certificate_names() const override;

 private:
  const grpc::ServerContextBase& context_;
  std::string peer_;
};

}  // namespace penugasan::server
