// Signs bearer tokens with a key of its own, for tests, trials and the scenario runner. Officials of a real government sign in at
// their government's identity provider; this one believes whoever holds its key file.
#pragma once

#include <cstdint>
#include <string>

#include "clients/pki/openssl.h"

namespace penugasan::clients {

enum class TokenAlgorithm : std::uint8_t { es256, rs256, eddsa };

/// What a token is to say.
struct TokenWish {
  std::string issuer;
  std::string audience = "penugasan";
  std::string subject;            // "surakarta/kadis-kominfo"
  std::int64_t issued_at = 0;     // seconds since 1970
  std::int64_t lifetime = 28800;  // seconds
};

class TestIssuer {
 public:
  /// With a fresh key.
  explicit TestIssuer(TokenAlgorithm algorithm = TokenAlgorithm::es256);
  /// With the key of a PEM file: P-256, RSA or Ed25519. Throws std::runtime_error.
  explicit TestIssuer(const std::string& key_file);

  /// A hash of the public key.
  const std::string& kid() const { return kid_; }
  std::string key() const { return private_pem(key_.get()); }
  /// The public key as a JWK, and as a JWKS that holds nothing else.
  std::string jwk() const;
  std::string jwks() const { return "{\"keys\": [" + jwk() + "]}\n"; }

  std::string token(const TokenWish& wish) const;
  /// The compact form with this header and these claims as they are, whatever they are.
  std::string sign(const std::string& header, const std::string& claims) const;
  /// The signature in the form of JWS: for ES256 r and s, 32 bytes each.
  std::string signature(const std::string& message) const;
  /// "ES256", "RS256", "EdDSA".
  const char* algorithm_name() const;

 private:
  void name_key();

  TokenAlgorithm algorithm_;
  KeyPtr key_;
  std::string kid_;
};

/// Base64url without padding.
std::string base64url(const std::string& text);

}  // namespace penugasan::clients
