#include <grpcpp/grpcpp.h>

#include <stdexcept>

#include "limits/echo.grpc.pb.h"
#include "tests/bench/yardstick.h"

namespace penugasan::bench {
namespace {

using ::bench::Blob;
using ::bench::Limit;

class CallbackYardstick final : public Yardstick, public Limit::CallbackService {
 public:
  explicit CallbackYardstick(const YardstickOptions& options)
      : writer_(options.writer), reply_(static_cast<std::size_t>(options.reply_bytes), 'r') {
    grpc::ServerBuilder builder;
    builder.AddListeningPort(options.listen, grpc::InsecureServerCredentials());
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
    if (!server_) throw std::runtime_error("cannot listen on " + options.listen);
  }
  ~CallbackYardstick() override { server_->Shutdown(std::chrono::system_clock::now()); }
  CallbackYardstick(const CallbackYardstick&) = delete;
  CallbackYardstick& operator=(const CallbackYardstick&) = delete;

  grpc::ServerUnaryReactor* Echo(grpc::CallbackServerContext* context, const Blob* /*request*/, Blob* reply) override {
    reply->set_body(reply_);
    auto* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

  grpc::ServerUnaryReactor* Commit(grpc::CallbackServerContext* context, const Blob* /*request*/, Blob* reply) override {
    reply->set_body(reply_);
    auto* reactor = context->DefaultReactor();
    if (writer_ == nullptr) {
      reactor->Finish({grpc::StatusCode::UNIMPLEMENTED, "started without a store"});
    } else {
      writer_->add([](void* tag) { static_cast<grpc::ServerUnaryReactor*>(tag)->Finish(grpc::Status::OK); }, reactor);
    }
    return reactor;
  }

 private:
  GroupWriter* writer_;
  std::string reply_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace

std::unique_ptr<Yardstick> start_callback_yardstick(const YardstickOptions& options) {
  return std::make_unique<CallbackYardstick>(options);
}

}  // namespace penugasan::bench
