#include "server/rpc/gate.h"

#include <algorithm>
#include <array>

#include <spdlog/spdlog.h>

#include "server/config/logging.h"
#include "server/identity/grpc_metadata.h"
#include "server/identity/method_scopes.h"

namespace penugasan::server {

namespace {

constexpr std::array<std::string_view, 17> kCodes = {
    "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
    "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
    "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
    "DATA_LOSS", "UNAUTHENTICATED"};

std::string_view first_value(const CallMetadata& metadata, std::string_view key) {
  const auto values = metadata.values(key);
  return values.empty() ? std::string_view() : values.front();
}

// What a service account's scopes do not open; officials and operators have none.
std::optional<EdgeError> outside_scopes(const Principal& principal, std::string_view method) {
  if (!principal.is_service()) return std::nullopt;
  const auto takes = scope_of_method(method);
  if (!takes) return EdgeError{EdgeReason::operator_only, {}, {}};
  if (!takes->scope || principal.has(*takes->scope)) return std::nullopt;
  return EdgeError{EdgeReason::scope_missing, {{"scope", std::string(name_of(*takes->scope))}}, {}};
}

}  // namespace

// Officials of no directory, and accounts that act for officials of other agencies than their own.
std::optional<EdgeError> Gate::unknown(const Principal& principal) const {
  if (principal.official.empty()) return std::nullopt;  // operators and service accounts by themselves
  if (principal.is_service() && !principal.service->speaks_for(principal.official.agency())) {
    return EdgeError{EdgeReason::caller_unknown, {{"problem", "service_not_for_agency"}}, {}};
  }
  if (world_.get()->organisation.official(principal.official) != nullptr) return std::nullopt;
  return EdgeError{EdgeReason::caller_unknown, {{"problem", "principal_unknown"}}, {}};
}

Pass Gate::admit(const grpc::ServerContextBase& context, std::string_view method) const {
  Pass pass;
  pass.since = std::chrono::steady_clock::now();
  const GrpcMetadata metadata(context);
  pass.caller.language = language_of(first_value(metadata, "accept-language"));
  pass.caller.method = method;
  // Far deadlines (none given reads as one in the far future) are cut to the default.
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(context.deadline() - std::chrono::system_clock::now());
  pass.caller.expires = pass.since + std::min<std::chrono::milliseconds>(left, default_deadline_);
  if (const auto error = examine(pass, metadata)) refuse(pass, *error);
  return pass;
}

// Who is calling, and whether they may call this now.
std::optional<EdgeError> Gate::examine(Pass& pass, const CallMetadata& metadata) const {
  if (auto error = guard_.hold_back_peer(metadata.peer())) return error;
  auto found = authenticator_.authenticate(metadata);
  if (auto* error = std::get_if<EdgeError>(&found)) return std::move(*error);
  const auto& principal = pass.caller.principal = std::get<Principal>(std::move(found));
  if (auto error = outside_scopes(principal, pass.caller.method)) return error;
  if (auto error = unknown(principal)) return error;
  return guard_.hold_back_caller(principal.key());
}

void Gate::refuse(Pass& pass, const EdgeError& error) {
  pass.refused = status_of(error, pass.caller.language);
  pass.refusal = wire_name(error.reason);
}

Pass Gate::admit_stream(const grpc::ServerContextBase& context, std::string_view method) const {
  auto pass = admit(context, method);
  if (!pass.refused) {
    pass.slot = guard_.stream_of(pass.caller.key());
    if (!pass.slot) refuse(pass, EdgeError{EdgeReason::too_many_streams, {}, {}});
  }
  if (pass.refused) note(pass, context, pass.refused->error_code(), pass.refusal);
  return pass;
}

void Gate::note(const Pass& pass, const grpc::ServerContextBase& context, grpc::StatusCode code, std::string_view reason) const {
  if (code != grpc::StatusCode::OK && Denials::counts(reason)) {
    guard_.denials().note({pass.caller.method, reason, pass.caller.key(), context.peer()});
  }
  if (code == grpc::StatusCode::OK && !spdlog::should_log(spdlog::level::debug)) return;
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - pass.since);
  const auto index = std::min<std::size_t>(static_cast<std::size_t>(code), kCodes.size() - 1);
  log_call(*spdlog::default_logger(), {pass.caller.method, kCodes[index], reason, took, 0});
}

}  // namespace penugasan::server
