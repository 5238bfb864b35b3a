#include "clients/credentials.h"

#include <openssl/crypto.h>
#include <openssl/pem.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>

#include "clients/yaml_reader.h"

namespace penugasan::clients {
namespace {

constexpr std::size_t kLargestToken = 6144;

// gRPC's threads begin handshakes until the very end of the process, also while exit() runs. OpenSSL would clean itself up there,
// under their feet, and the process end in SIGSEGV. Only who calls OpenSSL first can tell it not to: hence before main().
[[maybe_unused]] const int kOpensslStaysToTheEnd = OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);

std::string read_file(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad() || text.empty()) {
    throw InputError(file, 0,
                     {"cannot be read, or is empty; name a file that is there and that you may read",
                      "tidak dapat dibaca, atau kosong; sebutkan berkas yang ada dan boleh Anda baca"});
  }
  return text;
}

// gRPC itself would only log that it cannot use them, and then never connect.
std::string read_certificates(const std::string& file) {
  std::string text = read_file(file);
  const std::unique_ptr<BIO, decltype(&BIO_free)> in(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free);
  const std::unique_ptr<X509, decltype(&X509_free)> first(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr), X509_free);
  if (first) return text;
  throw InputError(file, 0,
                   {"holds no certificate (PEM); name the file of certificates, not of a key",
                    "tidak berisi sertifikat (PEM); sebutkan berkas sertifikat, bukan kunci"});
}

void check_that_they_go_together(const Credentials& credentials) {
  const std::string& certificate = credentials.certificate;
  if (certificate.empty() != credentials.key.empty()) {
    throw InputError(
        certificate.empty() ? credentials.key : certificate, 0,
        {"a client certificate and its key go together; name both (--cert and --key), or neither",
         "sertifikat klien dan kuncinya harus berpasangan; sebutkan keduanya (--cert dan --key), atau tidak sama sekali"});
  }
  if (!certificate.empty() && !credentials.tls()) {
    throw InputError(certificate, 0,
                     {"a client certificate needs TLS; name the authorities that vouch for the server (--ca)",
                      "sertifikat klien memerlukan TLS; sebutkan penjamin server (--ca)"});
  }
}

}  // namespace

std::shared_ptr<grpc::ChannelCredentials> channel_credentials(const Credentials& credentials) {
  check_that_they_go_together(credentials);
  if (!credentials.tls()) return grpc::InsecureChannelCredentials();
  grpc::SslCredentialsOptions options;
  if (credentials.ca != "system") options.pem_root_certs = read_certificates(credentials.ca);
  if (!credentials.certificate.empty()) {
    options.pem_cert_chain = read_certificates(credentials.certificate);
    options.pem_private_key = read_secret_file(credentials.key);
  }
  return grpc::SslCredentials(options);
}

std::string read_secret_file(const std::string& file) {
  struct stat about {};
  if (::stat(file.c_str(), &about) == 0 && (about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    throw InputError(file, 0,
                     {"others than its owner can use it; type: chmod 600 " + file,
                      "orang lain selain pemiliknya dapat memakainya; ketik: chmod 600 " + file});
  }
  return read_file(file);
}

std::string read_token(const std::string& file) {
  std::string token = read_secret_file(file);
  while (!token.empty() && (token.back() == '\n' || token.back() == '\r')) token.pop_back();
  if (!is_token(token)) {
    throw InputError(
        file, 0,
        {"holds no token: one line of at most 6144 characters", "tidak berisi token: satu baris, paling banyak 6144 karakter"});
  }
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
