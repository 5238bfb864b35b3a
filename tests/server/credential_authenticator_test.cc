// Certificates and tokens together: who the caller is, and what does not go together.
#include "server/identity/credential_authenticator.h"

#include <gtest/gtest.h>

#include "clients/pki/test_issuer.h"
#include "server/identity/callers_file.h"

namespace penugasan::server {
namespace {

using clients::TestIssuer;
using namespace std::chrono_literals;

constexpr std::int64_t kNow = 1'800'000'000;

const std::string kCallers =
    "issuers:\n"
    "  - {issuer: sso, audience: penugasan, keys: k.json, algorithms: [ES256], agencies: [surakarta, klaten]}\n"
    "operators:\n"
    "  certificates: [\"uri:penugasan:operator\"]\n"
    "  tokens: [{issuer: sso, subject: root}]\n"
    "officials: {agencies_by_certificate: [klaten]}\n"
    "service_accounts:\n"
    "  - {name: bot, scopes: [notices.read], agencies: [surakarta], certificates: [\"dns:bot.example\"]}\n"
    "  - {name: mobile, scopes: [requests.act], agencies: [surakarta], certificates: [\"uri:mobile\", \"dns:mobile.example\"],\n"
    "     tokens: [{issuer: sso, subject: mobile-backend}]}\n";

class Call final : public CallMetadata {
 public:
  std::vector<std::string> certificate;
  std::multimap<std::string, std::string> metadata;

  std::vector<std::string_view> values(std::string_view key) const override {
    std::vector<std::string_view> found;
    const auto [first, last] = metadata.equal_range(std::string(key));
    for (auto it = first; it != last; ++it) found.emplace_back(it->second);
    return found;
  }
  std::string_view peer() const override { return "ipv4:10.0.0.7:40000"; }
  std::vector<std::string> certificate_names() const override { return certificate; }
};

class TestClock final : public Clock {
 public:
  workflow::Time now() const override { return now_; }
  void advance(std::chrono::seconds by) { now_ += by; }

 private:
  workflow::Time now_{std::chrono::seconds(kNow)};
};

class CredentialAuthenticatorTest : public ::testing::Test {
 protected:
  void SetUp() override { refresh(); }

  void refresh() { keys_.refresh(*callers_.get(), clock_.now()); }
  static std::string token(const std::string& subject, std::int64_t lifetime = 3600) {
    return issuer.token({"sso", "penugasan", subject, kNow, lifetime});
  }
  Principal known(const Call& call) {
    auto result = authenticator_.authenticate(call);
    if (const auto* error = std::get_if<EdgeError>(&result)) ADD_FAILURE() << wire_name(error->reason);
    return std::get<Principal>(std::move(result));
  }
  // "CALLER_UNKNOWN problem", or the key of who was believed.
  std::string answer_to(const Call& call) {
    const auto result = authenticator_.authenticate(call);
    if (const auto* principal = std::get_if<Principal>(&result)) return std::string(principal->key());
    const auto& error = std::get<EdgeError>(result);
    return std::string(wire_name(error.reason)) + (error.values.empty() ? "" : " " + error.values[0].second);
  }
  std::string said(std::vector<std::string> certificate, const std::string& bearer = "", const std::string& behalf = "") {
    Call call;
    call.certificate = std::move(certificate);
    if (!bearer.empty()) call.metadata.emplace("authorization", "Bearer " + bearer);
    if (!behalf.empty()) call.metadata.emplace("x-penugasan-on-behalf-of", "Bearer " + behalf);
    return answer_to(call);
  }

  inline static const TestIssuer issuer{clients::TokenAlgorithm::es256};
  std::string jwks_ = issuer.jwks();
  TestClock clock_;
  CallersBox callers_{std::make_shared<const Callers>(parse_callers(kCallers, "callers.yaml"))};
  KeyRing keys_{[this](const Issuer&) { return jwks_; }};
  CredentialAuthenticator authenticator_{callers_, keys_, clock_};
};

TEST_F(CredentialAuthenticatorTest, NobodyWithoutCredentials) {
  EXPECT_EQ(said({}), "CREDENTIALS_MISSING");
  Call call;
  call.metadata.emplace("x-penugasan-principal", "operator");  // what development believes counts for nothing here
  EXPECT_EQ(answer_to(call), "CREDENTIALS_MISSING");
}

TEST_F(CredentialAuthenticatorTest, AnOfficialByToken) {
  Call call;
  call.metadata.emplace("authorization", "bearer " + token("surakarta/kadis-kominfo"));  // the scheme in any case
  const auto principal = known(call);
  EXPECT_EQ(principal.kind, Principal::Kind::official);
  EXPECT_EQ(principal.official.value, "surakarta/kadis-kominfo");
  EXPECT_EQ(principal.evidence, Evidence::token);
  EXPECT_EQ(principal.expires, workflow::Time(std::chrono::seconds(kNow + 3600)));
}

TEST_F(CredentialAuthenticatorTest, AnIssuerVouchesForItsOwnAgenciesOnly) {
  EXPECT_EQ(said({}, token("jambi/sekda")), "CALLER_UNKNOWN issuer_not_for_agency");
  EXPECT_EQ(said({}, token("kadis-kominfo")), "CALLER_UNKNOWN token_names_nobody");
  EXPECT_EQ(said({}, token("operator")), "CALLER_UNKNOWN token_names_nobody");
  EXPECT_EQ(said({}, token("service:bot")), "CALLER_UNKNOWN token_names_nobody");
}

TEST_F(CredentialAuthenticatorTest, ByTheSanOfACertificate) {
  EXPECT_EQ(said({"uri:penugasan:operator"}), "operator");
  EXPECT_EQ(said({"dns:bot.example"}), "service:bot");
  EXPECT_EQ(said({"dns:other", "uri:mobile", "dns:mobile.example"}), "service:mobile");
  EXPECT_EQ(said({"uri:penugasan:klaten/sekda"}), "klaten/sekda");
  EXPECT_EQ(said({"uri:penugasan:surakarta/sekda"}), "CALLER_UNKNOWN certificate_unlisted");  // its officials use tokens
  EXPECT_EQ(said({"uri:penugasan:klaten/sekda/x"}), "CALLER_UNKNOWN certificate_unlisted");
  EXPECT_EQ(said({"dns:penugasan:operator"}), "CALLER_UNKNOWN certificate_unlisted");  // a URI is no DNS name
  EXPECT_EQ(said({"dns:BOT.example"}), "CALLER_UNKNOWN certificate_unlisted");
  EXPECT_EQ(said({"dns:bot.example", "uri:penugasan:operator"}), "CREDENTIALS_DISAGREE certificate_of_several");
}

TEST_F(CredentialAuthenticatorTest, ACertificateOfNobodyOnlyOpensTheConnection) {
  EXPECT_EQ(said({"dns:laptop.example"}, token("surakarta/sekda")), "surakarta/sekda");
}

TEST_F(CredentialAuthenticatorTest, CertificateAndTokenAreOfTheSameCaller) {
  EXPECT_EQ(said({"uri:penugasan:klaten/sekda"}, token("klaten/sekda")), "klaten/sekda");
  EXPECT_EQ(said({"uri:penugasan:klaten/sekda"}, token("klaten/bupati")), "CREDENTIALS_DISAGREE certificate_and_token");
  EXPECT_EQ(said({"uri:penugasan:operator"}, token("surakarta/sekda")), "CREDENTIALS_DISAGREE certificate_and_token");
  EXPECT_EQ(said({"uri:penugasan:operator"}, token("root")), "operator");
  EXPECT_EQ(said({"dns:bot.example"}, token("mobile-backend")), "CREDENTIALS_DISAGREE certificate_and_token");
  EXPECT_EQ(said({"uri:mobile"}, token("mobile-backend")), "service:mobile");
  EXPECT_EQ(said({"uri:penugasan:operator"}, "rubbish"), "TOKEN_INVALID token_form");  // a bad token is never passed over
}

TEST_F(CredentialAuthenticatorTest, ABackendActsForAnOfficialByTheOfficialsOwnToken) {
  Call call;
  call.certificate = {"uri:mobile"};
  call.metadata.emplace("authorization", "Bearer " + token("surakarta/sekda", 60));
  const auto principal = known(call);
  EXPECT_TRUE(principal.is_service());
  EXPECT_EQ(principal.service->name, "mobile");
  EXPECT_EQ(principal.official.value, "surakarta/sekda");
  EXPECT_EQ(principal.expires, workflow::Time(std::chrono::seconds(kNow + 60)));
  EXPECT_FALSE(principal.has(Scope::requests_read));
}

TEST_F(CredentialAuthenticatorTest, ABackendWithATokenOfItsOwn) {
  EXPECT_EQ(said({}, token("mobile-backend")), "service:mobile");
  EXPECT_EQ(said({}, token("mobile-backend"), token("surakarta/sekda")), "surakarta/sekda");
  EXPECT_EQ(said({}, token("mobile-backend"), token("root")), "CREDENTIALS_DISAGREE on_behalf_of_official_only");
  EXPECT_EQ(said({}, token("mobile-backend"), token("mobile-backend")), "CREDENTIALS_DISAGREE on_behalf_of_official_only");
  EXPECT_EQ(said({}, token("mobile-backend"), token("jambi/sekda")), "CALLER_UNKNOWN issuer_not_for_agency");
  EXPECT_EQ(said({}, token("surakarta/sekda"), token("surakarta/walikota")), "CREDENTIALS_DISAGREE on_behalf_of_service_only");
  EXPECT_EQ(said({}, token("root"), token("surakarta/sekda")), "CREDENTIALS_DISAGREE on_behalf_of_service_only");
  EXPECT_EQ(said({"uri:mobile"}, token("surakarta/sekda"), token("surakarta/walikota")),
            "CREDENTIALS_DISAGREE on_behalf_of_service_only");
  EXPECT_EQ(said({}, "", token("surakarta/sekda")), "CREDENTIALS_MISSING");
  // The earlier end counts.
  Call call;
  call.metadata.emplace("authorization", "Bearer " + token("mobile-backend", 50));
  call.metadata.emplace("x-penugasan-on-behalf-of", "Bearer " + token("surakarta/sekda", 60));
  EXPECT_EQ(known(call).expires, workflow::Time(std::chrono::seconds(kNow + 50)));
}

TEST_F(CredentialAuthenticatorTest, OneTokenInOneForm) {
  const std::string sound = token("surakarta/sekda");
  for (const std::string& value : {sound, "Basic " + sound, std::string("Bearer "), std::string("Bearer"), "Bearer\t" + sound}) {
    Call call;
    call.metadata.emplace("authorization", value);
    EXPECT_EQ(answer_to(call), "TOKEN_INVALID token_scheme") << value.substr(0, 12);
  }
  Call twice;
  twice.metadata.emplace("authorization", "Bearer " + sound);
  twice.metadata.emplace("authorization", "Bearer " + sound);
  EXPECT_EQ(answer_to(twice), "TOKEN_INVALID token_repeated");
}

TEST_F(CredentialAuthenticatorTest, ATokenThatWasVerifiedStillEnds) {
  const std::string hour = token("surakarta/sekda");
  EXPECT_EQ(said({}, hour), "surakarta/sekda");
  clock_.advance(3659s);
  EXPECT_EQ(said({}, hour), "surakarta/sekda");  // from the cache, within the skew
  clock_.advance(1s);
  EXPECT_EQ(said({}, hour), "TOKEN_EXPIRED");
}

TEST_F(CredentialAuthenticatorTest, ATokenThatWasVerifiedGoesWithItsKey) {
  const std::string hour = token("surakarta/sekda");
  EXPECT_EQ(said({}, hour), "surakarta/sekda");
  jwks_ = TestIssuer(clients::TokenAlgorithm::es256).jwks();
  clock_.advance(300s);
  refresh();
  EXPECT_EQ(said({}, hour), "TOKEN_INVALID token_key_unknown");
}

TEST_F(CredentialAuthenticatorTest, ATokenThatWasVerifiedGoesWithItsIssuer) {
  const std::string hour = token("surakarta/sekda");
  EXPECT_EQ(said({}, hour), "surakarta/sekda");
  callers_.set(std::make_shared<const Callers>());
  EXPECT_EQ(said({}, hour), "TOKEN_INVALID token_issuer");
}

TEST(TokenCacheTest, IsBoundedAndForgetsWhatWasNotAskedForLongest) {
  TokenCache cache(2);
  const TokenCache::World world{std::make_shared<const Callers>(), 1};
  const workflow::Time now{std::chrono::seconds(kNow)};
  const auto put = [&](const char* token) { cache.put(digest_of_token(token), world, now + 1s, Principal::of_operator()); };
  const auto has = [&](const char* token) { return cache.find(digest_of_token(token), world, now).has_value(); };
  put("a");
  put("b");
  EXPECT_TRUE(has("a"));
  put("c");
  EXPECT_EQ(cache.size(), 2u);
  EXPECT_TRUE(has("a"));
  EXPECT_FALSE(has("b"));
  EXPECT_TRUE(has("c"));
}

TEST(TokenCacheTest, AnotherWorldOrTimeIsNotBelieved) {
  TokenCache cache(10);
  const TokenCache::World world{std::make_shared<const Callers>(), 1};
  const workflow::Time now{std::chrono::seconds(kNow)};
  const auto digest = digest_of_token("a");
  const auto put = [&] { cache.put(digest, world, now + 1s, Principal::of_operator()); };
  put();
  EXPECT_FALSE(cache.find(digest, {world.callers, 2}, now));
  put();
  EXPECT_FALSE(cache.find(digest, {std::make_shared<const Callers>(), 1}, now));
  put();
  EXPECT_FALSE(cache.find(digest, world, now + 1s));
  put();
  EXPECT_TRUE(cache.find(digest, world, now));
  EXPECT_FALSE(cache.find(digest_of_token("b"), world, now));
}

// FIPS 180-2, appendix B.1.
TEST(TokenCacheTest, TheDigestIsSha256) {
  const TokenDigest abc = {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23,
                           0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17, 0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad};
  EXPECT_EQ(digest_of_token("abc"), abc);
}

}  // namespace
}  // namespace penugasan::server
