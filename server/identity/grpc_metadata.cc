#include "server/identity/grpc_metadata.h"

namespace penugasan::server {

GrpcMetadata::GrpcMetadata(const grpc::ServerContextBase& context) : context_(context), peer_(context.peer()) {}

std::vector<std::string_view> GrpcMetadata::values(std::string_view key) const {
  std::vector<std::string_view> found;
  const auto [first, last] = context_.client_metadata().equal_range(grpc::string_ref(key.data(), key.size()));
  for (auto it = first; it != last; ++it) found.emplace_back(it->second.data(), it->second.size());
  return found;
}

}  // namespace penugasan::server
