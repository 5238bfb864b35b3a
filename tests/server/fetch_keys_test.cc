// Keys from an address: over TLS that is vouched for, no redirects, within bounds.
#include <gtest/gtest.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <memory>
#include <thread>

#include <openssl/ssl.h>

#include "clients/pki/authority.h"
#include "clients/pki/openssl.h"
#include "server/identity/key_ring.h"
#include "tests/support/temp_folder.h"

namespace penugasan::server {
namespace {

// Answers every request over TLS with the same bytes, one connection after the other.
class HttpsServer {
 public:
  HttpsServer(const testing::TempFolder& folder, const clients::Issued& identity, std::string answer)
      : answer_(std::move(answer)), context_(SSL_CTX_new(TLS_server_method()), SSL_CTX_free) {
    std::signal(SIGPIPE, SIG_IGN);  // a client that refuses us hangs up while we write
    const auto certificate = folder.write("https.pem", identity.certificate);
    const auto key = folder.write("https-key.pem", identity.key);
    SSL_CTX_use_certificate_file(context_.get(), certificate.c_str(), SSL_FILETYPE_PEM);
    SSL_CTX_use_PrivateKey_file(context_.get(), key.c_str(), SSL_FILETYPE_PEM);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(listening_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(::listen(listening_, 8), 0);
    EXPECT_EQ(::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~HttpsServer() {
    ::shutdown(listening_, SHUT_RDWR);
    thread_.join();
    ::close(listening_);
  }
  HttpsServer(const HttpsServer&) = delete;
  HttpsServer& operator=(const HttpsServer&) = delete;

  std::string url() const { return "https://127.0.0.1:" + std::to_string(port_) + "/keys"; }

 private:
  void serve() {
    for (int one = ::accept(listening_, nullptr, nullptr); one >= 0; one = ::accept(listening_, nullptr, nullptr)) {
      const std::unique_ptr<SSL, decltype(&SSL_free)> ssl(SSL_new(context_.get()), SSL_free);
      SSL_set_fd(ssl.get(), one);
      char request[4096];
      if (SSL_accept(ssl.get()) == 1 && SSL_read(ssl.get(), request, sizeof request) > 0) {
        SSL_write(ssl.get(), answer_.data(), static_cast<int>(answer_.size()));
        SSL_shutdown(ssl.get());
      }
      ::close(one);
    }
  }

  const std::string answer_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  int listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  int port_ = 0;
  std::thread thread_;
};

std::string http(const std::string& status, const std::string& body, const std::string& header = "") {
  return "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + header + "Content-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

class FetchKeysTest : public ::testing::Test {
 protected:
  // The keys, or "refused".
  std::string fetched(const std::string& answer, const std::string& name = "IP:127.0.0.1", int days = 1) {
    const HttpsServer server(folder_, authority_.issue({"https", {name}, days}), answer);
    Issuer issuer;
    issuer.keys = server.url();
    issuer.keys_ca = folder_.write("ca.pem", authority_.certificate());
    try {
      return fetch_keys(issuer);
    } catch (const std::runtime_error&) {
      return "refused";
    }
  }

  testing::TempFolder folder_;
  clients::Authority authority_{"Keys authority"};
  clients::Authority other_{"Other authority"};
};

TEST_F(FetchKeysTest, FromAnAddressThatIsVouchedFor) { EXPECT_EQ(fetched(http("200 OK", "{\"keys\": []}")), "{\"keys\": []}"); }

TEST_F(FetchKeysTest, NotFromAnotherHostOrAfterItsTime) {
  EXPECT_EQ(fetched(http("200 OK", "{}"), "DNS:other.example"), "refused");
  EXPECT_EQ(fetched(http("200 OK", "{}"), "IP:127.0.0.1", -1), "refused");
}

TEST_F(FetchKeysTest, NotFromWhereARedirectLeads) {
  EXPECT_EQ(fetched(http("302 Found", "{}", "Location: https://127.0.0.1:1/\r\n")), "refused");
}

TEST_F(FetchKeysTest, NotWhatIsNoAnswer) {
  EXPECT_EQ(fetched(http("404 Not Found", "{\"keys\": []}")), "refused");
  EXPECT_EQ(fetched(http("503 Service Unavailable", "{\"keys\": []}")), "refused");
  EXPECT_EQ(fetched(""), "refused");
}

TEST_F(FetchKeysTest, NotMoreThanItMayBe) {
  EXPECT_EQ(fetched(http("200 OK", std::string(kLargestKeySet, ' '))).size(), kLargestKeySet);
  EXPECT_EQ(fetched(http("200 OK", std::string(kLargestKeySet + 1, ' '))), "refused");
}

TEST_F(FetchKeysTest, NotWhereAnotherAuthorityVouches) {
  const HttpsServer server(folder_, other_.issue({"https", {"IP:127.0.0.1"}, 1}), http("200 OK", "{}"));
  Issuer issuer;
  issuer.keys = server.url();
  issuer.keys_ca = folder_.write("ca.pem", authority_.certificate());
  EXPECT_THROW(fetch_keys(issuer), std::runtime_error);
  issuer.keys_ca = "";  // the machine's own authorities do not know it either
  EXPECT_THROW(fetch_keys(issuer), std::runtime_error);
}

}  // namespace
}  // namespace penugasan::server
