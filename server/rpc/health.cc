#include "server/rpc/health.h"

#include <mutex>
#include <string>

#include <google/protobuf/descriptor.h>

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

// One Check; deletes itself. While one is answered, another waits in its place.
class Check final : public Tag {
 public:
  static void wait(HealthService::Service& service, OpenCalls& open, grpc::ServerCompletionQueue* queue) {
    new Check(service, open, queue);
  }

  void proceed(bool ok) override {
    if (answered_) open_.end();
    if (!ok || answered_) {
      delete this;
      return;
    }
    wait(service_, open_, queue_);
    answered_ = true;
    const bool serving = open_.begin();
    if (!known(request_.service())) return writer_.FinishWithError({grpc::StatusCode::NOT_FOUND, "unknown service"}, this);
    writer_.Finish(response(serving ? HealthCheckResponse::SERVING : HealthCheckResponse::NOT_SERVING), grpc::Status::OK, this);
  }

 private:
  Check(HealthService::Service& service, OpenCalls& open, grpc::ServerCompletionQueue* queue)
      : service_(service), open_(open), queue_(queue) {
    service_.RequestCheck(&context_, &request_, &writer_, queue_, queue_, this);
  }

  HealthService::Service& service_;
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
  Watch(OutStream<HealthCheckResponse>& out, OpenCalls& open, bool known) : out_(out), open_(open), known_(known) {
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
  const bool known_;
  std::mutex mutex_;
  bool writing_ = true;
  bool closing_ = false;
  bool ended_ = false;
};

}  // namespace

HealthService::HealthService(Service& service, OpenCalls& open, Workers& workers) : service_(service), open_(open) {
  watch_.workers = &workers;
  watch_.take = [&service](grpc::ServerContext* context, Received<HealthCheckRequest>* request,
                           grpc::ServerAsyncWriter<HealthCheckResponse>* writer, grpc::ServerCompletionQueue* queue,
                           void* tag) { Taking::stream(service, kWatch, context, request, writer, queue, tag); };
  watch_.begin = [&open](OutStream<HealthCheckResponse>& out, const Received<HealthCheckRequest>& call) {
    return std::make_unique<Watch>(out, open, !call.fault() && known(call.message().service()));
  };
}

void HealthService::bind(grpc::ServerCompletionQueue* queue) {
  for (int i = 0; i < kWaiting; ++i) {
    Check::wait(service_, open_, queue);
    StreamCall<HealthCheckRequest, HealthCheckResponse>::wait(watch_, open_, queue);
  }
}

}  // namespace penugasan::server
