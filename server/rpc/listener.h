// What the server's port speaks: plain text, or TLS with or without client certificates.
#pragma once

#include <memory>

#include <grpcpp/security/server_credentials.h>

#include "server/config/config.h"

namespace penugasan::server {

/// With TLS the files are watched: new handshakes use what is new in them, open connections stay.
std::shared_ptr<grpc::ServerCredentials> server_credentials(const Config& config);

}  // namespace penugasan::server
