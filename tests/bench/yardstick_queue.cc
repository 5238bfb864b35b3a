#include <grpcpp/grpcpp.h>

#include <stdexcept>
#include <thread>
#include <vector>

#include "limits/echo.grpc.pb.h"
#include "tests/bench/yardstick.h"

namespace penugasan::bench {
namespace {

using ::bench::Blob;
using ::bench::Limit;

struct Shared {
  Limit::AsyncService service;
  std::unique_ptr<grpc::ServerCompletionQueue> queue;
  GroupWriter* writer = nullptr;
  std::string reply;
};

// One call from its arrival to its answer; owns itself, and puts its successor in place before it answers.
class Call {
 public:
  enum class Kind : char { echo, commit };

  static void await(Shared& shared, Kind kind) { new Call(shared, kind); }

  void proceed(bool ok) {
    if (answered_ || !ok) {
      delete this;
      return;
    }
    await(shared_, kind_);
    answered_ = true;
    reply_.set_body(shared_.reply);
    if (kind_ == Kind::echo) {
      finish(this);
    } else if (shared_.writer == nullptr) {
      responder_.FinishWithError({grpc::StatusCode::UNIMPLEMENTED, "started without a store"}, this);
    } else {
      shared_.writer->add(finish, this);
    }
  }

 private:
  Call(Shared& shared, Kind kind) : shared_(shared), kind_(kind) {
    auto* queue = shared.queue.get();
    if (kind == Kind::echo) {
      shared.service.RequestEcho(&context_, &request_, &responder_, queue, queue, this);
    } else {
      shared.service.RequestCommit(&context_, &request_, &responder_, queue, queue, this);
    }
  }

  static void finish(void* tag) {
    auto* call = static_cast<Call*>(tag);
    call->responder_.Finish(call->reply_, grpc::Status::OK, call);
  }

  Shared& shared_;
  Kind kind_;
  grpc::ServerContext context_;
  Blob request_;
  Blob reply_;
  grpc::ServerAsyncResponseWriter<Blob> responder_{&context_};
  bool answered_ = false;
};

class QueueYardstick final : public Yardstick {
 public:
  explicit QueueYardstick(const YardstickOptions& options) {
    shared_.writer = options.writer;
    shared_.reply.assign(static_cast<std::size_t>(options.reply_bytes), 'r');
    grpc::ServerBuilder builder;
    builder.AddListeningPort(options.listen, grpc::InsecureServerCredentials());
    builder.RegisterService(&shared_.service);
    shared_.queue = builder.AddCompletionQueue();
    server_ = builder.BuildAndStart();
    if (!server_) throw std::runtime_error("cannot listen on " + options.listen);
    for (int i = 0; i < kWaiting; ++i) {
      Call::await(shared_, Call::Kind::echo);
      Call::await(shared_, Call::Kind::commit);
    }
    for (int i = 0; i < options.threads; ++i) threads_.emplace_back([this] { poll(); });
  }
  ~QueueYardstick() override {
    server_->Shutdown(std::chrono::system_clock::now());
    shared_.queue->Shutdown();
    for (auto& thread : threads_) thread.join();
  }
  QueueYardstick(const QueueYardstick&) = delete;
  QueueYardstick& operator=(const QueueYardstick&) = delete;

 private:
  static constexpr int kWaiting = 64;  // calls of each kind that can arrive at once

  void poll() const {
    void* tag = nullptr;
    bool ok = false;
    while (shared_.queue->Next(&tag, &ok)) static_cast<Call*>(tag)->proceed(ok);
  }

  Shared shared_;
  std::unique_ptr<grpc::Server> server_;
  std::vector<std::thread> threads_;
};

}  // namespace

std::unique_ptr<Yardstick> start_queue_yardstick(const YardstickOptions& options) {
  return std::make_unique<QueueYardstick>(options);
}

}  // namespace penugasan::bench
