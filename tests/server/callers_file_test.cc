// The file of callers: what it says, and that each of its faults is told with file and line.
#include "server/identity/callers_file.h"

#include <gtest/gtest.h>

#include "tests/support/paths.h"

namespace penugasan::server {
namespace {

std::string fault_of(const std::string& text) {
  try {
    parse_callers(text, "conf/callers.yaml");
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "accepted";
}

const std::string kIssuer =
    "issuers:\n"
    "  - issuer: https://sso.example\n"
    "    audience: penugasan\n"
    "    keys: keys.json\n"
    "    algorithms: [ES256]\n";

TEST(CallersFile, TheSampleSaysWhatItSays) {
  const auto callers = read_callers((testing::source_dir() / "deploy/callers.yaml").string());
  ASSERT_EQ(callers.issuers.size(), 1u);
  const Issuer& issuer = callers.issuers[0];
  EXPECT_EQ(issuer.issuer, "https://sso.surakarta.example");
  EXPECT_EQ(issuer.audience, "penugasan");
  EXPECT_EQ(issuer.keys, (testing::source_dir() / "deploy/sso-surakarta.jwks.json").string());
  EXPECT_EQ(issuer.algorithms, (std::vector{Algorithm::es256, Algorithm::eddsa}));
  EXPECT_EQ(issuer.agencies, std::vector<std::string>{"surakarta"});
  EXPECT_EQ(issuer.longest, std::chrono::hours(24));
  EXPECT_EQ(callers.agencies_by_certificate, std::vector<std::string>{"klaten"});
  EXPECT_TRUE(callers.by_certificate.at("uri:penugasan:operator").is_operator());
  EXPECT_EQ(callers.by_certificate.at("dns:bot.surakarta.example").key(), "service:bot-surakarta");
  EXPECT_EQ(callers.by_subject.at({"https://sso.surakarta.example", "mobile-backend"}).key(), "service:mobile-surakarta");
  const auto mobile = callers.service("mobile-surakarta");
  EXPECT_EQ(mobile->scopes, (Scopes{Scope::requests_read, Scope::requests_act, Scope::notices_read, Scope::directory_read}));
  EXPECT_TRUE(mobile->speaks_for("surakarta"));
  EXPECT_FALSE(mobile->speaks_for("klaten"));
  EXPECT_EQ(callers.service("mobile"), nullptr);
}

TEST(CallersFile, LeftOutIsTheLeast) {
  const auto callers = parse_callers(kIssuer + "service_accounts:\n  - {name: bot, scopes: [metrics]}\n", "conf/callers.yaml");
  EXPECT_EQ(callers.issuers[0].keys, "conf/keys.json");  // beside the file
  EXPECT_EQ(callers.issuers[0].official_claim, "sub");
  EXPECT_TRUE(callers.issuers[0].agencies.empty());
  EXPECT_EQ(callers.issuers[0].longest, std::chrono::hours(24));
  EXPECT_TRUE(callers.service("bot")->agencies.empty());
  EXPECT_TRUE(callers.by_certificate.empty());
}

TEST(CallersFile, UnknownWordsAreRefused) {
  EXPECT_EQ(fault_of("operator: {}\n"),
            "conf/callers.yaml:1: the file has no key `operator` (did you mean `operators`?), only: issuers, operators, "
            "officials, service_accounts");
  EXPECT_TRUE(fault_of("service_accounts:\n  - {name: bot, scopes: [all]}\n").starts_with("conf/callers.yaml:2: "));
  EXPECT_TRUE(
      fault_of("service_accounts:\n  - {name: Bot, scopes: [metrics]}\n").starts_with("conf/callers.yaml:2: must be 1 to 63"));
  EXPECT_EQ(fault_of("service_accounts:\n  - {scopes: [metrics]}\n"),
            "conf/callers.yaml:2: a service account lacks the key `name`");
  EXPECT_EQ(fault_of("service_accounts:\n  - {name: bot}\n"), "conf/callers.yaml:2: a service account lacks the key `scopes`");
}

TEST(CallersFile, UnsoundAlgorithmsAreRefused) {
  for (const std::string algorithm : {"none", "HS256", "ES384", "es256", "PS256"}) {
    auto text = kIssuer;
    text.replace(text.find("ES256"), 5, algorithm);
    EXPECT_TRUE(fault_of(text).starts_with("conf/callers.yaml:5: ")) << algorithm << ": " << fault_of(text);
  }
}

TEST(CallersFile, KeysComeFromProtectedPlacesOnly) {
  auto text = kIssuer;
  text.replace(text.find("keys.json"), 9, "http://sso.example/keys");
  EXPECT_EQ(fault_of(text),
            "conf/callers.yaml:4: must be a file or an https:// address; keys are never taken from an unprotected address");
  text.replace(text.find("http:"), 5, "https:");
  EXPECT_EQ(fault_of(text), "accepted");
}

TEST(CallersFile, NothingStandsForTwoCallers) {
  EXPECT_EQ(fault_of("operators: {certificates: [\"uri:a\"]}\n"
                     "service_accounts:\n  - {name: bot, scopes: [metrics], certificates: [\"uri:a\"]}\n"),
            "conf/callers.yaml:3: uri:a stands for two callers");
  EXPECT_EQ(fault_of(kIssuer + "service_accounts:\n"
                               "  - {name: a, scopes: [metrics], tokens: [{issuer: \"https://sso.example\", subject: s}]}\n"
                               "  - {name: b, scopes: [metrics], tokens: [{issuer: \"https://sso.example\", subject: s}]}\n"),
            "conf/callers.yaml:8: this subject stands for two callers");
  EXPECT_EQ(fault_of("service_accounts:\n  - {name: a, scopes: [metrics]}\n  - {name: a, scopes: [metrics]}\n"),
            "conf/callers.yaml:3: this service account stands here twice");
  EXPECT_EQ(fault_of(kIssuer + kIssuer.substr(kIssuer.find("  - "))), "conf/callers.yaml:6: this issuer stands here twice");
}

TEST(CallersFile, CertificateNamesAreOfTheSan) {
  EXPECT_TRUE(
      fault_of("operators: {certificates: [operator]}\n").starts_with("conf/callers.yaml:1: must be a name as it stands"));
  EXPECT_TRUE(fault_of("operators: {certificates: [\"cn:operator\"]}\n").starts_with("conf/callers.yaml:1: "));
  EXPECT_TRUE(fault_of("operators: {certificates: [\"uri:\"]}\n").starts_with("conf/callers.yaml:1: "));
}

TEST(CallersFile, TokensOfIssuersThatAreListed) {
  EXPECT_EQ(fault_of("operators: {tokens: [{issuer: \"https://other\", subject: s}]}\n"),
            "conf/callers.yaml:1: its issuer is not one of the issuers of this file");
}

TEST(CallersFile, LifetimesAreBounded) {
  for (const std::string lifetime : {"0s", "721h", "24", "1d", "-1h", "99999999999h"}) {
    EXPECT_TRUE(
        fault_of(kIssuer + "    longest_lifetime: " + lifetime + "\n").starts_with("conf/callers.yaml:6: must be a duration"))
        << lifetime;
  }
  EXPECT_EQ(fault_of(kIssuer + "    longest_lifetime: 720h\n"), "accepted");
}

TEST(CallersFile, AFileThatIsNotThereIsSaidSo) { EXPECT_THROW(read_callers("/nowhere/callers.yaml"), std::runtime_error); }

}  // namespace
}  // namespace penugasan::server
