// OpenSSL's values with owners, and its failures as exceptions. Internal to clients/pki.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace penugasan::clients {

template <class Type, void (*release)(Type*)>
struct Release {
  void operator()(Type* value) const { release(value); }
};

using KeyPtr = std::shared_ptr<EVP_PKEY>;
using CertificatePtr = std::unique_ptr<X509, Release<X509, X509_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX, EVP_MD_CTX_free>>;

/// Throws std::runtime_error with `what` unless OpenSSL said that it went well.
inline void must(bool well, const char* what) {
  if (!well) throw std::runtime_error(std::string("OpenSSL: ") + what);
}

/// A fresh EC key on P-256.
KeyPtr new_p256_key();
std::string private_pem(EVP_PKEY* key);
/// Throws std::runtime_error where the file holds no private key.
KeyPtr read_private_key(const std::string& file);

/// Writes a file anew: first beside it, then in its place, so that readers see the old one or the new one. `secret`: only its
/// owner may read it (0600), else everybody may. Throws std::system_error.
void replace_file(const std::string& file, const std::string& text, bool secret);

}  // namespace penugasan::clients
