// Several connections to one server; gRPC would otherwise lay all channels of a process onto one.
#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace penugasan::bench {

// Throws std::runtime_error when the server does not answer within `limit`.
std::vector<std::shared_ptr<grpc::Channel>> connect(const std::string& server, int connections,
                                                    std::chrono::milliseconds limit = std::chrono::seconds(10));

// Names the caller, as the development authenticator wants it: "palangka-raya/kabid-aplikasi".
void call_as(grpc::ClientContext& context, const std::string& principal);

}  // namespace penugasan::bench
