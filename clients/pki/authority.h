// A small certificate authority for tests and trials (`penugasan pki`): it does not revoke, and its key lies in a file. Real
// servers get their certificates from the authority of their government.
#pragma once

#include <string>
#include <vector>

#include "clients/pki/openssl.h"

namespace penugasan::clients {

/// What a certificate is to say.
struct CertificateWish {
  std::string common_name;
  std::vector<std::string> names;  // its SAN as OpenSSL writes it: "DNS:localhost", "IP:127.0.0.1", "URI:penugasan:operator"
  int days = 365;                  // from now; below zero: it has ended already
};

/// A certificate and its private key, as PEM.
struct Issued {
  std::string certificate;
  std::string key;
};

class Authority {
 public:
  /// A fresh one, valid for ten years.
  explicit Authority(const std::string& common_name);
  /// From its files. Throws std::runtime_error.
  Authority(const std::string& certificate_file, const std::string& key_file);

  std::string certificate() const;
  std::string key() const { return private_pem(key_.get()); }
  /// For servers and clients alike.
  Issued issue(const CertificateWish& wish) const;

 private:
  KeyPtr key_;
  CertificatePtr certificate_;
};

}  // namespace penugasan::clients
