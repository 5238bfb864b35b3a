// What the server's edge refuses before the domain is asked, as plain data: no gRPC here. errors.h turns it into a status,
// messages.h into sentences.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace penugasan::server {

/// The edge's own reasons; the domain's are workflow::Reason. Names on the wire: wire_name(). In the order of doc/errors.md.
enum class EdgeReason : unsigned char {
  unauthenticated,       // UNAUTHENTICATED: no or no usable principal (development authenticator)
  credentials_missing,   // UNAUTHENTICATED: neither a token nor a client certificate that stands for anybody
  credentials_disagree,  // UNAUTHENTICATED: certificate and tokens stand for different callers
  token_expired,         // UNAUTHENTICATED
  token_invalid,         // UNAUTHENTICATED; values: problem
  caller_unknown,        // UNAUTHENTICATED: sound credentials of somebody whom this server does not know; values: problem
  scope_missing,         // PERMISSION_DENIED: a service account without the scope; values: scope
  operator_only,         // PERMISSION_DENIED: the call is for operators, the caller is an official (or the other way round)
  invalid_field,         // INVALID_ARGUMENT: BadRequest names each field
  etag_required,         // INVALID_ARGUMENT
  request_id_reused,     // INVALID_ARGUMENT: the same request_id with another payload
  page_token_invalid,    // INVALID_ARGUMENT
  filter_invalid,        // INVALID_ARGUMENT; values: position (from 1), problem
  directory_invalid,     // INVALID_ARGUMENT: BadRequest names each place
  not_found,             // NOT_FOUND; values: name
  resume_token_invalid,  // OUT_OF_RANGE
  overloaded,            // RESOURCE_EXHAUSTED: the queue is full or too slow, nothing was done
  slow_reader,           // RESOURCE_EXHAUSTED: a stream's reader did not keep up
  too_many_streams,      // RESOURCE_EXHAUSTED
  rate_limited,          // RESOURCE_EXHAUSTED: the caller, or their address, calls too often; nothing was done
  deadline_exceeded,     // DEADLINE_EXCEEDED: nothing was done, the time ran out in the queue
  read_only,             // UNAVAILABLE: the disk is nearly full, nothing was done
  shutting_down,         // UNAVAILABLE: nothing was done
  store_failed,          // UNAVAILABLE: the outcome is not known
  backups_off,           // FAILED_PRECONDITION: the configuration names no folder for backups
  backup_running,        // ABORTED: one at a time
  backup_failed,         // INTERNAL: no backup was made; the store is not affected
  archives_off,          // FAILED_PRECONDITION: the configuration names no folder for archives
  archive_running,       // ABORTED: one at a time
  archive_failed,        // INTERNAL: not everything left the store; what did is in the file
  request_archived,      // FAILED_PRECONDITION: a repeated request_id; done long ago, and what came of it is in an archive
  internal,              // INTERNAL
};
inline constexpr int kEdgeReasons = static_cast<int>(EdgeReason::internal) + 1;

/// "INVALID_FIELD", …
std::string_view wire_name(EdgeReason reason);

/// A field at fault.
struct EdgeFault {
  std::string field;   // its path in the API: "assignment_request.purpose", "directory.officials[3].nip"
  std::string what;    // a key of the field catalogue (messages.h): "missing", "too_long", …
  std::string detail;  // fills {detail} in its text: a limit, an id; never personal data
  bool operator==(const EdgeFault&) const = default;
};

struct EdgeError {
  EdgeReason reason = EdgeReason::internal;
  /// The dynamic values, for messages and ErrorInfo metadata.
  std::vector<std::pair<std::string, std::string>> values;
  std::vector<EdgeFault> fields;
  /// How long to wait before trying again (RetryInfo); zero: nothing is said of it.
  std::chrono::milliseconds retry_after{0};
};

template <class Value>
using EdgeResult = std::variant<Value, EdgeError>;

/// One field at fault.
EdgeError invalid_field(std::string field, std::string what, std::string detail = {});
/// No such resource, or none that the caller may see: the two must not differ.
EdgeError not_found(std::string name);

}  // namespace penugasan::server
