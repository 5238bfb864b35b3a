#include "clients/call_error.h"

#include <array>
#include <utility>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace penugasan::clients {

struct CallError::Details {
  std::string message;
  std::string reason;
  std::map<std::string, std::string> metadata;
  std::string locale;
  std::vector<FieldViolation> field_violations;
};

CallError::Details CallError::details_of(const grpc::Status& status) {
  Details details;
  details.message = status.error_message();
  google::rpc::Status rich;
  if (!rich.ParseFromString(status.error_details())) return details;
  for (const auto& any : rich.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::LocalizedMessage localized;
    google::rpc::BadRequest bad_request;
    if (any.UnpackTo(&info)) {
      details.reason = info.reason();
      details.metadata.insert(info.metadata().begin(), info.metadata().end());
    } else if (any.UnpackTo(&localized)) {
      details.message = localized.message();
      details.locale = localized.locale();
    } else if (any.UnpackTo(&bad_request)) {
      for (const auto& violation : bad_request.field_violations()) {
        details.field_violations.push_back({violation.field(), violation.description()});
      }
    }
  }
  return details;
}

CallError::CallError(const grpc::Status& status) : CallError(status, details_of(status)) {}

CallError::CallError(const grpc::Status& status, Details details)
    : std::runtime_error(details.message.empty() ? name_of(status.error_code()) : details.message),
      code_(status.error_code() == grpc::StatusCode::CANCELLED ? grpc::StatusCode::UNAVAILABLE : status.error_code()),
      reason_(std::move(details.reason)),
      metadata_(std::move(details.metadata)),
      locale_(std::move(details.locale)),
      field_violations_(std::move(details.field_violations)) {}

std::string CallError::code_name() const { return name_of(code_); }

std::string CallError::metadata(std::string_view key) const {
  const auto found = metadata_.find(std::string(key));
  return found == metadata_.end() ? std::string() : found->second;
}

std::string name_of(grpc::StatusCode code) {
  // By number, as gRPC fixes them.
  static constexpr std::array<const char*, 17> kNames = {
      "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
      "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
      "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
      "DATA_LOSS", "UNAUTHENTICATED"};
  const auto number = static_cast<int>(code);
  if (number < 0 || number >= static_cast<int>(kNames.size())) return "CODE_" + std::to_string(number);
  return kNames.at(static_cast<std::size_t>(number));
}

void throw_if_failed(const grpc::Status& status) {
  if (!status.ok()) throw CallError(status);
}

}  // namespace penugasan::clients
