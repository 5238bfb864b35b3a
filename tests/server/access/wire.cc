#include "tests/server/access/wire.h"

#include <grpcpp/generic/generic_stub.h>

#include "clients/call_error.h"

namespace penugasan::testing {

using namespace std::chrono_literals;

namespace {

// It comes back within the details of errors, which must not differ otherwise.
constexpr const char* kAlike = "alike";

class Stream {
 public:
  Stream(const std::shared_ptr<grpc::Channel>& channel, const std::string& method, const std::string& principal,
         std::chrono::milliseconds patience)
      : stub_(channel) {
    context_.AddMetadata("accept-language", "en");
    context_.AddMetadata("x-request-id", kAlike);
    if (!principal.empty()) context_.AddMetadata("x-penugasan-principal", principal);
    context_.set_deadline(std::chrono::system_clock::now() + patience);
    call_ = stub_.PrepareCall(&context_, "/penugasan.v1." + method, &queue_);
    call_->StartCall(nullptr);
    wait();
  }
  void ask(const std::string& bytes) {
    call_->WriteLast(buffer_of(bytes), grpc::WriteOptions(), nullptr);
    wait();
  }
  bool read(std::string& message) {
    grpc::ByteBuffer buffer;
    call_->Read(&buffer, nullptr);
    if (!wait()) return false;
    message = bytes_of(buffer);
    return true;
  }
  // How it ended: by the server, or, with `leave`, because we go.
  grpc::Status finish(bool leave) {
    if (leave) context_.TryCancel();
    grpc::Status status;
    call_->Finish(&status, nullptr);
    wait();
    return status;
  }

 private:
  bool wait() {
    void* tag = nullptr;
    bool ok = false;
    return queue_.Next(&tag, &ok) && ok;
  }
  grpc::GenericStub stub_;
  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
};

Answered follow(const Scene& scene, const std::string& method, const MatrixCall& call, const std::string& principal,
                const std::string& bytes, int awaited) {
  // Nothing more than what is awaited may come: where nothing is, a moment must do.
  Stream stream(scene.city().channel(), method, principal, awaited > 0 ? 10s : 1s);
  stream.ask(bytes);
  Answered answered;
  int counted = 0;
  bool seen_enough = false;
  for (std::string message; !seen_enough && stream.read(message);) {
    answered.messages.push_back(message);
    counted += call.count(message);
    seen_enough = call.last(message) || (awaited > 0 && counted >= awaited);
  }
  answered.status = stream.finish(seen_enough);
  const auto code = answered.status.error_code();
  // We went away ourselves, or nothing more came: it was accepted.
  if (code == grpc::StatusCode::CANCELLED || code == grpc::StatusCode::DEADLINE_EXCEEDED) answered.status = grpc::Status::OK;
  return answered;
}

}  // namespace

Answered make(const Scene& scene, const std::string& method, const MatrixCall& call, const std::string& principal,
              const std::string& target, int awaited) {
  const auto bytes = call.message(scene, target);
  if (call.stream) return follow(scene, method, call, principal, bytes, awaited);
  std::vector<std::pair<std::string, std::string>> metadata = {{"accept-language", "en"}, {"x-request-id", kAlike}};
  if (!principal.empty()) metadata.emplace_back("x-penugasan-principal", principal);
  Answered answered;
  std::string answer;
  answered.status = raw_call(scene.city().channel(), "/penugasan.v1." + method, bytes, metadata, &answer);
  if (answered.status.ok()) answered.messages.push_back(answer);
  return answered;
}

std::string reason_of(const grpc::Status& status) {
  const clients::CallError error(status);
  return std::string(error.code_name()) + " " + error.reason();
}

}  // namespace penugasan::testing
