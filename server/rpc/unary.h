// Unary calls on completion queues: on two cores nearly twice as fast as callbacks, because one thread polls and works without
// handing over. Every call goes through the one wrapper below: authenticate, give it a deadline, handle, answer, log.
#pragma once

#include <functional>
#include <string_view>

#include <google/protobuf/arena.h>
#include <grpcpp/grpcpp.h>
#include <spdlog/spdlog.h>

#include "server/api/application.h"
#include "server/rpc/gate.h"
#include "server/rpc/open_calls.h"
#include "server/rpc/received.h"
#include "server/rpc/workers.h"

namespace penugasan::server {

/// What a completion queue hands back.
class Tag {
 public:
  virtual ~Tag() = default;
  virtual void proceed(bool ok) = 0;
};

/// How calls of one method are taken from gRPC and handled. Lives as long as the server.
template <class Request, class Response>
struct Method {
  std::string_view name;  // "AssignmentRequestService/FileAssignmentRequest"
  std::function<void(grpc::ServerContext*, Received<Request>*, grpc::ServerAsyncResponseWriter<Response>*,
                     grpc::ServerCompletionQueue*, void*)>
      take;
  std::function<void(const Caller&, const Request&, Reply<Response>)> handle;
  Workers* workers = nullptr;  // null: handled on the polling thread
};

/// One call, from waiting for it to its answer; deletes itself. While one is handled, another waits in its place.
template <class Request, class Response>
class UnaryCall final : public Tag {
 public:
  static void wait(const Method<Request, Response>& method, Gate& gate, OpenCalls& open, grpc::ServerCompletionQueue* queue) {
    new UnaryCall(method, gate, open, queue);
  }

  void proceed(bool ok) override {
    if (answered_) open_.end();
    if (!ok || answered_) {
      delete this;
      return;
    }
    wait(method_, gate_, open_, queue_);
    answered_ = true;
    handle(open_.begin());
  }

 private:
  UnaryCall(const Method<Request, Response>& method, Gate& gate, OpenCalls& open, grpc::ServerCompletionQueue* queue)
      : presence_(open), method_(method), gate_(gate), open_(open), queue_(queue), writer_(&context_) {
    method_.take(&context_, &request_, &writer_, queue_, this);
  }

  void handle(bool serving) {
    pass_ = gate_.admit(context_, method_.name);
    if (!serving) return answer(EdgeError{EdgeReason::shutting_down, {}, {}});
    if (pass_.refused) return finish(*pass_.refused, pass_.refusal);
    if (request_.fault()) return answer(*request_.fault());
    if (method_.workers == nullptr) return work();
    method_.workers->run([this] { work(); });
  }

  void work() {
    try {
      method_.handle(pass_.caller, request_.message(), [this](Outcome<Response>&& outcome) { answer(std::move(outcome)); });
    } catch (const storage::StoreError& error) {
      // Handlers read first and answer or hand over last: nothing was answered yet.
      spdlog::error("{}: {}", method_.name, error.what());
      answer(EdgeError{EdgeReason::internal, {}, {}});
    }
  }

  void answer(Outcome<Response>&& outcome) {
    if (const auto* message = std::get_if<Response>(&outcome)) {
      gate_.note(pass_, context_, grpc::StatusCode::OK, {});
      return writer_.Finish(*message, grpc::Status::OK, this);
    }
    if (const auto* rejection = std::get_if<workflow::Rejection>(&outcome)) {
      return finish(status_of(*rejection, pass_.caller.language, pass_.ids.request_id), name_of(rejection->reason));
    }
    const auto& error = std::get<EdgeError>(outcome);
    finish(status_of(error, pass_.caller.language, pass_.ids.request_id), wire_name(error.reason));
  }

  void finish(const grpc::Status& status, std::string_view reason) {
    gate_.note(pass_, context_, status.error_code(), reason);
    writer_.FinishWithError(status, this);
  }

  OpenCalls::Presence presence_;  // ends last
  const Method<Request, Response>& method_;
  Gate& gate_;
  OpenCalls& open_;
  grpc::ServerCompletionQueue* queue_;
  google::protobuf::Arena arena_;
  grpc::ServerContext context_;
  Received<Request> request_{google::protobuf::Arena::CreateMessage<Request>(&arena_)};
  grpc::ServerAsyncResponseWriter<Response> writer_;
  Pass pass_;
  bool answered_ = false;
};

}  // namespace penugasan::server
