// A started penugasand with the test city of Palangka Raya, for tests through a real channel: it is 2026-03-10, the server may be
// ended and started again on the same store, and everything goes with the object.
//
//   City city;
//   const auto filed = city.file("palangka-raya/kabid-kesmas", filing());
//   city.kill();
//   city.start();
//
// One thread starts and ends it; calls may come from any thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <grpcpp/channel.h>
#include <grpcpp/support/byte_buffer.h>

#include "clients/connection.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace penugasan::testing {

using Requests = v1::AssignmentRequestService::Stub;

inline constexpr const char* kFiler = "palangka-raya/kabid-kesmas";       // of the filing below
inline constexpr const char* kDecider = "palangka-raya/kabid-statistik";  // may decide on it
inline constexpr const char* kCoDecider = "palangka-raya/kadis-kominfo";  // so may they
inline constexpr const char* kOutsider = "palangka-raya/perawat-mahir";   // has no part in it

class City {
 public:
  /// `further`: flags of penugasand. Throws std::runtime_error when it does not start.
  explicit City(std::vector<std::string> further = {});

  /// `flags`: for this start only.
  void start(const std::vector<std::string>& flags = {});
  /// SIGTERM; the exit code, nothing when it did not end within ten seconds.
  std::optional<int> stop();
  void kill();
  void set_today(const std::string& today) const;

  const clients::Connection& connection() const { return *connection_; }
  /// A channel for calls that the generated stubs would not make.
  std::shared_ptr<grpc::Channel> channel() const;
  std::string store() const { return (folder_.path() / "store").string(); }
  /// Where metrics are served; waits for the line that says so. For a city with --metrics-listen.
  std::string metrics_address() const;
  /// Waits until the log holds the words; for a city with --log-level. False: not within five seconds.
  bool wait_for_log(const std::string& words) const { return process_->wait_for_output(words, std::chrono::seconds(5)); }
  const std::string& log() const { return process_->err(); }
  std::string address() const { return connection_->address(); }
  pid_t pid() const { return process_->pid(); }
  /// What `penugasan WORDS` shows who types it as the operator.
  ProcessResult type(std::vector<Argument> words, const std::string& locale = "C.UTF-8") const;

  template <class Stub, class Request, class Response>
  Response call(const std::string& principal, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                const Request& request) const {
    return connection_->call(method, request, {principal, "en"});
  }
  v1::LoadDirectoryResponse load(const std::string& agency) const;
  v1::AssignmentRequest file(const std::string& principal, const v1::FileAssignmentRequestRequest& request) const;
  v1::AssignmentRequest get(const std::string& principal, const std::string& name) const;
  v1::AssignmentRequest approve(const std::string& principal, const v1::AssignmentRequest& seen) const;

 private:
  TempFolder folder_;
  std::vector<std::string> further_;
  std::unique_ptr<Process> process_;
  std::unique_ptr<clients::Connection> connection_;
};

/// kabid-kesmas asks for statistisi-muda across units, complete in every way.
v1::FileAssignmentRequestRequest filing(const std::string& purpose = "Statistik sektoral");
/// A fresh UUID each time.
std::string fresh_request_id();

/// What a call was refused with: "INVALID_ARGUMENT INVALID_FIELD assignment_request.purpose", the fields of its BadRequest last.
template <class Call>
std::string refusal(Call call) {
  try {
    (void)call();
  } catch (const clients::CallError& error) {
    std::string text = error.code_name();
    if (!error.reason().empty()) text += " " + error.reason();
    for (const auto& violation : error.field_violations()) text += " " + violation.field;
    return text;
  }
  return "accepted";
}

/// A unary call of raw bytes; the answer's bytes in `answer` where it is not null.
grpc::Status raw_call(const std::shared_ptr<grpc::Channel>& channel, const std::string& method, const std::string& bytes,
                      const std::vector<std::pair<std::string, std::string>>& metadata, std::string* answer = nullptr);

grpc::ByteBuffer buffer_of(const std::string& bytes);
std::string bytes_of(const grpc::ByteBuffer& buffer);

}  // namespace penugasan::testing
