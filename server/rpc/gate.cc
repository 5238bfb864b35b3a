#include "server/rpc/gate.h"

#include <algorithm>
#include <array>

#include <spdlog/spdlog.h>

#include "server/config/logging.h"
#include "server/identity/grpc_metadata.h"
#include "server/identity/method_scopes.h"
#include "server/metrics/metrics.h"

namespace penugasan::server {

namespace {

constexpr std::array<std::string_view, 17> kCodes = {
    "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
    "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
    "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
    "DATA_LOSS", "UNAUTHENTICATED"};

std::string_view code_name(grpc::StatusCode code) {
  return kCodes[std::min<std::size_t>(static_cast<std::size_t>(code), kCodes.size() - 1)];
}

std::string_view first_value(const CallMetadata& metadata, std::string_view key) {
  const auto values = metadata.values(key);
  return values.empty() ? std::string_view() : values.front();
}

// Who tried: of a service account that acts for an official both.
std::string audited(const Principal& principal) {
  if (!principal.is_service() || principal.official.empty()) return std::string(principal.key());
  return principal.service->key + "+" + principal.official.value;
}

// What a service account's scopes do not open; officials and operators have none.
std::optional<EdgeError> outside_scopes(const Principal& principal, std::string_view method) {
  if (!principal.is_service()) return std::nullopt;
  const auto takes = scope_of_method(method);
  if (!takes) return EdgeError{EdgeReason::operator_only, {{"allowed", "operator"}}, {}};
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

Pass Gate::admit(grpc::ServerContextBase& context, std::string_view method) const {
  Pass pass;
  pass.since = std::chrono::steady_clock::now();
  const GrpcMetadata metadata(context);
  pass.ids = correlate(first_value(metadata, kRequestIdKey), first_value(metadata, kTraceKey));
  context.AddInitialMetadata(std::string(kRequestIdKey), pass.ids.request_id);
  if (pass.ids.traced) context.AddInitialMetadata(std::string(kTraceKey), pass.ids.traceparent());
  pass.caller.language = language_of(first_value(metadata, "accept-language"));
  pass.caller.method = method;
  // Far deadlines (none given reads as one in the far future) are cut to the default.
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(context.deadline() - std::chrono::system_clock::now());
  pass.caller.expires = pass.since + std::min<std::chrono::milliseconds>(left, default_deadline_);
  if (const auto error = examine(pass, metadata)) refuse(pass, *error);
  return pass;
}

Pass Gate::admit_stream(grpc::ServerContextBase& context, std::string_view method) const {
  auto pass = admit(context, method);
  if (pass.refused) return pass;
  pass.slot = guard_.stream_of(pass.caller.key());
  if (!pass.slot) refuse(pass, EdgeError{EdgeReason::too_many_streams, {}, {}});
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

void Gate::refuse(Pass& pass, const EdgeError& error) const {
  pass.refused = status_of(error, pass.caller.language, pass.ids.request_id);
  pass.refusal = wire_name(error.reason);
}

void Gate::note(const Pass& pass, const grpc::ServerContextBase& context, grpc::StatusCode code, std::string_view reason) const {
  const auto took = std::chrono::steady_clock::now() - pass.since;
  metrics_.call_ended(pass.caller.method, code_name(code), reason, took);
  if (code != grpc::StatusCode::OK && Denials::counts(reason)) {
    guard_.denials().note({pass.caller.method, reason, audited(pass.caller.principal), context.peer()});
  }
  log(pass, code, reason, took);
}

void Gate::note_stream_began(const Pass& pass) const { metrics_.stream_began(pass.caller.method); }

// No denial: a caller who was let in and whose token has ended since is nobody who tries doors.
void Gate::note_stream_ended(const Pass& pass, grpc::StatusCode code, std::string_view reason) const {
  metrics_.stream_ended(pass.caller.method, code_name(code), reason);
  log(pass, code, reason, std::chrono::steady_clock::now() - pass.since);
}

void Gate::log(const Pass& pass, grpc::StatusCode code, std::string_view reason, std::chrono::nanoseconds took) const {
  if (code == grpc::StatusCode::RESOURCE_EXHAUSTED) tell_of_exhaustion();
  if (code == grpc::StatusCode::OK && !spdlog::should_log(spdlog::level::debug)) return;
  log_call(*spdlog::default_logger(),
           {pass.caller.method, code_name(code), reason, std::chrono::duration_cast<std::chrono::microseconds>(took),
            pass.ids.request_id, pass.ids.trace_id, pass.ids.span_id});
}

// Under overload thousands are turned away a second: a warning for each would be a load of its own.
void Gate::tell_of_exhaustion() const {
  constexpr std::chrono::steady_clock::duration kEvery = std::chrono::seconds(1);
  ++exhausted_;
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  auto next = tell_next_.load();
  if (now < next || !tell_next_.compare_exchange_strong(next, now + kEvery.count())) return;
  log_fields(*spdlog::default_logger(), spdlog::level::warn, "calls turned away: the server is full, or its caller asks too much",
             {{"calls", std::to_string(exhausted_.exchange(0)), true}});
}

}  // namespace penugasan::server
