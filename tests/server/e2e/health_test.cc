// `penugasan health`, the probe, as a container or an operator runs it: what it prints and its exit code.
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <gtest/gtest.h>

#include "tests/server/e2e/city.h"
#include "tests/server/e2e/secure_server.h"
#include "tests/support/paths.h"
#include "tests/support/ports.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;

constexpr int kDoesNotServe = 1;
constexpr int kUsage = 2;
constexpr int kNoAnswer = 4;

ProcessResult health(const std::string& address, const std::vector<Argument>& further = {},
                     const char* language = "en_US.UTF-8") {
  std::vector<Argument> command = {program("penugasan"), "health", "--server", address};
  command.insert(command.end(), further.begin(), further.end());
  ProcessOptions options;
  options.environment = {{"LANG", language}, {"LC_ALL", ""}, {"LC_MESSAGES", ""}};
  return run(command, options, 30s);
}

void expect(const ProcessResult& result, int code, const std::string& out) {
  EXPECT_EQ(result.exit_code, code) << result.err;
  EXPECT_EQ(result.out, out);
}

TEST(Health, AServerThatServes) {
  const City city;
  expect(health(city.address()), 0, "SERVING\n");
  expect(health(city.address(), {}, "id_ID.UTF-8"), 0, "melayani (SERVING)\n");
  expect(health(city.address(), {"--output", "json"}), 0, "{\"status\":\"SERVING\"}\n");
}

// A nearly full disk takes no commands, but what is there can be read: no reason to take the server out.
TEST(Health, AReadOnlyServerServes) {
  City city;
  EXPECT_EQ(city.stop(), 0);
  city.start({"--disk-reserve", "1024GiB"});
  expect(health(city.address()), 0, "SERVING\n");
}

TEST(Health, AServerThatIsGone) {
  City city;
  const auto address = city.address();
  city.kill();
  const auto result = health(address);
  expect(result, kNoAnswer, "");
  EXPECT_NE(result.err.find("The server " + address + " does not answer."), std::string::npos) << result.err;
}

TEST(Health, AServerThatSaysItDoesNotServe) {
  grpc::EnableDefaultHealthCheckService(true);
  grpc::ServerBuilder builder;
  int port = 0;
  v1::StatusService::Service nothing;  // gRPC serves no health without a service beside it
  builder.RegisterService(&nothing);
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  const auto server = builder.BuildAndStart();
  server->GetHealthCheckService()->SetServingStatus(false);
  const auto address = "127.0.0.1:" + std::to_string(port);
  expect(health(address), kDoesNotServe, "NOT_SERVING\n");
  expect(health(address, {}, "id_ID.UTF-8"), kDoesNotServe, "tidak melayani (NOT_SERVING)\n");
  expect(health(address, {"--output", "json"}), kDoesNotServe, "{\"status\":\"NOT_SERVING\"}\n");
  server->GetHealthCheckService()->SetServingStatus(true);
  expect(health(address), 0, "SERVING\n");
}

TEST(Health, APortThatNeverAnswersIsNotWaitedForLongerThanSaid) {
  const OccupiedPort silent;
  const auto begin = std::chrono::steady_clock::now();
  expect(health(silent.address(), {"--timeout", "1"}), kNoAnswer, "");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s);
  expect(health(silent.address(), {"--timeout", "0"}), kUsage, "");
}

TEST(Health, OverTlsWithTheClientsCertificateAndNoToken) {
  const SecureServer server("required");
  const auto ca = server.file("ca.pem");
  expect(health(server.address(), {"--ca", ca, "--cert", server.file("operator.pem"), "--key", server.file("operator-key.pem")}),
         0, "SERVING\n");
  expect(health(server.address(), {"--ca", ca, "--timeout", "2"}), kNoAnswer, "");
}

}  // namespace
}  // namespace penugasan::testing
