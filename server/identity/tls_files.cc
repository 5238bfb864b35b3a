#include "server/identity/tls_files.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "server/identity/callers_file.h"
#include "server/identity/key_ring.h"

namespace penugasan::server {

namespace {

template <class Type, void (*release)(Type*)>
struct Release {
  void operator()(Type* value) const { release(value); }
};
using Bio = std::unique_ptr<BIO, Release<BIO, BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Release<X509, X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY, EVP_PKEY_free>>;

constexpr int kWarningDays = 14;

std::time_t seconds_of(workflow::Time time) {
  return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

// The first certificate of a file.
Certificate read_certificate(const std::string& option, const std::string& file, FileFindings& findings) {
  const Bio in(BIO_new_file(file.c_str(), "rb"));
  Certificate certificate(in ? PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr) : nullptr);
  ERR_clear_error();
  if (!certificate) {
    findings.faults.push_back(option + " " + file + (in ? ": holds no certificate in PEM" : ": cannot be read"));
  }
  return certificate;
}

void check_time(const std::string& option, const std::string& file, const X509* certificate, workflow::Time now,
                FileFindings& findings) {
  std::time_t today = seconds_of(now);
  if (X509_cmp_time(X509_get0_notBefore(certificate), &today) > 0) {
    findings.faults.push_back(option + " " + file + ": is not in force yet; check the machine's clock");
  }
  if (X509_cmp_time(X509_get0_notAfter(certificate), &today) < 0) {
    findings.faults.push_back(option + " " + file + ": has expired; put a new certificate in its place");
    return;
  }
  std::time_t soon = today + kWarningDays * 24L * 60 * 60;
  if (X509_cmp_time(X509_get0_notAfter(certificate), &soon) < 0) {
    findings.warnings.push_back(option + " " + file + ": expires within 14 days; put a new certificate in its place");
  }
}

// Who may read a private key beside its owner can be the server.
void check_owner_only(const std::string& file, FileFindings& findings) {
  struct stat about {};
  if (::stat(file.c_str(), &about) != 0) return;  // told by who reads it
  if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    findings.faults.push_back("tls_key " + file + ": others than its owner can use it; chmod 600 " + file);
  }
}

void check_key(const Config& config, const X509* certificate, FileFindings& findings) {
  const Bio in(BIO_new_file(config.tls_key.c_str(), "rb"));
  const Key key(in ? PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr) : nullptr);
  check_owner_only(config.tls_key, findings);
  if (!key) {
    findings.faults.push_back("tls_key " + config.tls_key + (in ? ": holds no private key in PEM" : ": cannot be read"));
  } else if (certificate != nullptr && X509_check_private_key(certificate, key.get()) != 1) {
    findings.faults.push_back("tls_key " + config.tls_key + ": is not the key of the certificate " + config.tls_certificate);
  }
  ERR_clear_error();
}

void check_tls(const Config& config, workflow::Time now, FileFindings& findings) {
  if (!config.tls_certificate.empty()) {
    const auto certificate = read_certificate("tls_certificate", config.tls_certificate, findings);
    if (certificate) check_time("tls_certificate", config.tls_certificate, certificate.get(), now, findings);
    check_key(config, certificate.get(), findings);
  }
  if (config.tls_client_ca.empty()) return;
  const auto authority = read_certificate("tls_client_ca", config.tls_client_ca, findings);
  if (authority) check_time("tls_client_ca", config.tls_client_ca, authority.get(), now, findings);
}

void check_keys_of(const Issuer& issuer, FileFindings& findings) {
  if (issuer.keys.starts_with("https://")) return;
  const std::string where = "callers: keys of " + issuer.issuer + " in " + issuer.keys + ": ";
  try {
    const auto keys = parse_key_set(fetch_keys(issuer));
    if (const auto* why = std::get_if<std::string>(&keys)) {
      findings.faults.push_back(where + *why);
    } else {
      for (const auto& skipped : std::get<KeySet>(keys).skipped) findings.warnings.push_back(where + "not used: " + skipped);
    }
  } catch (const std::exception& error) {
    findings.faults.push_back(where + error.what());
  }
}

}  // namespace

FileFindings check_identity_files(const Config& config, workflow::Time now) {
  FileFindings findings;
  check_tls(config, now, findings);
  if (config.callers.empty()) return findings;
  try {
    for (const auto& issuer : read_callers(config.callers).issuers) check_keys_of(issuer, findings);
  } catch (const std::exception& error) {
    findings.faults.emplace_back(error.what());
  }
  return findings;
}

}  // namespace penugasan::server
