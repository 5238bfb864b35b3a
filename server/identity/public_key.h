// A key that tokens are verified with. It serves exactly one algorithm, so that nobody can choose a weaker one for it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include <openssl/types.h>
#include <nlohmann/json_fwd.hpp>

#include "server/identity/callers.h"

namespace penugasan::server {

/// Immutable; safe from any thread.
class PublicKey {
 public:
  /// A JWK (RFC 7517): RSA of 2048 to 8192 bits (RS256), EC P-256 (ES256), OKP Ed25519 (EdDSA). Its `alg`, where it has one, must
  /// be that algorithm, its `use` must be sig, its `key_ops` must hold verify; private parts are refused. Else what is wrong.
  static std::variant<PublicKey, std::string> from_jwk(const nlohmann::json& jwk);

  Algorithm algorithm() const { return algorithm_; }
  /// True when `signature` (for ES256 r and s, 32 bytes each) is this key's on `message`.
  bool verifies(std::string_view message, std::string_view signature) const;

 private:
  PublicKey(std::shared_ptr<EVP_PKEY> key, Algorithm algorithm) : key_(std::move(key)), algorithm_(algorithm) {}

  std::shared_ptr<EVP_PKEY> key_;
  Algorithm algorithm_;
};

}  // namespace penugasan::server
