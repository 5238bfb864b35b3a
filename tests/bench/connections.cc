#include "tests/bench/connections.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace penugasan::bench {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || text.empty()) throw std::runtime_error(path + " cannot be read");
  return text;
}

std::shared_ptr<grpc::ChannelCredentials> credentials() {
  const std::string ca = environment("BENCH_CA");
  if (ca.empty()) return grpc::InsecureChannelCredentials();
  return grpc::SslCredentials({read_file(ca), read_file(environment("BENCH_KEY")), read_file(environment("BENCH_CERT"))});
}

const std::map<std::string, std::string>& tokens() {
  static const std::map<std::string, std::string> read = [] {
    const std::string file = environment("BENCH_TOKENS");
    return file.empty() ? std::map<std::string, std::string>()
                        : nlohmann::json::parse(read_file(file)).get<std::map<std::string, std::string>>();
  }();
  return read;
}

}  // namespace

std::vector<std::shared_ptr<grpc::Channel>> connect(const std::string& server, int connections, std::chrono::milliseconds limit) {
  grpc::ChannelArguments own_connection;
  own_connection.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  std::vector<std::shared_ptr<grpc::Channel>> result;
  const auto deadline = std::chrono::system_clock::now() + limit;
  for (int i = 0; i < connections; ++i) {
    result.push_back(grpc::CreateCustomChannel(server, credentials(), own_connection));
    if (!result.back()->WaitForConnected(deadline)) throw std::runtime_error("nobody answers on " + server);
  }
  return result;
}

void call_as(grpc::ClientContext& context, const std::string& principal) {
  if (tokens().empty()) return context.AddMetadata("x-penugasan-principal", principal);
  context.AddMetadata("authorization", tokens().at(principal));
}

}  // namespace penugasan::bench
