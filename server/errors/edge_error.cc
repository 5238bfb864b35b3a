#include "server/errors/edge_error.h"

namespace penugasan::server {

std::string_view wire_name(EdgeReason reason) {
  switch (reason) {
    case EdgeReason::unauthenticated: return "UNAUTHENTICATED";
    case EdgeReason::credentials_missing: return "CREDENTIALS_MISSING";
    case EdgeReason::credentials_disagree: return "CREDENTIALS_DISAGREE";
    case EdgeReason::token_expired: return "TOKEN_EXPIRED";
    case EdgeReason::token_invalid: return "TOKEN_INVALID";
    case EdgeReason::caller_unknown: return "CALLER_UNKNOWN";
    case EdgeReason::scope_missing: return "SCOPE_MISSING";
    case EdgeReason::operator_only: return "OPERATOR_ONLY";
    case EdgeReason::invalid_field: return "INVALID_FIELD";
    case EdgeReason::etag_required: return "ETAG_REQUIRED";
    case EdgeReason::request_id_reused: return "REQUEST_ID_REUSED";
    case EdgeReason::page_token_invalid: return "PAGE_TOKEN_INVALID";
    case EdgeReason::filter_invalid: return "FILTER_INVALID";
    case EdgeReason::directory_invalid: return "DIRECTORY_INVALID";
    case EdgeReason::not_found: return "NOT_FOUND";
    case EdgeReason::resume_token_invalid: return "RESUME_TOKEN_INVALID";
    case EdgeReason::overloaded: return "OVERLOADED";
    case EdgeReason::slow_reader: return "SLOW_READER";
    case EdgeReason::too_many_streams: return "TOO_MANY_STREAMS";
    case EdgeReason::rate_limited: return "RATE_LIMITED";
    case EdgeReason::deadline_exceeded: return "DEADLINE_EXCEEDED";
    case EdgeReason::read_only: return "READ_ONLY";
    case EdgeReason::shutting_down: return "SHUTTING_DOWN";
    case EdgeReason::store_failed: return "STORE_FAILED";
    case EdgeReason::backups_off: return "BACKUPS_OFF";
    case EdgeReason::backup_running: return "BACKUP_RUNNING";
    case EdgeReason::backup_failed: return "BACKUP_FAILED";
    case EdgeReason::archives_off: return "ARCHIVES_OFF";
    case EdgeReason::archive_running: return "ARCHIVE_RUNNING";
    case EdgeReason::archive_failed: return "ARCHIVE_FAILED";
    case EdgeReason::request_archived: return "REQUEST_ARCHIVED";
    case EdgeReason::internal: return "INTERNAL";
  }
  return "INTERNAL";
}

EdgeError invalid_field(std::string field, std::string what, std::string detail) {
  return {EdgeReason::invalid_field, {}, {{std::move(field), std::move(what), std::move(detail)}}};
}

EdgeError not_found(std::string name) { return {EdgeReason::not_found, {{"name", std::move(name)}}, {}}; }

}  // namespace penugasan::server
