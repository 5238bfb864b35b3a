// Calls as bytes, so that one loop makes them all: unary ones and streams.
#pragma once

#include <string>
#include <vector>

#include <grpcpp/grpcpp.h>

#include "tests/server/access/calls.h"

namespace penugasan::testing {

struct Answered {
  grpc::Status status;
  std::vector<std::string> messages;
};

/// Makes the call as `principal` (empty: without one). `awaited`: of a stream, how many messages that count are waited for.
Answered make(const Scene& scene, const std::string& method, const MatrixCall& call, const std::string& principal,
              const std::string& target, int awaited);

/// "NOT_FOUND NOT_FOUND": code and reason.
std::string reason_of(const grpc::Status& status);

}  // namespace penugasan::testing
