#include "tests/bench/connections.h"

#include <stdexcept>

namespace penugasan::bench {

std::vector<std::shared_ptr<grpc::Channel>> connect(const std::string& server, int connections, std::chrono::milliseconds limit) {
  grpc::ChannelArguments own_connection;
  own_connection.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  std::vector<std::shared_ptr<grpc::Channel>> result;
  const auto deadline = std::chrono::system_clock::now() + limit;
  for (int i = 0; i < connections; ++i) {
    result.push_back(grpc::CreateCustomChannel(server, grpc::InsecureChannelCredentials(), own_connection));
    if (!result.back()->WaitForConnected(deadline)) throw std::runtime_error("nobody answers on " + server);
  }
  return result;
}

void call_as(grpc::ClientContext& context, const std::string& principal) {
  context.AddMetadata("x-penugasan-principal", principal);
}

}  // namespace penugasan::bench
