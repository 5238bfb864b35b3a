// A connection that does not come about, as a person sees it: what hinders it and what to type instead, not "start the server".
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/private_server.h"
#include "tests/server/e2e/secure_server.h"
#include "tests/support/paths.h"

namespace penugasan::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr int kUnavailable = 4;

class HandshakeTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    server = std::make_unique<SecureServer>("required");
    clients::replace_file(server->file("stranger-ca.pem"), clients::Authority("Stranger").certificate(), false);
  }
  static void TearDownTestSuite() { server.reset(); }

  // `penugasan whoami ARGUMENTS`; what it tells of the failure.
  static std::string whoami(std::vector<Argument> arguments, const std::string& address,
                            const std::string& language = "C.UTF-8") {
    arguments.insert(arguments.begin(), {program("penugasan"), "whoami", "--server", address});
    ProcessOptions options;
    options.environment = {{"LC_ALL", language}, {"COLUMNS", "400"}};
    const auto result = run(arguments, options);
    EXPECT_EQ(result.exit_code, kUnavailable) << result.out;
    return result.err;
  }
  static std::vector<Argument> operators(const std::string& ca) {
    return {"--ca", ca, "--cert", server->file("operator.pem"), "--key", server->file("operator-key.pem")};
  }

  static inline std::unique_ptr<SecureServer> server;
};

TEST_F(HandshakeTest, AnAuthorityThatDoesNotVouch) {
  const auto arguments = operators(server->file("stranger-ca.pem"));
  const auto told = whoami(arguments, server->address());
  EXPECT_THAT(told, HasSubstr("The certificate of the server " + server->address() + " is not to be trusted"));
  EXPECT_THAT(told, HasSubstr("Next: name the server's authority: --ca FILE (PENUGASAN_CA)"));
  EXPECT_THAT(told, Not(HasSubstr("start the server")));
  EXPECT_THAT(whoami(arguments, server->address(), "id_ID.UTF-8"), HasSubstr("tidak dapat dipercaya"));
}

TEST_F(HandshakeTest, ACertificateForAnotherName) {
  auto arguments = operators(server->file("ca.pem"));
  arguments.insert(arguments.end(), {"--server-name", "other.example"});
  const auto told = whoami(arguments, server->address());
  EXPECT_THAT(told, HasSubstr("is for another name"));
  EXPECT_THAT(told, HasSubstr("--server-name NAME"));
}

TEST_F(HandshakeTest, NoCertificateWhereOneIsRequired) {
  const auto told = whoami({"--ca", server->file("ca.pem")}, server->address());
  EXPECT_THAT(told, HasSubstr("closed the connection during the handshake"));
  EXPECT_THAT(told, HasSubstr("--cert FILE --key FILE"));
}

TEST_F(HandshakeTest, NoTlsWhereItIsSpoken) {
  EXPECT_THAT(whoami({}, server->address()), HasSubstr("it may want TLS (--ca FILE)"));
}

TEST_F(HandshakeTest, TlsWhereItIsNotSpoken) {
  const clients::PrivateServer plain({program("penugasand"), {}});
  const auto told = whoami({"--ca", server->file("ca.pem")}, plain.address());
  EXPECT_THAT(told, HasSubstr("does not use TLS"));
  EXPECT_THAT(told, HasSubstr("without --ca"));
}

TEST_F(HandshakeTest, NobodyThere) {
  const auto told = whoami({"--ca", server->file("ca.pem")}, "127.0.0.1:1");
  EXPECT_THAT(told, HasSubstr("does not answer"));
  EXPECT_THAT(told, HasSubstr("start the server"));
}

TEST_F(HandshakeTest, TheBotSaysWhileItTries) {
  ProcessOptions options;
  options.environment = {{"LC_ALL", "C.UTF-8"}};
  Process bot({program("penugasan-bot"), "--server", server->address(), "--ca", server->file("stranger-ca.pem"), "--as", "a/b"},
              options);
  EXPECT_TRUE(bot.wait_for_output("is not to be trusted", std::chrono::seconds(20)));
}

}  // namespace
}  // namespace penugasan::testing
