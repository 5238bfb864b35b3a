// Several connections to one server; gRPC would otherwise lay all channels of a process onto one. Plain text and the caller's
// word, unless the environment says otherwise: BENCH_CA, BENCH_CERT, BENCH_KEY (PEM files: mutual TLS), BENCH_TOKENS (a JSON
// file, principal to "Bearer TOKEN").
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

// Names the caller, "palangka-raya/kabid-aplikasi", or sends their token. Throws std::out_of_range for one without a token.
void call_as(grpc::ClientContext& context, const std::string& principal);

}  // namespace penugasan::bench
