// --check-config looks at the files of TLS and callers, and says what is wrong with which.
#include "server/identity/tls_files.h"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include "clients/pki/authority.h"
#include "clients/pki/test_issuer.h"
#include "tests/support/temp_folder.h"

namespace penugasan::server {
namespace {

class TlsFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    clients::replace_file(file("ca.pem"), authority_.certificate(), false);
    issue("server", 90);
    clients::replace_file(file("jwks.json"), clients::TestIssuer().jwks(), false);
    folder_.write("callers.yaml", "issuers:\n  - {issuer: i, audience: a, keys: jwks.json, algorithms: [ES256]}\n");
    config_.authenticator = "credentials";
    config_.callers = file("callers.yaml");
    config_.tls_certificate = file("server.pem");
    config_.tls_key = file("server-key.pem");
    config_.tls_client_ca = file("ca.pem");
  }
  std::string file(const std::string& name) const { return (folder_.path() / name).string(); }
  void issue(const std::string& name, int days) {
    const auto issued = authority_.issue({name, {"DNS:localhost"}, days});
    clients::replace_file(file(name + ".pem"), issued.certificate, false);
    clients::replace_file(file(name + "-key.pem"), issued.key, true);
  }
  FileFindings findings() const { return check_identity_files(config_, SystemClock().now()); }
  // The one fault, without the folder.
  std::string fault() const {
    const auto faults = findings().faults;
    EXPECT_EQ(faults.size(), 1u);
    if (faults.empty()) return {};
    std::string text = faults.front();
    for (auto at = text.find(folder_.path().string()); at != std::string::npos; at = text.find(folder_.path().string())) {
      text.erase(at, folder_.path().string().size() + 1);
    }
    return text;
  }

  testing::TempFolder folder_;
  clients::Authority authority_{"ca"};
  Config config_;
};

TEST_F(TlsFilesTest, AllIsWell) {
  EXPECT_EQ(findings().faults, std::vector<std::string>{});
  EXPECT_EQ(findings().warnings, std::vector<std::string>{});
  EXPECT_TRUE(check_identity_files(Config(), SystemClock().now()).faults.empty());
}

TEST_F(TlsFilesTest, AKeyThatOthersCanRead) {
  for (const mode_t mode : {0640U, 0604U, 0620U}) {
    ASSERT_EQ(::chmod(file("server-key.pem").c_str(), mode), 0);
    EXPECT_EQ(fault(), "tls_key server-key.pem: others than its owner can use it; chmod 600 server-key.pem");
  }
}

TEST_F(TlsFilesTest, TheKeyOfAnotherCertificate) {
  issue("other", 90);
  config_.tls_key = file("other-key.pem");
  EXPECT_EQ(fault(), "tls_key other-key.pem: is not the key of the certificate server.pem");
}

TEST_F(TlsFilesTest, CertificatesEnd) {
  issue("server", -1);
  EXPECT_EQ(fault(), "tls_certificate server.pem: has expired; put a new certificate in its place");
  issue("server", 13);
  EXPECT_TRUE(findings().faults.empty());
  ASSERT_EQ(findings().warnings.size(), 1u);
  EXPECT_NE(findings().warnings[0].find("expires within 14 days"), std::string::npos);
  const auto before = SystemClock().now() - std::chrono::hours(1);
  EXPECT_EQ(check_identity_files(config_, before).faults.size(), 2u);  // neither of the two is in force yet
}

TEST_F(TlsFilesTest, WhatIsNotThereOrNoPem) {
  config_.tls_client_ca = file("nowhere.pem");
  EXPECT_EQ(fault(), "tls_client_ca nowhere.pem: cannot be read");
  config_.tls_client_ca = file("jwks.json");
  EXPECT_EQ(fault(), "tls_client_ca jwks.json: holds no certificate in PEM");
  config_.tls_client_ca = file("ca.pem");
  config_.tls_key = file("nowhere.pem");
  EXPECT_EQ(fault(), "tls_key nowhere.pem: cannot be read");
  config_.tls_key = file("server-key.pem");
  config_.tls_certificate = file("nowhere.pem");
  EXPECT_EQ(fault(), "tls_certificate nowhere.pem: cannot be read");
}

TEST_F(TlsFilesTest, CallersAndTheirKeys) {
  folder_.write("jwks.json", "{}");
  EXPECT_EQ(fault(), "callers: keys of i in jwks.json: it is no JWKS: {\"keys\": [...]}");
  folder_.write("callers.yaml", "issuer: []\n");
  EXPECT_NE(fault().find("callers.yaml:1: the file has no key `issuer`"), std::string::npos);
  config_.callers = file("nowhere.yaml");
  EXPECT_EQ(fault(), "nowhere.yaml: cannot be read");
}

}  // namespace
}  // namespace penugasan::server
