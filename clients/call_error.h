// A refused or failed call as an exception that says what the server said: code, reason, dynamic values, a sentence for people.
#pragma once

#include <grpcpp/support/status.h>

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace penugasan::clients {

struct FieldViolation {
  std::string field;
  std::string description;
};

/// A call that is not ours to cancel and still ends CANCELLED was broken off by a server that went away: it is told as
/// UNAVAILABLE. what() is the server's sentence in the caller's language where it sent one, else the status message.
class CallError : public std::runtime_error {
 public:
  explicit CallError(const grpc::Status& status);

  grpc::StatusCode code() const { return code_; }
  /// "PERMISSION_DENIED"
  std::string code_name() const;
  /// ErrorInfo's reason, e.g. "NOT_YOUR_TURN"; empty where the server sent none (a broken connection, for example).
  const std::string& reason() const { return reason_; }
  const std::map<std::string, std::string>& metadata() const { return metadata_; }
  /// One value of the metadata ("basis", "regulation", "article", …); empty where it is missing.
  std::string metadata(std::string_view key) const;
  /// The language of what(): "id", "en"; empty where the server sent no localized message.
  const std::string& locale() const { return locale_; }
  const std::vector<FieldViolation>& field_violations() const { return field_violations_; }

 private:
  struct Details;
  CallError(const grpc::Status& status, Details details);
  static Details details_of(const grpc::Status& status);

  grpc::StatusCode code_;
  std::string reason_;
  std::map<std::string, std::string> metadata_;
  std::string locale_;
  std::vector<FieldViolation> field_violations_;
};

/// "OK", "CANCELLED", … "UNAUTHENTICATED"; "CODE_99" for a number that gRPC does not know.
std::string name_of(grpc::StatusCode code);

/// Throws CallError unless the status is OK.
void throw_if_failed(const grpc::Status& status);

}  // namespace penugasan::clients
