// Plays every scenario with mutual TLS and tokens on a server that logs all it can, then calls it with tokens of no use, and
// looks for each token and key in the log, in what callers were told, and in the process's arguments and environment.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "clients/private_server.h"
#include "clients/scenario/parse.h"
#include "clients/scenario/player.h"
#include "clients/scenario/real_credentials.h"
#include "clients/scenario/stage.h"
#include "tests/support/paths.h"

namespace penugasan::testing {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<clients::Scenario> scenarios() {
  std::vector<clients::Scenario> all;
  for (const auto& file : fs::directory_iterator(source_dir() / "tests/scenarios")) {
    if (file.path().extension() == ".yaml") all.push_back(clients::read_scenario(file.path()));
  }
  return all;
}

// Their outcomes are other tests' matter.
void play(const clients::Connection& connection, const std::vector<clients::Scenario>& scenarios) {
  clients::Stage stage(connection, source_dir() / "tests/directories");
  for (const auto& scenario : scenarios) {
    stage.empty();
    stage.set_today(scenario.today);
    stage.load_directories(scenario);
    clients::Player player(connection, "en", [&](const std::string& name) { return stage.directory(scenario, name); });
    for (const auto& step : scenario.steps) (void)player.play(step);
  }
}

// All that a caller with this value of `authorization` is told.
std::string told(const clients::Connection& connection, const std::string& authorization) {
  grpc::ClientContext context;
  context.AddMetadata("authorization", authorization);
  v1::WhoAmIResponse answer;
  const auto status = connection.stub<v1::IdentityService::Stub>().WhoAmI(&context, v1::WhoAmIRequest(), &answer);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAUTHENTICATED) << authorization;
  std::string text = status.error_message() + "\n" + status.error_details();
  for (const auto* metadata : {&context.GetServerInitialMetadata(), &context.GetServerTrailingMetadata()}) {
    for (const auto& [key, value] : *metadata) text.append("\n").append(value.data(), value.size());
  }
  return text;
}

// A token or key by its parts, long enough that none is found by chance: "header.claims.signature", the lines of a PEM file.
std::vector<std::string> parts_of(const std::string& secret) {
  constexpr std::size_t kTelling = 24;
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < secret.size();) {
    const auto end = std::min(secret.find_first_of(".\n", at), secret.size());
    if (const auto part = secret.substr(at, end - at); part.size() >= kTelling && part.find("-----") == std::string::npos) {
      parts.push_back(part);
    }
    at = end + 1;
  }
  return parts;
}

// The children of this process: the server.
std::string arguments_and_environments(const fs::path& folder) {
  std::string text;
  for (const auto& process : fs::directory_iterator("/proc")) {
    const auto arguments = text_of(process.path() / "cmdline");
    if (arguments.find(folder.string()) != std::string::npos) text += arguments + text_of(process.path() / "environ");
  }
  return text;
}

TEST(LogsHoldNoSecrets, AtDebugLevelAfterEveryScenarioWithTlsAndTokens) {
  const auto all = scenarios();
  std::set<std::string> agencies;
  for (const auto& scenario : all) agencies.insert(scenario.directories.begin(), scenario.directories.end());
  clients::RealCredentials real(agencies);
  clients::PrivateServerOptions start;
  start.program = program("penugasand");
  start.further = [&](const fs::path& folder) {
    auto flags = real.write(folder);
    flags.emplace_back("--log-level=debug");
    return flags;
  };
  const clients::PrivateServer server(start);
  const auto connection = real.connect(server.address());
  play(connection, all);
  ASSERT_GT(real.tokens().size(), 50U) << "nothing to look for proves nothing";

  std::vector<std::string> secrets = {real.issuer_key()};
  for (const auto* name : {"server-key.pem", "operator-key.pem", "runner-key.pem"})
    secrets.push_back(text_of(server.folder() / name));
  for (const auto& [who, token] : real.tokens()) secrets.push_back(token);
  const auto& token = real.tokens().begin()->second;
  const auto dot = token.rfind('.');
  std::string errors;
  for (const auto& value : {token, "Basic " + token, "Bearer " + token + "x", "Bearer " + token.substr(0, dot),
                            "Bearer " + token.substr(0, dot + 1) + std::string(86, 'A'), "Bearer " + token + " " + token}) {
    errors += told(connection, value);
  }
  const auto log = text_of(server.folder() / "log");
  // The log is a log, the errors are errors, and the process was found.
  EXPECT_NE(log.find("method=AssignmentRequestService/FileAssignmentRequest code=OK"), std::string::npos);
  EXPECT_NE(log.find("audit denied method=IdentityService/WhoAmI reason=TOKEN_INVALID"), std::string::npos);
  EXPECT_NE(errors.find("TOKEN_INVALID"), std::string::npos);
  const auto process = arguments_and_environments(server.folder());
  EXPECT_NE(process.find("--authenticator=credentials"), std::string::npos);
  for (const auto& secret : secrets) {
    const auto parts = parts_of(secret);
    EXPECT_GE(parts.size(), 2U) << "no secret to look for";
    for (const auto& part : parts) {
      EXPECT_EQ(log.find(part), std::string::npos) << "in the log: " << part;
      EXPECT_EQ(errors.find(part), std::string::npos) << "in an error: " << part;
      EXPECT_EQ(process.find(part), std::string::npos) << "in arguments or environment: " << part;
    }
  }
}

}  // namespace
}  // namespace penugasan::testing
