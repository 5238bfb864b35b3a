// Refusals as gRPC statuses: google.rpc.Status with exactly one ErrorInfo (reason, domain "penugasan", the values, and
// `basis`, `regulation`, `article`, `words` where a rule stands behind it), a LocalizedMessage, BadRequest where fields are at
// fault, RetryInfo where trying again later helps, and PreconditionFailure where the code is FAILED_PRECONDITION. The status
// message is the same sentence as the LocalizedMessage. The whole stays under kMaxDetailBytes: long values are cut at a
// character, surplus fields are counted.
#pragma once

#include <cstddef>
#include <string_view>

#include <grpcpp/support/status.h>

#include "server/errors/edge_error.h"
#include "server/errors/language.h"
#include "workflow/rejection.h"

namespace penugasan::server {

inline constexpr std::size_t kMaxDetailBytes = 4000;

grpc::StatusCode code_of(workflow::Reason reason);
grpc::StatusCode code_of(EdgeReason reason);

/// `request_id`: goes into ErrorInfo's metadata under that name; empty: none does.
grpc::Status status_of(const workflow::Rejection& rejection, Language language, std::string_view request_id = {});
grpc::Status status_of(const EdgeError& error, Language language, std::string_view request_id = {});

}  // namespace penugasan::server
