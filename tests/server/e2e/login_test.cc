// login, whoami, logout as a person types them, against a server that wants proof.
#include <gtest/gtest.h>

#include <sys/stat.h>

#include "tests/server/e2e/secure_server.h"
#include "tests/support/paths.h"

namespace penugasan::testing {
namespace {

constexpr int kUsage = 2;
constexpr int kUnauthenticated = 5;

class LoginTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<SecureServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  // `penugasan ARGUMENTS` of somebody with a home folder of their own.
  ProcessResult cli(std::vector<Argument> arguments, const std::string& input = "",
                    std::map<std::string, std::string> further = {}) const {
    arguments.insert(arguments.begin(), program("penugasan"));
    std::map<std::string, std::string> environment = {{"HOME", home_.path().string()},
                                                      {"XDG_CONFIG_HOME", ""},
                                                      {"LANG", "en_US.UTF-8"},
                                                      {"PENUGASAN_SERVER", server_->address()},
                                                      {"PENUGASAN_CA", server_->file("ca.pem")}};
    further.merge(environment);  // what is given further wins
    return run(arguments, {.input = input, .environment = further});
  }
  std::string kept_file() const { return (home_.path() / ".config/penugasan/logins" / (server_->address() + ".json")).string(); }
  static bool says(const ProcessResult& result, const std::string& text) {
    return (result.out + result.err).find(text) != std::string::npos;
  }

  TempFolder home_;
  static inline std::unique_ptr<SecureServer> server_;
};

TEST_F(LoginTest, KeepsATokenThatTheServerAccepts) {
  const auto login = cli({"login"}, server_->token("palangka-raya/kadis-kominfo") + "\n");
  EXPECT_EQ(login.exit_code, 0) << login.err;
  EXPECT_TRUE(says(login, "palangka-raya/kadis-kominfo · official")) << login.out;
  EXPECT_TRUE(says(login, "Nia Lesmana"));
  const auto who = cli({"whoami", "--output", "json"});
  EXPECT_EQ(who.exit_code, 0) << who.err;
  EXPECT_TRUE(says(who, "\"evidence\":\"EVIDENCE_TOKEN\"")) << who.out;
  // Names without agency are of the agency of who has logged in.
  const auto official = cli({"official", "show", "sekda"});
  EXPECT_EQ(official.exit_code, 0) << official.err;
  EXPECT_EQ(cli({"inbox"}).exit_code, 0);
  EXPECT_EQ(cli({"logout"}).exit_code, 0);
  EXPECT_EQ(cli({"inbox"}).exit_code, kUnauthenticated);
}

TEST_F(LoginTest, OnlyTheOwnerCanReadWhatIsKept) {
  ASSERT_EQ(cli({"login"}, server_->token("palangka-raya/sekda")).exit_code, 0);
  struct stat about {};
  ASSERT_EQ(::stat(kept_file().c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
  ASSERT_EQ(::stat(std::filesystem::path(kept_file()).parent_path().c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0700U);
  ASSERT_EQ(::chmod(kept_file().c_str(), 0640), 0);
  const auto who = cli({"whoami"});
  EXPECT_NE(who.exit_code, 0);
  EXPECT_TRUE(says(who, "chmod 600")) << who.err;
}

TEST_F(LoginTest, ARefusedTokenIsNotKeptAndNotShown) {
  const auto token = server_->token("palangka-raya/sekda", -3600);
  const auto login = cli({"login"}, token);
  EXPECT_EQ(login.exit_code, kUnauthenticated);
  EXPECT_TRUE(says(login, "expired")) << login.err;
  EXPECT_FALSE(says(login, token.substr(0, 20)));
  EXPECT_FALSE(std::filesystem::exists(kept_file()));
  EXPECT_EQ(cli({"login"}, "two words\n").exit_code, kUsage);
  EXPECT_EQ(cli({"login"}, "").exit_code, kUsage);
}

TEST_F(LoginTest, ATokenByFileOrEnvironment) {
  const auto token = server_->token("palangka-raya/sekda");
  EXPECT_TRUE(says(cli({"whoami"}, "", {{"PENUGASAN_TOKEN", token}}), "palangka-raya/sekda"));
  clients::replace_file(server_->file("t"), token + "\n", true);
  EXPECT_TRUE(says(cli({"whoami", "--token-file", server_->file("t")}), "palangka-raya/sekda"));
  ASSERT_EQ(::chmod(server_->file("t").c_str(), 0644), 0);
  EXPECT_TRUE(says(cli({"whoami", "--token-file", server_->file("t")}), "chmod 600"));
}

TEST_F(LoginTest, ACertificateStandsForItself) {
  ASSERT_EQ(cli({"login"}, server_->token("palangka-raya/sekda")).exit_code, 0);
  const auto who = cli({"whoami", "--cert", server_->file("operator.pem"), "--key", server_->file("operator-key.pem")});
  EXPECT_TRUE(says(who, "operator · operator")) << who.out << who.err;
}

TEST_F(LoginTest, NoTokenOverPlainTextToOtherMachines) {
  const auto sent = cli({"whoami", "--server", "192.0.2.1:7443"}, "", {{"PENUGASAN_TOKEN", "a.b.c"}, {"PENUGASAN_CA", ""}});
  EXPECT_EQ(sent.exit_code, kUsage);
  EXPECT_TRUE(says(sent, "--ca")) << sent.err;
}

}  // namespace
}  // namespace penugasan::testing
