#include "clients/credentials.h"

#include <openssl/crypto.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace penugasan::clients {
namespace {

constexpr std::size_t kLargestToken = 6144;

// gRPC's threads begin handshakes until the very end of the process, also while exit() runs. OpenSSL would clean itself up there,
// under their feet, and the process end in SIGSEGV. Only who calls OpenSSL first can tell it not to: hence before main().
[[maybe_unused]] const int kOpensslStaysToTheEnd = OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);

std::string read_file(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad() || text.empty()) throw std::runtime_error(file + ": cannot be read, or is empty");
  return text;
}

}  // namespace

std::shared_ptr<grpc::ChannelCredentials> channel_credentials(const Credentials& credentials) {
  if (credentials.certificate.empty() != credentials.key.empty()) {
    throw std::runtime_error("a client certificate and its key go together: name both, or neither");
  }
  if (!credentials.tls()) {
    if (credentials.certificate.empty()) return grpc::InsecureChannelCredentials();
    throw std::runtime_error("a client certificate needs TLS: name the authorities that vouch for the server (--ca)");
  }
  grpc::SslCredentialsOptions options;
  if (credentials.ca != "system") options.pem_root_certs = read_file(credentials.ca);
  if (!credentials.certificate.empty()) {
    options.pem_cert_chain = read_file(credentials.certificate);
    options.pem_private_key = read_file(credentials.key);
  }
  return grpc::SslCredentials(options);
}

std::string read_secret_file(const std::string& file) {
  struct stat about {};
  if (::stat(file.c_str(), &about) == 0 && (about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    throw std::runtime_error(file + ": others than its owner can use it; type: chmod 600 " + file);
  }
  return read_file(file);
}

std::string read_token(const std::string& file) {
  std::string token = read_secret_file(file);
  while (!token.empty() && (token.back() == '\n' || token.back() == '\r')) token.pop_back();
  if (!is_token(token)) throw std::runtime_error(file + ": holds no token: one line of at most 6144 characters");
  return token;
}

bool is_token(const std::string& text) {
  const auto visible = [](unsigned char c) { return c > ' ' && c < 0x7f; };
  return !text.empty() && text.size() <= kLargestToken && std::all_of(text.begin(), text.end(), visible);
}

bool is_loopback_address(const std::string& address) {
  return address.starts_with("127.") || address.starts_with("localhost:") || address == "localhost" ||
         address.starts_with("[::1]");
}

}  // namespace penugasan::clients
