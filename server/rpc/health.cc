#include "server/rpc/health.h"

#include <mutex>
#include <string>

#include <google/protobuf/descriptor.h>

#include "server/errors/errors.h"
#include "server/rpc/taking.h"

namespace penugasan::server {

namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

constexpr int kWaiting = 4;
constexpr int kWatch = 1;  // its place in the service

bool known(const std::string& service) {
  if (service.empty() || service == "grpc.health.v1.Health") return true;
  return service.starts_with("penugasan.v1.") &&
         google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(service) != nullptr;
}

HealthCheckResponse response(HealthCheckResponse::ServingStatus status) {
  HealthCheckResponse message;
  message.set_status(status);
  return message;
}

std::optional<grpc::Status> held_back(Guard& guard, const grpc::ServerContextBase& context) {
  const auto error = guard.hold_back_peer(context.peer());
  if (!error) return std::nullopt;
  return status_of(*error, Language::en);
}

// One Check; deletes itself. While one is answered, another waits in its place.
class Check final : public Tag {
 public:
  static void wait(HealthService::Service& service, Guard& guard, OpenCalls& open, grpc::ServerCompletionQueue* queue) {
    new Check(service, guard, open, queue);
  }

  void proceed(bool ok) override {
    if (answered_) open_.end();
    if (!ok || answered_) {
      delete this;
      return;
    }
    wait(service_, guard_, open_, queue_);
    answered_ = true;
    const bool serving = open_.begin();
    if (const auto refused = held_back(guard_, context_)) return writer_.FinishWithError(*refused, this);
    if (!known(request_.service())) return writer_.FinishWithError({grpc::StatusCode::NOT_FOUND, "unknown service"}, this);
    writer_.Finish(response(serving ? HealthCheckResponse::SERVING : HealthCheckResponse::NOT_SERVING), grpc::Status::OK, this);
  }

 private:
  Check(HealthService::Service& service, Guard& guard, OpenCalls& open, grpc::ServerCompletionQueue* queue)
      : presence_(open), service_(service), guard_(guard), open_(open), queue_(queue) {
    service_.RequestCheck(&context_, &request_, &writer_, queue_, queue_, this);
  }

  OpenCalls::Presence presence_;  // ends last
  HealthService::Service& service_;
  Guard& guard_;
  OpenCalls& open_;
  grpc::ServerCompletionQueue* queue_;
  grpc::ServerContext context_;
  HealthCheckRequest request_;
  grpc::ServerAsyncResponseWriter<HealthCheckResponse> writer_{&context_};
  bool answered_ = false;
};

// One Watch: the status at once, and that the server stops when it does.
class Watch final : public StreamEvents, public Closable {
 public:
  Watch(OutStream<HealthCheckResponse>& out, OpenCalls& open, Slots::SlotPtr slot, bool known)
      : out_(out), open_(open), slot_(std::move(slot)), known_(known) {
    out_.write(response(known ? HealthCheckResponse::SERVING : HealthCheckResponse::SERVICE_UNKNOWN));
    open_.add(*this);
  }

  void close() override {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    tell_of_stop();
  }
  void on_written(bool ok) override {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    if (ok) tell_of_stop();
  }
  void on_cancelled() override { end({grpc::StatusCode::CANCELLED, ""}); }
  void on_over() override { open_.remove(*this); }

 private:
  void tell_of_stop() {
    if (!closing_ || writing_ || ended_) return;
    if (known_) out_.write(response(HealthCheckResponse::NOT_SERVING));
    ended_ = true;
    out_.finish({grpc::StatusCode::UNAVAILABLE, "the server stops"});
  }
  void end(const grpc::Status& status) {
    const std::lock_guard lock(mutex_);
    if (ended_) return;
    ended_ = true;
    out_.finish(status);
  }

  OutStream<HealthCheckResponse>& out_;
  OpenCalls& open_;
  const Slots::SlotPtr slot_;
  const bool known_;
  std::mutex mutex_;
  bool writing_ = true;
  bool closing_ = false;
  bool ended_ = false;
};

// Null: refused.
std::unique_ptr<StreamEvents> begin_watch(OutStream<HealthCheckResponse>& out, Guard& guard, OpenCalls& open, bool known) {
  auto refused = held_back(guard, out.context());
  auto slot = refused ? nullptr : guard.stream_of(without_port(out.context().peer()));
  if (slot) return std::make_unique<Watch>(out, open, std::move(slot), known);
  out.finish(refused ? *refused : status_of(EdgeError{EdgeReason::too_many_streams, {}, {}}, Language::en));
  return nullptr;
}

}  // namespace

HealthService::HealthService(Service& service, Guard& guard, OpenCalls& open, Workers& workers)
    : service_(service), guard_(guard), open_(open) {
  watch_.workers = &workers;
  watch_.take = [&service](grpc::ServerContext* context, Received<HealthCheckRequest>* request,
                           grpc::ServerAsyncWriter<HealthCheckResponse>* writer, grpc::ServerCompletionQueue* queue,
                           void* tag) { Taking::stream(service, kWatch, context, request, writer, queue, tag); };
  watch_.begin = [&guard, &open](OutStream<HealthCheckResponse>& out, const Received<HealthCheckRequest>& call) {
    return begin_watch(out, guard, open, !call.fault() && known(call.message().service()));
  };
}

void HealthService::bind(grpc::ServerCompletionQueue* queue) {
  for (int i = 0; i < kWaiting; ++i) {
    Check::wait(service_, guard_, open_, queue);
    StreamCall<HealthCheckRequest, HealthCheckResponse>::wait(watch_, open_, queue);
  }
}

}  // namespace penugasan::server
