#include "server/identity/grpc_metadata.h"

#include <grpc/grpc_security_constants.h>

namespace penugasan::server {

GrpcMetadata::GrpcMetadata(const grpc::ServerContextBase& context) : context_(context), peer_(context.peer()) {}

std::vector<std::string_view> GrpcMetadata::values(std::string_view key) const {
  std::vector<std::string_view> found;
  const auto [first, last] = context_.client_metadata().equal_range(grpc::string_ref(key.data(), key.size()));
  for (auto it = first; it != last; ++it) found.emplace_back(it->second.data(), it->second.size());
  return found;
}

std::vector<std::string> GrpcMetadata::certificate_names() const {
  std::vector<std::string> names;
  const auto context = context_.auth_context();
  if (!context || !context->IsPeerAuthenticated()) return names;
  for (const auto& [name, value] : *context) {
    const char* prefix = nullptr;
    if (name == GRPC_PEER_URI_PROPERTY_NAME) prefix = "uri:";
    if (name == GRPC_PEER_DNS_PROPERTY_NAME) prefix = "dns:";
    if (prefix != nullptr) names.push_back(prefix + std::string(value.data(), value.size()));
  }
  return names;
}

}  // namespace penugasan::server
