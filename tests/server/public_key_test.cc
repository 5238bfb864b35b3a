// Keys and signatures by the examples that the RFCs print, and keys that must not be believed.
#include "server/identity/public_key.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "clients/pki/test_issuer.h"
#include "server/identity/key_set.h"
#include "server/input/base64url.h"

namespace penugasan::server {
namespace {

using Json = nlohmann::json;

// RFC 7515 appendix A.3.
const Json kP256 = {{"kty", "EC"},
                    {"crv", "P-256"},
                    {"x", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"},
                    {"y", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}};
const std::string kP256Message =
    "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
const std::string kP256Signature = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

// RFC 7515 appendix A.2.
const Json kRsa = {
    {"kty", "RSA"},
    {"n",
     "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_Yp"
     "RPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxv"
     "b3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"},
    {"e", "AQAB"}};
const std::string kRsaMessage =
    "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
const std::string kRsaSignature =
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKB"
    "YNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-"
    "eOkHWEsqtFZESc6BfI7n"
    "oOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

// RFC 8037 appendix A.4.
const Json kEd25519 = {{"kty", "OKP"}, {"crv", "Ed25519"}, {"x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}};
const std::string kEd25519Message = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
const std::string kEd25519Signature = "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

PublicKey key_of(const Json& jwk) { return std::get<PublicKey>(PublicKey::from_jwk(jwk)); }
bool verifies(const Json& jwk, const std::string& message, const std::string& signature) {
  return key_of(jwk).verifies(message, base64url_decode(signature).value());
}

// Why it is not believed; "" where it is.
std::string fault_of(const Json& jwk) {
  const auto key = PublicKey::from_jwk(jwk);
  const auto* why = std::get_if<std::string>(&key);
  return why == nullptr ? "" : *why;
}

Json with(Json jwk, const std::string& name, const Json& value) {
  jwk[name] = value;
  return jwk;
}

TEST(PublicKey, TheExamplesOfTheRfcs) {
  EXPECT_EQ(key_of(kP256).algorithm(), Algorithm::es256);
  EXPECT_EQ(key_of(kRsa).algorithm(), Algorithm::rs256);
  EXPECT_EQ(key_of(kEd25519).algorithm(), Algorithm::eddsa);
  EXPECT_TRUE(verifies(kP256, kP256Message, kP256Signature));
  EXPECT_TRUE(verifies(kRsa, kRsaMessage, kRsaSignature));
  EXPECT_TRUE(verifies(kEd25519, kEd25519Message, kEd25519Signature));
}

TEST(PublicKey, AnotherMessageIsNotWhatWasSigned) {
  EXPECT_FALSE(verifies(kP256, kP256Message + "x", kP256Signature));
  EXPECT_FALSE(verifies(kRsa, kRsaMessage + "x", kRsaSignature));
  EXPECT_FALSE(verifies(kEd25519, kEd25519Message + "x", kEd25519Signature));
  EXPECT_FALSE(verifies(kEd25519, kP256Message, kP256Signature));
  EXPECT_FALSE(verifies(kP256, kEd25519Message, kEd25519Signature));
}

TEST(PublicKey, AnEcSignatureIsTwoNumbersOf32BytesAndNothingElse) {
  const std::string signature = base64url_decode(kP256Signature).value();
  const auto key = key_of(kP256);
  EXPECT_FALSE(key.verifies(kP256Message, ""));
  EXPECT_FALSE(key.verifies(kP256Message, signature.substr(0, 63)));
  EXPECT_FALSE(key.verifies(kP256Message, signature + '\0'));
  EXPECT_FALSE(key.verifies(kP256Message, std::string(64, '\0')));  // r = s = 0
  EXPECT_FALSE(key.verifies(kP256Message, std::string(64, '\xff')));
  // The same signature as DER, as OpenSSL writes it: not the form of JWS.
  const std::string r = signature.substr(0, 32);
  const std::string s = signature.substr(32);
  const std::string der = std::string("\x30\x45\x02\x20") + r + std::string("\x02\x21\x00", 3) + s;
  EXPECT_FALSE(key.verifies(kP256Message, der));
}

TEST(PublicKey, EveryBrokenKeyIsRefused) {
  EXPECT_NE(fault_of(Json::array()), "");
  EXPECT_NE(fault_of({{"kty", "oct"}, {"k", "AAAA"}}), "");
  EXPECT_NE(fault_of(with(kP256, "crv", "P-384")), "");
  EXPECT_NE(fault_of(with(kP256, "crv", "secp256k1")), "");
  EXPECT_NE(fault_of(with(kEd25519, "crv", "Ed448")), "");
  EXPECT_NE(fault_of(with(kP256, "x", kP256["y"])), "");  // the point lies beside the curve
  EXPECT_NE(fault_of(with(kP256, "x", "")), "");
  EXPECT_NE(fault_of(with(kP256, "y", kP256["y"].get<std::string>() + "=")), "");  // padding is not base64url
  EXPECT_NE(fault_of(with(kP256, "x", 7)), "");
  EXPECT_NE(fault_of(with(kEd25519, "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUQ")), "");  // 31 bytes
  EXPECT_NE(fault_of(with(kRsa, "e", "AQ")), "");                                              // 1: everything verifies
  EXPECT_NE(fault_of(with(kRsa, "e", "AQAA")), "");                                            // even
  EXPECT_NE(fault_of(with(kRsa, "e", "AQAAAAE")), "");                                         // five bytes
  EXPECT_NE(fault_of(with(kRsa, "n", kRsa["n"].get<std::string>().substr(0, 340))), "");       // below 2048 bits
  EXPECT_NE(fault_of(with(kRsa, "n", std::string(1400, '_'))), "");                            // above 8192 bits
}

TEST(PublicKey, AKeyServesOneAlgorithmAndVerifying) {
  EXPECT_EQ(fault_of(with(kP256, "alg", "ES256")), "");
  EXPECT_EQ(fault_of(with(kP256, "alg", "RS256")), "it is for another algorithm");
  EXPECT_EQ(fault_of(with(kRsa, "alg", "PS256")), "it is for another algorithm");
  EXPECT_EQ(fault_of(with(kRsa, "alg", "RSA-OAEP")), "it is for another algorithm");
  EXPECT_EQ(fault_of(with(kRsa, "use", "sig")), "");
  EXPECT_EQ(fault_of(with(kRsa, "use", "enc")), "it is not for verifying signatures");
  EXPECT_EQ(fault_of(with(kRsa, "key_ops", {"verify"})), "");
  EXPECT_EQ(fault_of(with(kRsa, "key_ops", {"encrypt"})), "it is not for verifying signatures");
}

TEST(PublicKey, APrivateKeyInPublicIsLost) {
  EXPECT_TRUE(
      fault_of(with(kEd25519, "d", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")).starts_with("it holds its private part"));
}

std::string set_fault(const std::string& text) {
  const auto set = parse_key_set(text);
  const auto* why = std::get_if<std::string>(&set);
  return why == nullptr ? "" : *why;
}

TEST(KeySet, FindsKeysByTheirKidAndSkipsTheRest) {
  const Json set = {
      {"keys", {with(kP256, "kid", "a"), with(with(kRsa, "kid", "b"), "use", "enc"), kEd25519, with(kEd25519, "kid", "c")}}};
  const auto read = std::get<KeySet>(parse_key_set(set.dump()));
  EXPECT_EQ(read.keys.size(), 2u);
  EXPECT_EQ(read.keys.at("a").algorithm(), Algorithm::es256);
  EXPECT_EQ(read.keys.at("c").algorithm(), Algorithm::eddsa);
  EXPECT_EQ(read.skipped,
            (std::vector<std::string>{"key \"b\": it is not for verifying signatures", "a key without a kid of 1 to 200 bytes"}));
}

TEST(KeySet, IsRefusedAsAWhole) {
  const std::string key = with(kP256, "kid", "a").dump();
  EXPECT_EQ(set_fault("{\"keys\": [" + key + "]}"), "");
  EXPECT_EQ(set_fault("{\"keys\": [" + key + "," + key + "]}"), "two keys have the kid \"a\"");
  EXPECT_EQ(set_fault("{\"keys\": [" + key + "], \"keys\": []}"), "it is no JWKS: {\"keys\": [...]}");
  EXPECT_EQ(set_fault(""), "it is no JWKS: {\"keys\": [...]}");
  EXPECT_EQ(set_fault("[]"), "it is no JWKS: {\"keys\": [...]}");
  EXPECT_EQ(set_fault("{\"keys\": {}}"), "it is no JWKS: {\"keys\": [...]}");
  EXPECT_EQ(set_fault("{\"keys\": []}"), "it holds no key that can be used");
  EXPECT_EQ(set_fault(std::string(300'000, ' ')), "it is larger than 256 KiB");
  EXPECT_EQ(set_fault(std::string(100'000, '[')), "it is no JWKS: {\"keys\": [...]}");
  std::string many = "{\"keys\": [{}";
  for (int i = 0; i < 100; ++i) many += ",{}";
  EXPECT_EQ(set_fault(many + "]}"), "it holds more than 100 keys");
}

TEST(TestIssuer, ItsKeysAreReadAsAnybodysAre) {
  using clients::TokenAlgorithm;
  for (const auto algorithm : {TokenAlgorithm::es256, TokenAlgorithm::rs256, TokenAlgorithm::eddsa}) {
    const clients::TestIssuer issuer(algorithm);
    const auto set = std::get<KeySet>(parse_key_set(issuer.jwks()));
    EXPECT_EQ(name_of(set.keys.at(issuer.kid()).algorithm()), issuer.algorithm_name());
    EXPECT_TRUE(set.keys.at(issuer.kid()).verifies("message", issuer.signature("message")));
  }
}

}  // namespace
}  // namespace penugasan::server
