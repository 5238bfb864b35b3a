// What gRPC itself is told to bear from strangers: before any call, and so before anybody knows who is calling.
#pragma once

#include <grpcpp/server_builder.h>

#include "server/config/config.h"

namespace penugasan::server {

/// Caps on streams, messages, metadata and memory; times for handshakes, idle and old connections; pings.
void protect(grpc::ServerBuilder& builder, const Config& config);

/// Raises the limit of open files to what the system allows; every connection takes one. How many there may be now.
std::uint64_t raise_file_limit();

}  // namespace penugasan::server
