// TLS on the wire: who gets in, who they are taken for, and certificates that change under open connections.
#include <gtest/gtest.h>

#include <csignal>
#include <memory>
#include <thread>

#include <openssl/ssl.h>

#include "tests/server/e2e/secure_server.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;

// A handshake with at most this version of TLS; the server certificate's serial number, or nothing where there was none.
std::string handshake(const std::string& address, int version) {
  const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
  SSL_CTX_set_min_proto_version(context.get(), version);
  SSL_CTX_set_max_proto_version(context.get(), version);
  SSL_CTX_set_cipher_list(context.get(), "DEFAULT@SECLEVEL=0");  // the client would not refuse old versions by itself
  const unsigned char h2[] = {2, 'h', '2'};
  SSL_CTX_set_alpn_protos(context.get(), h2, sizeof h2);
  const std::unique_ptr<BIO, decltype(&BIO_free_all)> wire(BIO_new_ssl_connect(context.get()), BIO_free_all);
  BIO_set_conn_hostname(wire.get(), address.c_str());
  if (BIO_do_connect(wire.get()) != 1 || BIO_do_handshake(wire.get()) != 1) return {};
  SSL* ssl = nullptr;
  BIO_get_ssl(wire.get(), &ssl);
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(ssl), X509_free);
  std::uint64_t serial = 0;
  ASN1_INTEGER_get_uint64(&serial, X509_get0_serialNumber(certificate.get()));
  return std::to_string(serial);
}

// Until it holds, at most ten seconds.
template <class Condition>
bool soon(Condition condition) {
  for (int i = 0; i < 100; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(100ms);
  }
  return false;
}

class Tls : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<SecureServer>(); }
  static void TearDownTestSuite() { server_.reset(); }
  static inline std::unique_ptr<SecureServer> server_;
};

TEST_F(Tls, VersionsFrom12On) {
  EXPECT_EQ(handshake(server_->address(), TLS1_VERSION), "");
  EXPECT_EQ(handshake(server_->address(), TLS1_1_VERSION), "");
  EXPECT_NE(handshake(server_->address(), TLS1_2_VERSION), "");
  EXPECT_NE(handshake(server_->address(), TLS1_3_VERSION), "");
}

TEST_F(Tls, NoPlainText) { EXPECT_EQ(SecureServer::who(clients::Connection(server_->address())), "UNAVAILABLE"); }

TEST_F(Tls, TheServerMustBeWhoItIs) {
  auto credentials = server_->operators();
  credentials.server_name = "other.example";
  EXPECT_EQ(server_->who(credentials), "UNAVAILABLE");
  credentials.server_name = "";
  clients::replace_file(server_->file("stranger-ca.pem"), clients::Authority("Stranger").certificate(), false);
  credentials.ca = server_->file("stranger-ca.pem");
  EXPECT_EQ(server_->who(credentials), "UNAVAILABLE");
}

TEST_F(Tls, ByTheSanOfTheCertificate) {
  EXPECT_EQ(server_->who(server_->operators()), "operator by CERTIFICATE");
  EXPECT_EQ(server_->who(server_->certificate("mobile", {"x", {"URI:penugasan:service/mobile"}})),
            "service mobile by CERTIFICATE");
  EXPECT_EQ(server_->who(server_->certificate("sekda", {"x", {"URI:penugasan:palangka-raya/sekda"}})),
            "official palangka-raya/sekda by CERTIFICATE");
}

TEST_F(Tls, NeverByTheCommonName) {
  EXPECT_EQ(server_->who(server_->certificate("cn1", {"operator", {}})), "UNAUTHENTICATED CREDENTIALS_MISSING");
  EXPECT_EQ(server_->who(server_->certificate("cn2", {"penugasan:operator", {}})), "UNAUTHENTICATED CREDENTIALS_MISSING");
  EXPECT_EQ(server_->who(server_->certificate("cn3", {"uri:penugasan:operator", {"DNS:laptop.example"}})),
            "UNAUTHENTICATED CALLER_UNKNOWN");
  EXPECT_EQ(server_->who(server_->certificate("dns", {"x", {"DNS:operator"}})), "UNAUTHENTICATED CALLER_UNKNOWN");
}

TEST_F(Tls, CertificatesOfStrangersAndOldOnesDoNotGetIn) {
  const clients::Authority stranger("Test authority");  // by name the same
  EXPECT_EQ(server_->who(server_->certificate("forged", {"operator", {"URI:penugasan:operator"}}, &stranger)), "UNAVAILABLE");
  EXPECT_EQ(server_->who(server_->certificate("old", {"operator", {"URI:penugasan:operator"}, -1})), "UNAVAILABLE");
}

TEST_F(Tls, TokensAreOfTheCallNotOfTheConnection) {
  const clients::Connection connection(server_->address(), server_->nobody());
  EXPECT_EQ(SecureServer::who(connection, server_->token("palangka-raya/sekda")), "official palangka-raya/sekda by TOKEN");
  EXPECT_EQ(SecureServer::who(connection, server_->token("palangka-raya/kadis-kominfo")),
            "official palangka-raya/kadis-kominfo by TOKEN");
  EXPECT_EQ(SecureServer::who(connection), "UNAUTHENTICATED CREDENTIALS_MISSING");
  EXPECT_EQ(SecureServer::who(connection, server_->token("palangka-raya/tidak-ada")), "UNAUTHENTICATED CALLER_UNKNOWN");
  EXPECT_EQ(SecureServer::who(connection, server_->token("palangka-raya/sekda", -3600)), "UNAUTHENTICATED TOKEN_EXPIRED");
}

TEST_F(Tls, RolesAreTheDirectorysToSay) {
  const clients::Connection connection(server_->address(), server_->nobody());
  const auto roles = [&](const char* official) {
    const auto who =
        connection.call(&v1::IdentityService::Stub::WhoAmI, v1::WhoAmIRequest(), {"", "en", server_->token(official)});
    std::string text;
    for (const auto& agency : who.administrator_of()) text += " administrator " + agency;
    for (const auto& agency : who.auditor_of()) text += " auditor " + agency;
    return text;
  };
  EXPECT_EQ(roles("palangka-raya/sekda"), " administrator agencies/palangka-raya");
  EXPECT_EQ(roles("palangka-raya/kadis-kominfo"), " auditor agencies/palangka-raya");
  EXPECT_EQ(roles("palangka-raya/perawat-mahir"), "");
}

TEST_F(Tls, ABackendActsByTheOfficialsOwnToken) {
  const auto mobile = server_->certificate("mobile", {"x", {"URI:penugasan:service/mobile"}});
  const auto sekda = server_->token("palangka-raya/sekda");
  EXPECT_EQ(server_->who(mobile, sekda), "service mobile for palangka-raya/sekda by CERTIFICATE");
  EXPECT_EQ(server_->who(server_->nobody(), server_->token("mobile"), sekda), "service mobile for palangka-raya/sekda by TOKEN");
  EXPECT_EQ(server_->who(server_->operators(), sekda), "UNAUTHENTICATED CREDENTIALS_DISAGREE");
}

// "OK", or the refusal with its metadata `scope`.
std::string filing_as(const clients::Connection& connection, const std::string& token) {
  grpc::ClientContext context;
  clients::Connection::prepare(context, {"", "en", token}, 10s);
  v1::FileAssignmentRequestRequest request;
  request.set_parent("agencies/palangka-raya");
  v1::AssignmentRequest answer;
  const auto status = connection.stub<v1::AssignmentRequestService::Stub>().FileAssignmentRequest(&context, request, &answer);
  try {
    clients::throw_if_failed(status);
  } catch (const clients::CallError& error) {
    const auto scope = error.metadata().find("scope");
    return error.code_name() + " " + error.reason() + (scope == error.metadata().end() ? "" : " " + scope->second);
  }
  return "OK";
}

TEST_F(Tls, ScopesBindAServiceAccountAlsoForAnOfficial) {
  const auto sekda = server_->token("palangka-raya/sekda");
  const clients::Connection mobile(server_->address(), server_->certificate("mobile", {"x", {"URI:penugasan:service/mobile"}}));
  EXPECT_EQ(filing_as(mobile, sekda), "PERMISSION_DENIED SCOPE_MISSING requests.act");
  EXPECT_EQ(filing_as(mobile, ""), "PERMISSION_DENIED SCOPE_MISSING requests.act");
  // The same official by themselves comes through to the fields.
  const clients::Connection own(server_->address(), server_->nobody());
  EXPECT_EQ(filing_as(own, sekda), "INVALID_ARGUMENT INVALID_FIELD");
}

TEST_F(Tls, AServiceAccountSpeaksForItsAgenciesOnly) {
  const auto foreign = server_->certificate("foreign", {"x", {"URI:penugasan:service/foreign"}});
  EXPECT_EQ(server_->who(foreign), "service foreign by CERTIFICATE");
  EXPECT_EQ(server_->who(foreign, server_->token("palangka-raya/sekda")), "UNAUTHENTICATED CALLER_UNKNOWN");
}

TEST_F(Tls, NeitherErrorsNorLogsHoldATokenOrAReasonToGuessOne) {
  const std::string token = server_->token("palangka-raya/sekda");
  const std::string broken = token.substr(0, token.size() - 4) + "AAAA";
  for (const char* language : {"id", "en"}) {
    grpc::ClientContext context;
    clients::Connection::prepare(context, {"", language, broken}, 10s);
    v1::WhoAmIResponse answer;
    const clients::Connection connection(server_->address(), server_->nobody());
    const auto status = connection.stub<v1::IdentityService::Stub>().WhoAmI(&context, {}, &answer);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAUTHENTICATED);
    EXPECT_NE(status.error_message(), "");
    EXPECT_EQ((status.error_message() + status.error_details()).find(broken.substr(0, 20)), std::string::npos);
  }
  EXPECT_EQ(server_->who(server_->nobody(), token), "official palangka-raya/sekda by TOKEN");
  EXPECT_TRUE(server_->process().wait_for_output("IdentityService/WhoAmI code=OK", 5s));
  const std::string log = server_->process().out() + server_->process().err();
  EXPECT_EQ(log.find(token.substr(0, 20)), std::string::npos);
  EXPECT_EQ(log.find("Bearer"), std::string::npos);
}

TEST(TlsRequired, NobodyConnectsWithoutACertificate) {
  SecureServer server("required");
  EXPECT_EQ(server.who(server.nobody(), server.token("palangka-raya/sekda")), "UNAVAILABLE");
  const auto laptop = server.certificate("laptop", {"laptop", {"DNS:laptop.example"}});
  EXPECT_EQ(server.who(laptop, server.token("palangka-raya/sekda")), "official palangka-raya/sekda by TOKEN");
}

TEST(TlsRotation, NewConnectionsGetTheNewCertificateAndOpenOnesStay) {
  SecureServer server;
  const clients::Connection open(server.address(), server.nobody());
  const auto token = server.token("palangka-raya/sekda");
  ASSERT_EQ(SecureServer::who(open, token), "official palangka-raya/sekda by TOKEN");
  const std::string before = handshake(server.address(), TLS1_3_VERSION);
  ASSERT_NE(before, "");
  (void)server.certificate("server", {"server", {"IP:127.0.0.1"}});
  EXPECT_TRUE(soon([&] {
    const auto now = handshake(server.address(), TLS1_3_VERSION);
    return !now.empty() && now != before;
  }));
  EXPECT_EQ(SecureServer::who(open, token), "official palangka-raya/sekda by TOKEN");
  EXPECT_EQ(server.who(server.nobody(), token), "official palangka-raya/sekda by TOKEN");
}

TEST(TlsRotation, AnotherAuthorityForClients) {
  SecureServer server;
  const clients::Authority next("Next authority");
  const auto forged = server.certificate("next", {"x", {"URI:penugasan:operator"}}, &next);
  ASSERT_EQ(server.who(forged), "UNAVAILABLE");
  const auto by_server = forged;
  clients::replace_file(server.file("old-ca.pem"), server.authority().certificate(), false);
  clients::replace_file(server.file("ca.pem"), server.authority().certificate() + next.certificate(), false);
  auto credentials = by_server;
  credentials.ca = server.file("old-ca.pem");
  EXPECT_TRUE(soon([&] { return server.who(credentials) == "operator by CERTIFICATE"; }));
}

TEST(Reload, CallersAreReadAgainOnSighup) {
  SecureServer server;
  const auto bot = server.certificate("bot", {"x", {"DNS:bot.example"}});
  ASSERT_EQ(server.who(bot), "UNAUTHENTICATED CALLER_UNKNOWN");
  server.write_callers("  - {name: bot, scopes: [notices.read], certificates: [\"dns:bot.example\"]}\n");
  server.process().signal(SIGHUP);
  EXPECT_TRUE(soon([&] { return server.who(bot) == "service bot by CERTIFICATE"; }));
  // A faulty file changes nothing.
  server.write_callers("  - {name: bot, scopes: [everything]}\n");
  server.process().signal(SIGHUP);
  EXPECT_TRUE(server.process().wait_for_output("the old ones stay in use", 10s));
  EXPECT_EQ(server.who(bot), "service bot by CERTIFICATE");
}

TEST(Reload, KeysOfAnIssuerAreFetchedAgain) {
  SecureServer server;
  const clients::TestIssuer next;
  const auto now = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  const auto token = next.token({kIssuerName, "penugasan", "palangka-raya/sekda", now, 600});
  ASSERT_EQ(server.who(server.nobody(), token), "UNAUTHENTICATED TOKEN_INVALID");
  clients::replace_file(server.file("jwks.json"), "{\"keys\": [" + server.issuer().jwk() + "," + next.jwk() + "]}", false);
  bool known = false;
  for (int i = 0; i < 200 && !known; ++i) {
    std::this_thread::sleep_for(100ms);
    known = server.who(server.nobody(), token) == "official palangka-raya/sekda by TOKEN";
  }
  EXPECT_TRUE(known);
}

}  // namespace
}  // namespace penugasan::testing
