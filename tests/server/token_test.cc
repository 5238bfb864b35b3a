// A table of hostile tokens: each differs in one thing from a sound one, and is refused for that one thing.
#include "server/identity/token.h"

#include <gtest/gtest.h>

#include "clients/pki/test_issuer.h"
#include "server/identity/callers_file.h"
#include "server/identity/key_set.h"

namespace penugasan::server {
namespace {

using clients::TestIssuer;
using clients::TokenAlgorithm;

constexpr std::int64_t kNow = 1'800'000'000;

workflow::Time at(std::int64_t seconds) { return workflow::Time(std::chrono::seconds(seconds)); }

struct Issuers {
  TestIssuer es{TokenAlgorithm::es256}, rs{TokenAlgorithm::rs256}, ed{TokenAlgorithm::eddsa}, stranger{TokenAlgorithm::es256};
};
const Issuers& issuers() {
  static const Issuers made;
  return made;
}

const Callers& callers() {
  static const Callers read = parse_callers(
      "issuers:\n"
      "  - {issuer: \"https://sso\", audience: penugasan, keys: k, algorithms: [ES256, EdDSA], agencies: [surakarta]}\n"
      "  - {issuer: \"https://other\", audience: penugasan, keys: k, algorithms: [RS256], official_claim: nip_ref, "
      "longest_lifetime: 1h}\n",
      "callers.yaml");
  return read;
}

// Every key is known to every issuer: what an issuer may use, its algorithms say.
std::variant<PublicKey, std::string_view> find_key(const Issuer& /*issuer*/, std::string_view kid) {
  static const auto set = std::get<KeySet>(
      parse_key_set("{\"keys\": [" + issuers().es.jwk() + "," + issuers().rs.jwk() + "," + issuers().ed.jwk() + "]}"));
  const auto key = set.keys.find(kid);
  if (key == set.keys.end()) return "token_key_unknown";
  return key->second;
}

std::string said(const EdgeResult<Token>& result) {
  if (const auto* token = std::get_if<Token>(&result)) return "accepted " + token->official;
  const auto& error = std::get<EdgeError>(result);
  if (error.reason == EdgeReason::token_expired) return "TOKEN_EXPIRED";
  EXPECT_EQ(error.reason, EdgeReason::token_invalid);
  return error.values.at(0).second;
}

std::string check(const std::string& token, std::int64_t now = kNow) {
  return said(check_token(token, callers(), find_key, at(now)));
}

std::string header(const TestIssuer& issuer, const std::string& further = "") {
  return std::string("{\"alg\":\"") + issuer.algorithm_name() + "\",\"kid\":\"" + issuer.kid() + "\"" + further + "}";
}

// The claims of a sound token; a later text of the same name stands instead.
std::string claims(const std::string& iss = "\"https://sso\"", const std::string& aud = "\"penugasan\"",
                   const std::string& sub = "\"surakarta/kadis-kominfo\"",
                   const std::string& times = "\"iat\":1800000000,\"exp\":1800003600") {
  return "{\"iss\":" + iss + ",\"aud\":" + aud + ",\"sub\":" + sub + "," + times + "}";
}

std::string check_header(const std::string& text) { return check(issuers().es.sign(text, claims())); }
std::string check_claims(const std::string& text) { return check(issuers().es.sign(header(issuers().es), text)); }
std::string check_times(const std::string& times, std::int64_t now = kNow) {
  return check(
      issuers().es.sign(header(issuers().es), claims("\"https://sso\"", "\"penugasan\"", "\"surakarta/kadis-kominfo\"", times)),
      now);
}

TEST(Token, SoundOnesSayWhatTheySay) {
  const std::string token = issuers().es.sign(header(issuers().es), claims());
  const auto result = check_token(token, callers(), find_key, at(kNow));
  ASSERT_TRUE(std::holds_alternative<Token>(result)) << said(result);
  const auto& sound = std::get<Token>(result);
  EXPECT_EQ(sound.issuer->issuer, "https://sso");
  EXPECT_EQ(sound.subject, "surakarta/kadis-kominfo");
  EXPECT_EQ(sound.official, "surakarta/kadis-kominfo");
  EXPECT_EQ(sound.expires, at(1'800'003'600));
}

TEST(Token, OfEveryAlgorithm) {
  EXPECT_EQ(check(issuers().ed.sign(header(issuers().ed), claims())), "accepted surakarta/kadis-kominfo");
  EXPECT_EQ(check(issuers().rs.sign(header(issuers().rs),
                                    claims("\"https://other\"", "[\"x\",\"penugasan\"]", "\"u1\"",
                                           "\"iat\":1800000000,\"exp\":1800003600,\"nip_ref\":\"surakarta/sekda\""))),
            "accepted surakarta/sekda");  // the configured claim, not sub
  EXPECT_EQ(check(issuers().es.token({"https://sso", "penugasan", "surakarta/sekda", kNow, 60})), "accepted surakarta/sekda");
}

TEST(HostileToken, Form) {
  const std::string sound = issuers().es.sign(header(issuers().es), claims());
  for (const std::string& token :
       std::vector<std::string>{"", ".", "..", "a.b", sound + ".", sound + ".x", "." + sound, " " + sound,
                                sound.substr(0, sound.find('.')), std::string(6145, 'a'), std::string("\0.\0.\0", 5)}) {
    EXPECT_EQ(check(token), "token_form") << token.substr(0, 40);
  }
  EXPECT_EQ(check(sound + "="), "token_signature");                            // padding
  EXPECT_EQ(check(sound + "\n"), "token_signature");                           // a line feed
  EXPECT_EQ(check(sound.substr(0, sound.rfind('.') + 1)), "token_signature");  // none
  EXPECT_EQ(check_header("[]"), "token_form");
  EXPECT_EQ(check_header("{\"alg\":\"ES256\""), "token_form");
  EXPECT_EQ(check_header(header(issuers().es) + "x"), "token_form");
  EXPECT_EQ(check_claims("null"), "token_form");
  EXPECT_EQ(check_claims("{\"a\":" + std::string(3000, '[') + std::string(3000, ']') + "}"), "token_form");
  EXPECT_EQ(check_claims("{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":{\"i\":1}}}}}}}}}}"), "token_form");
}

TEST(HostileToken, Size) {
  const auto sound = [](std::size_t padding) {
    return issuers().es.sign(header(issuers().es), claims("\"https://sso\"", "\"penugasan\"",
                                                          "\"surakarta/sekda\",\"x\":\"" + std::string(padding, 'x') + "\""));
  };
  std::size_t padding = 4000;
  while (sound(padding + 1).size() <= 6144) ++padding;
  EXPECT_EQ(check(sound(padding)), "accepted surakarta/sekda");
  EXPECT_EQ(check(sound(padding + 1)), "token_form");
}

TEST(HostileToken, MembersThatStandTwice) {
  EXPECT_EQ(check_header(header(issuers().es, ",\"alg\":\"ES256\"")), "token_form");
  EXPECT_EQ(check_claims(claims("\"https://sso\"", "\"penugasan\"", "\"surakarta/sekda\",\"sub\":\"surakarta/kadis-kominfo\"")),
            "token_form");
  EXPECT_EQ(check_claims(claims("\"https://sso\"", "\"penugasan\"", "\"surakarta/sekda\",\"x\":{\"y\":1,\"y\":2}")),
            "token_form");
  // The same name in different objects is no repetition.
  EXPECT_EQ(check_claims(claims("\"https://sso\"", "\"penugasan\"", "\"surakarta/sekda\",\"x\":{\"y\":1},\"z\":{\"y\":2}")),
            "accepted surakarta/sekda");
  // Written with an escape it is the same name all the same.
  EXPECT_EQ(
      check_claims(claims("\"https://sso\"", "\"penugasan\"", "\"surakarta/sekda\",\"s\\u0075b\":\"surakarta/kadis-kominfo\"")),
      "token_form");
}

TEST(HostileToken, Algorithms) {
  const std::string kid = "\"kid\":\"" + issuers().es.kid() + "\"";
  for (const std::string alg : {"\"none\"", "\"None\"", "\"HS256\"", "\"ES384\"", "\"es256\"", "\"\"", "null", "[\"ES256\"]"}) {
    EXPECT_EQ(check_header("{\"alg\":" + alg + "," + kid + "}"), "token_algorithm") << alg;
  }
  EXPECT_EQ(check_header("{" + kid + "}"), "token_algorithm");
  // One of ours, but not the key's: no key is used in another way than its own.
  EXPECT_EQ(check_header("{\"alg\":\"EdDSA\"," + kid + "}"), "token_algorithm");
  // The key's, but not one of the issuer's.
  EXPECT_EQ(check(issuers().rs.sign(header(issuers().rs), claims())), "token_algorithm");
  EXPECT_EQ(check(issuers().es.sign(header(issuers().es), claims("\"https://other\""))), "token_algorithm");
  // Unsigned, with the header of a signed one.
  const std::string none = clients::base64url("{\"alg\":\"none\"}") + "." + clients::base64url(claims()) + ".";
  EXPECT_EQ(check(none), "token_algorithm");
}

TEST(HostileToken, Header) {
  EXPECT_EQ(check_header(header(issuers().es, ",\"crit\":[\"b64\"],\"b64\":false")), "token_critical");
  EXPECT_EQ(check_header(header(issuers().es, ",\"crit\":[]")), "token_critical");
  EXPECT_EQ(check_header(header(issuers().es, ",\"typ\":\"JOSE\"")), "token_type");
  EXPECT_EQ(check_header(header(issuers().es, ",\"typ\":7")), "token_type");
  EXPECT_EQ(check_header(header(issuers().es, ",\"typ\":\"at+jwt\"")), "accepted surakarta/kadis-kominfo");
  EXPECT_EQ(check_header("{\"alg\":\"ES256\"}"), "token_kid");
  EXPECT_EQ(check_header("{\"alg\":\"ES256\",\"kid\":1}"), "token_kid");
  EXPECT_EQ(check_header("{\"alg\":\"ES256\",\"kid\":\"" + issuers().ed.kid() + "\"}"), "token_algorithm");
}

TEST(HostileToken, KeysComeFromTheConfigurationOnly) {
  const TestIssuer& stranger = issuers().stranger;
  EXPECT_EQ(check(stranger.sign(header(stranger), claims())), "token_key_unknown");
  EXPECT_EQ(check(stranger.sign(header(stranger, ",\"jwk\":" + stranger.jwk()), claims())), "token_key_unknown");
  // Signed by a stranger under the name of a known key.
  EXPECT_EQ(check(stranger.sign(header(issuers().es), claims())), "token_signature");
  EXPECT_EQ(check(stranger.sign(header(issuers().es, ",\"jwk\":" + stranger.jwk()), claims())), "token_signature");
}

TEST(HostileToken, WhatWasSignedIsWhatIsRead) {
  const std::string sound = issuers().es.sign(header(issuers().es), claims());
  const auto first = sound.find('.');
  const auto second = sound.rfind('.');
  const std::string other = clients::base64url(claims("\"https://sso\"", "\"penugasan\"", "\"surakarta/sekda\""));
  EXPECT_EQ(check(sound.substr(0, first + 1) + other + sound.substr(second)), "token_signature");
  std::string turned = sound;
  turned[second + 10] = turned[second + 10] == 'A' ? 'B' : 'A';
  EXPECT_EQ(check(turned), "token_signature");
}

TEST(HostileToken, Issuer) {
  EXPECT_EQ(check_claims(claims("\"https://elsewhere\"")), "token_issuer");
  EXPECT_EQ(check_claims(claims("\"https://sso/\"")), "token_issuer");
  EXPECT_EQ(check_claims(claims("\"HTTPS://SSO\"")), "token_issuer");
  EXPECT_EQ(check_claims(claims("[\"https://sso\"]")), "token_issuer");
  EXPECT_EQ(check_claims("{\"aud\":\"penugasan\",\"sub\":\"a/b\",\"iat\":1800000000,\"exp\":1800003600}"), "token_issuer");
}

TEST(HostileToken, Audience) {
  for (const std::string aud :
       {"\"other\"", "\"\"", "[]", "[\"other\"]", "null", "{\"penugasan\":1}", "\"penugasan \"", "[[\"penugasan\"]]"}) {
    EXPECT_EQ(check_claims(claims("\"https://sso\"", aud)), "token_audience") << aud;
  }
}

TEST(HostileToken, Subject) {
  for (const std::string& sub :
       std::vector<std::string>{"\"\"", "7", "null", "[\"surakarta/sekda\"]", "\"" + std::string(256, 'a') + "\""}) {
    EXPECT_EQ(check_claims(claims("\"https://sso\"", "\"penugasan\"", sub)), "token_subject") << sub.substr(0, 30);
  }
}

TEST(HostileToken, TimesAreNumbersAndThere) {
  for (const std::string times :
       {"\"iat\":1800000000", "\"exp\":1800003600", "\"iat\":1800000000,\"exp\":\"1800003600\"", "\"iat\":1800000000,\"exp\":-1",
        "\"iat\":1800000000,\"exp\":1e300", "\"iat\":1800000000,\"exp\":null",
        "\"iat\":1800000000,\"exp\":1800003600,\"nbf\":\"now\"", "\"iat\":1800000000,\"exp\":253402300800"}) {
    EXPECT_EQ(check_times(times), "token_times") << times;
  }
}

// 60 seconds of skew, to the second.
TEST(HostileToken, TimesAreKept) {
  const std::string hour = "\"iat\":1800000000,\"exp\":1800003600";
  EXPECT_EQ(check_times(hour, 1'800'003'659), "accepted surakarta/kadis-kominfo");
  EXPECT_EQ(check_times(hour, 1'800'003'660), "TOKEN_EXPIRED");
  EXPECT_EQ(check_times(hour, 1'799'999'940), "accepted surakarta/kadis-kominfo");
  EXPECT_EQ(check_times(hour, 1'799'999'939), "token_not_yet");
  const std::string later = hour + ",\"nbf\":1800000100";
  EXPECT_EQ(check_times(later, 1'800'000'040), "accepted surakarta/kadis-kominfo");
  EXPECT_EQ(check_times(later, 1'800'000'039), "token_not_yet");
  EXPECT_EQ(check_times("\"iat\":1800000000.5,\"exp\":1800003600.25"), "accepted surakarta/kadis-kominfo");
}

TEST(HostileToken, NobodyVouchesForYears) {
  EXPECT_EQ(check_times("\"iat\":1800000000,\"exp\":1800086400"), "accepted surakarta/kadis-kominfo");
  EXPECT_EQ(check_times("\"iat\":1800000000,\"exp\":1800086401"), "token_lifetime");  // 24 h, unless an issuer has its own limit
  EXPECT_EQ(check(issuers().rs.sign(header(issuers().rs), claims("\"https://other\"", "\"penugasan\"", "\"u\"",
                                                                 "\"iat\":1800000000,\"exp\":1800003601"))),
            "token_lifetime");
}

TEST(HostileToken, IsNeverEchoed) {
  const auto result = check_token("eyJhbGciOiJub25lIn0.c2VjcmV0.c2VjcmV0", callers(), find_key, at(kNow));
  const auto& error = std::get<EdgeError>(result);
  ASSERT_EQ(error.values.size(), 1u);
  EXPECT_EQ(error.values[0].first, "problem");
  EXPECT_TRUE(error.values[0].second.starts_with("token_"));
}

}  // namespace
}  // namespace penugasan::server
