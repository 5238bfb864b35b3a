// Refusals as gRPC statuses: google.rpc.Status with exactly one ErrorInfo (reason, domain "penugasan", the values, and
// `basis`, `regulation`, `article`, `words` where a rule stands behind it), a LocalizedMessage, BadRequest where fields are at
// fault and PreconditionFailure where the code is FAILED_PRECONDITION. The status message is the same sentence as the
// LocalizedMessage. The whole stays under kMaxDetailBytes: long values are cut at a character, surplus fields are counted.
#pragma once

#include <cstddef>

#include <grpcpp/support/status.h>

#include "server/errors/edge_error.h"
#include "server/errors/language.h"
#include "workflow/rejection.h"

namespace penugasan::server {

inline constexpr std::size_t kMaxDetailBytes = 4000;

grpc::StatusCode code_of(workflow::Reason reason);
grpc::StatusCode code_of(EdgeReason reason);

grpc::Status status_of(const workflow::Rejection& rejection, Language language);
grpc::Status status_of(const EdgeError& error, Language language);

}  // namespace penugasan::server
