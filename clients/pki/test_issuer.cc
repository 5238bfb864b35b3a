#include "clients/pki/test_issuer.h"

#include <algorithm>

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/sha.h>
#include <nlohmann/json.hpp>

namespace penugasan::clients {
namespace {

using Json = nlohmann::ordered_json;
using Number = std::unique_ptr<BIGNUM, Release<BIGNUM, BN_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG, ECDSA_SIG_free>>;

constexpr int kCoordinate = 32;
constexpr unsigned kRsaBits = 2048;

const unsigned char* bytes(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

KeyPtr new_key(TokenAlgorithm algorithm) {
  if (algorithm == TokenAlgorithm::es256) return new_p256_key();
  EVP_PKEY* const key =
      algorithm == TokenAlgorithm::rs256 ? EVP_RSA_gen(kRsaBits) : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
  must(key != nullptr, "no key can be made");
  return {key, EVP_PKEY_free};
}

TokenAlgorithm algorithm_of(const EVP_PKEY* key, const std::string& file) {
  if (EVP_PKEY_is_a(key, "RSA") == 1) return TokenAlgorithm::rs256;
  if (EVP_PKEY_is_a(key, "ED25519") == 1) return TokenAlgorithm::eddsa;
  if (EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_bits(key) == 256) return TokenAlgorithm::es256;
  throw std::runtime_error(file + ": is no key that signs tokens: P-256, RSA or Ed25519");
}

// A number of the key, big-endian; at least `size` bytes.
std::string number_of(const EVP_PKEY* key, const char* name, int size) {
  BIGNUM* found = nullptr;
  must(EVP_PKEY_get_bn_param(key, name, &found) == 1, "the key lacks a number");
  const Number number(found);
  std::string text(static_cast<std::size_t>(std::max(size, BN_num_bytes(number.get()))), '\0');
  BN_bn2binpad(number.get(), reinterpret_cast<unsigned char*>(text.data()), static_cast<int>(text.size()));
  return text;
}

std::string raw_public_key(const EVP_PKEY* key) {
  std::string text(kCoordinate, '\0');
  std::size_t size = text.size();
  must(EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char*>(text.data()), &size) == 1, "the key has no public part");
  return text;
}

// r and s side by side (RFC 7518 section 3.4), from DER.
std::string side_by_side(const std::string& der) {
  const unsigned char* in = bytes(der);
  const EcSignature parts(d2i_ECDSA_SIG(nullptr, &in, static_cast<long>(der.size())));
  must(parts != nullptr, "the signature is malformed");
  std::string text(std::size_t{2} * kCoordinate, '\0');
  auto* const out = reinterpret_cast<unsigned char*>(text.data());
  BN_bn2binpad(ECDSA_SIG_get0_r(parts.get()), out, kCoordinate);
  BN_bn2binpad(ECDSA_SIG_get0_s(parts.get()), out + kCoordinate, kCoordinate);
  return text;
}

}  // namespace

std::string base64url(const std::string& text) {
  std::string encoded((text.size() + 2) / 3 * 4 + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()), bytes(text), static_cast<int>(text.size()));
  encoded.resize(static_cast<std::size_t>(size));
  encoded.resize(std::min(encoded.size(), encoded.find('=')));
  std::replace(encoded.begin(), encoded.end(), '+', '-');
  std::replace(encoded.begin(), encoded.end(), '/', '_');
  return encoded;
}

TestIssuer::TestIssuer(TokenAlgorithm algorithm) : algorithm_(algorithm), key_(new_key(algorithm)) { name_key(); }

TestIssuer::TestIssuer(const std::string& key_file) : algorithm_(TokenAlgorithm::es256), key_(read_private_key(key_file)) {
  algorithm_ = algorithm_of(key_.get(), key_file);
  name_key();
}

void TestIssuer::name_key() {
  unsigned char* der = nullptr;
  const int size = i2d_PUBKEY(key_.get(), &der);
  must(size > 0, "the key has no public part");
  std::string hash(SHA256_DIGEST_LENGTH, '\0');
  SHA256(der, static_cast<std::size_t>(size), reinterpret_cast<unsigned char*>(hash.data()));
  OPENSSL_free(der);
  kid_ = base64url(hash).substr(0, 16);
}

const char* TestIssuer::algorithm_name() const {
  if (algorithm_ == TokenAlgorithm::rs256) return "RS256";
  return algorithm_ == TokenAlgorithm::es256 ? "ES256" : "EdDSA";
}

std::string TestIssuer::jwk() const {
  Json json = {{"kid", kid_}, {"use", "sig"}, {"alg", algorithm_name()}};
  if (algorithm_ == TokenAlgorithm::rs256) {
    json["kty"] = "RSA";
    json["n"] = base64url(number_of(key_.get(), OSSL_PKEY_PARAM_RSA_N, 0));
    json["e"] = base64url(number_of(key_.get(), OSSL_PKEY_PARAM_RSA_E, 0));
  } else if (algorithm_ == TokenAlgorithm::es256) {
    json["kty"] = "EC";
    json["crv"] = "P-256";
    json["x"] = base64url(number_of(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X, kCoordinate));
    json["y"] = base64url(number_of(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y, kCoordinate));
  } else {
    json["kty"] = "OKP";
    json["crv"] = "Ed25519";
    json["x"] = base64url(raw_public_key(key_.get()));
  }
  return json.dump();
}

std::string TestIssuer::token(const TokenWish& wish) const {
  const Json header = {{"alg", algorithm_name()}, {"typ", "JWT"}, {"kid", kid_}};
  const Json claims = {{"iss", wish.issuer},
                       {"aud", wish.audience},
                       {"sub", wish.subject},
                       {"iat", wish.issued_at},
                       {"exp", wish.issued_at + wish.lifetime}};
  return sign(header.dump(), claims.dump());
}

std::string TestIssuer::sign(const std::string& header, const std::string& claims) const {
  const std::string message = base64url(header) + "." + base64url(claims);
  return message + "." + base64url(signature(message));
}

std::string TestIssuer::signature(const std::string& message) const {
  const DigestContext context(EVP_MD_CTX_new());
  const EVP_MD* digest = algorithm_ == TokenAlgorithm::eddsa ? nullptr : EVP_sha256();
  std::size_t size = 0;
  bool well = EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key_.get()) == 1;
  well = well && EVP_DigestSign(context.get(), nullptr, &size, bytes(message), message.size()) == 1;
  std::string text(size, '\0');
  well = well &&
         EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(text.data()), &size, bytes(message), message.size()) == 1;
  must(well, "the token cannot be signed");
  text.resize(size);
  return algorithm_ == TokenAlgorithm::es256 ? side_by_side(text) : text;
}

}  // namespace penugasan::clients
