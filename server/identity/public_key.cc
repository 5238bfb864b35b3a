#include "server/identity/public_key.h"

#include <algorithm>

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include "server/identity/strict_json.h"
#include "server/input/base64url.h"

namespace penugasan::server {

namespace {

constexpr int kFewestRsaBits = 2048;
constexpr int kMostRsaBits = 8192;
constexpr std::size_t kMostExponentBytes = 4;  // a huge exponent makes every verification slow
constexpr std::size_t kCoordinate = 32;        // bytes of P-256, and of Ed25519

template <class Type, void (*release)(Type*)>
struct Release {
  void operator()(Type* value) const { release(value); }
};
using Number = std::unique_ptr<BIGNUM, Release<BIGNUM, BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Release<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Release<OSSL_PARAM, OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX, EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX, EVP_MD_CTX_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG, ECDSA_SIG_free>>;
using KeyPtr = std::shared_ptr<EVP_PKEY>;

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

Number number(std::string_view big_endian) {
  return Number(BN_bin2bn(bytes(big_endian), static_cast<int>(big_endian.size()), nullptr));
}

// The bytes of a base64url member; empty where it is none.
std::string bytes_member(const nlohmann::json& jwk, std::string_view name) {
  const std::string* text = text_member(jwk, name);
  return text == nullptr ? std::string() : base64url_decode(*text).value_or(std::string());
}

KeyPtr shared(EVP_PKEY* key) { return key == nullptr ? nullptr : KeyPtr(key, EVP_PKEY_free); }

// Null unless OpenSSL makes a sound public key of it: points must lie on their curve.
KeyPtr build(const char* kind, OSSL_PARAM_BLD* parts) {
  const Params params(OSSL_PARAM_BLD_to_param(parts));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  EVP_PKEY* made = nullptr;
  if (!params || EVP_PKEY_fromdata_init(context.get()) != 1) return nullptr;
  if (EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, params.get()) != 1) return nullptr;
  auto key = shared(made);
  const KeyContext checking(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
  return EVP_PKEY_public_check(checking.get()) == 1 ? key : nullptr;
}

KeyPtr rsa(const nlohmann::json& jwk) {
  const std::string n = bytes_member(jwk, "n");
  const std::string e = bytes_member(jwk, "e");
  if (n.empty() || n.size() > kMostRsaBits / 8 || e.empty() || e.size() > kMostExponentBytes) return nullptr;
  const auto modulus = number(n);
  const auto exponent = number(e);
  if (BN_num_bits(modulus.get()) < kFewestRsaBits || BN_is_odd(exponent.get()) == 0 || BN_is_one(exponent.get()) != 0)
    return nullptr;
  const Builder parts(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
  OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
  return build("RSA", parts.get());
}

KeyPtr p256(const nlohmann::json& jwk) {
  const std::string x = bytes_member(jwk, "x");
  const std::string y = bytes_member(jwk, "y");
  if (x.size() != kCoordinate || y.size() != kCoordinate) return nullptr;
  const std::string point = "\x04" + x + y;
  const Builder parts(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(parts.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
  OSSL_PARAM_BLD_push_octet_string(parts.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  return build("EC", parts.get());
}

KeyPtr ed25519(const nlohmann::json& jwk) {
  const std::string x = bytes_member(jwk, "x");
  if (x.size() != kCoordinate) return nullptr;
  return shared(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes(x), x.size()));
}

bool is(const nlohmann::json& jwk, std::string_view name, std::string_view value) {
  const std::string* text = text_member(jwk, name);
  return text != nullptr && *text == value;
}

std::optional<Algorithm> algorithm_of(const nlohmann::json& jwk) {
  if (is(jwk, "kty", "RSA")) return Algorithm::rs256;
  if (is(jwk, "kty", "EC") && is(jwk, "crv", "P-256")) return Algorithm::es256;
  if (is(jwk, "kty", "OKP") && is(jwk, "crv", "Ed25519")) return Algorithm::eddsa;
  return std::nullopt;
}

bool is_for_verifying(const nlohmann::json& jwk) {
  if (jwk.contains("use") && !is(jwk, "use", "sig")) return false;
  if (!jwk.contains("key_ops")) return true;
  const auto& operations = jwk["key_ops"];
  return operations.is_array() && std::find(operations.begin(), operations.end(), "verify") != operations.end();
}

KeyPtr key_of(const nlohmann::json& jwk, Algorithm algorithm) {
  switch (algorithm) {
    case Algorithm::rs256: return rsa(jwk);
    case Algorithm::es256: return p256(jwk);
    case Algorithm::eddsa: return ed25519(jwk);
  }
  return nullptr;
}

// RFC 7518 section 3.4 writes r and s side by side, OpenSSL wants them in DER. Empty for any other length.
std::string der_of(std::string_view signature) {
  if (signature.size() != 2 * kCoordinate) return {};
  const EcSignature parts(ECDSA_SIG_new());
  ECDSA_SIG_set0(parts.get(), number(signature.substr(0, kCoordinate)).release(),
                 number(signature.substr(kCoordinate)).release());
  unsigned char* written = nullptr;
  const int size = i2d_ECDSA_SIG(parts.get(), &written);
  if (size <= 0) return {};
  std::string der(reinterpret_cast<const char*>(written), static_cast<std::size_t>(size));
  OPENSSL_free(written);
  return der;
}

}  // namespace

std::variant<PublicKey, std::string> PublicKey::from_jwk(const nlohmann::json& jwk) {
  if (!jwk.is_object()) return "it is no object";
  const auto algorithm = algorithm_of(jwk);
  if (!algorithm) return "it is none of RSA, EC P-256 and OKP Ed25519";
  if (jwk.contains("d")) return "it holds its private part, which everybody can read now: replace the key";
  if (jwk.contains("alg") && !is(jwk, "alg", name_of(*algorithm))) return "it is for another algorithm";
  if (!is_for_verifying(jwk)) return "it is not for verifying signatures";
  auto key = key_of(jwk, *algorithm);
  ERR_clear_error();
  if (!key) return "its numbers make no sound key of a sufficient size";
  return PublicKey(std::move(key), *algorithm);
}

bool PublicKey::verifies(std::string_view message, std::string_view signature) const {
  std::string der;
  if (algorithm_ == Algorithm::es256) {
    der = der_of(signature);
    if (der.empty()) return false;
    signature = der;
  }
  const DigestContext context(EVP_MD_CTX_new());
  const EVP_MD* digest = algorithm_ == Algorithm::eddsa ? nullptr : EVP_sha256();
  bool good = EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key_.get()) == 1;
  good = good && EVP_DigestVerify(context.get(), bytes(signature), signature.size(), bytes(message), message.size()) == 1;
  ERR_clear_error();  // a refused signature leaves its reason in the thread's queue
  return good;
}

}  // namespace penugasan::server
