#include "server/rpc/rpc_server.h"

#include <stdexcept>
#include <thread>

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>

#include "server/rpc/acceptor.h"
#include "server/rpc/bindings.h"
#include "server/rpc/listener.h"
#include "server/rpc/protection.h"

namespace penugasan::server {

namespace {

constexpr auto kGoodbye = std::chrono::milliseconds(250);
// For what was cut off to end. Only a disk that does not come back from a write takes longer than a moment.
constexpr auto kLastWait = std::chrono::seconds(10);

}  // namespace

class RpcServer::Impl {
 public:
  Impl(Application& app, const Authenticator& authenticator, SettableClock* testing)
      : app_(app),
        guard_(app.config.limits),
        gate_(authenticator, app.world, app.metrics, guard_, app.config.default_deadline),
        bindings_(app, gate_, guard_, open_calls_, services_, testing) {
    listen(testing != nullptr);
    for (auto& queue : queues_) bindings_.bind_all(queue.get());
    for (auto& queue : queues_) threads_.emplace_back([&queue = *queue] { poll(queue); });
  }

  ~Impl() { stop(std::chrono::milliseconds(0)); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void stop(std::chrono::milliseconds grace) {
    if (!server_) return;
    acceptor_->stop();
    open_calls_.close();
    bindings_.stop();
    open_calls_.wait(grace);
    // gRPC waits until each client has taken note; one that is not looking would hold everybody up.
    server_->Shutdown(std::chrono::system_clock::now() + kGoodbye);
    open_calls_.wait_for_all(kLastWait);  // what was cut off ends now, and needs the queues for it
    for (auto& queue : queues_) queue->Shutdown();
    for (auto& thread : threads_) thread.join();
    server_.reset();
  }

  const std::string& address() const { return acceptor_->address(); }

 private:
  static void poll(grpc::ServerCompletionQueue& queue) {
    void* tag = nullptr;
    bool ok = false;
    while (queue.Next(&tag, &ok)) static_cast<Tag*>(tag)->proceed(ok);
  }

  void listen(bool with_testing) {
    grpc::EnableDefaultHealthCheckService(false);  // ours (health.h) stands on the completion queues
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::ServerBuilder builder;
    const auto& limits = app_.config.limits;
    acceptor_ = std::make_unique<Acceptor>(app_.config.listen, ConnectionCaps{limits.connections, limits.peer_connections});
    auto connections = builder.experimental().AddExternalConnectionAcceptor(
        grpc::ServerBuilder::experimental_type::ExternalConnectionType::FROM_FD, server_credentials(app_.config));
    protect(builder, app_.config);
    services_.register_with(builder, with_testing);
    for (int i = 0; i < app_.config.poll_threads; ++i) queues_.push_back(builder.AddCompletionQueue());
    server_ = builder.BuildAndStart();
    if (!server_) throw std::runtime_error("gRPC cannot serve");
    acceptor_->start(std::move(connections));
  }

  Application& app_;
  Guard guard_;
  Gate gate_;
  OpenCalls open_calls_;
  Services services_;
  Bindings bindings_;
  std::vector<std::unique_ptr<grpc::ServerCompletionQueue>> queues_;
  std::unique_ptr<Acceptor> acceptor_;
  std::unique_ptr<grpc::Server> server_;
  std::vector<std::thread> threads_;
};

RpcServer::RpcServer(Application& app, const Authenticator& authenticator, SettableClock* testing)
    : impl_(std::make_unique<Impl>(app, authenticator, testing)) {}
RpcServer::~RpcServer() = default;
const std::string& RpcServer::address() const { return impl_->address(); }
void RpcServer::stop(std::chrono::milliseconds grace) { impl_->stop(grace); }

}  // namespace penugasan::server
