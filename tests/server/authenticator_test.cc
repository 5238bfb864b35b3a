#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "server/identity/callers_file.h"
#include "server/identity/development_authenticator.h"

namespace penugasan::server {
namespace {

class Call final : public CallMetadata {
 public:
  explicit Call(std::vector<std::string> principals, std::string peer = "ipv4:127.0.0.1:40000")
      : principals_(std::move(principals)), peer_(std::move(peer)) {}
  std::vector<std::string_view> values(std::string_view key) const override {
    if (key != "x-penugasan-principal") return {};
    return {principals_.begin(), principals_.end()};
  }
  std::string_view peer() const override { return peer_; }
  std::vector<std::string> certificate_names() const override { return {}; }

 private:
  std::vector<std::string> principals_;
  std::string peer_;
};

// One service account, "mobile".
const CallersBox& callers() {
  static const CallersBox box(
      std::make_shared<const Callers>(parse_callers("service_accounts:\n"
                                                    "  - {name: mobile, scopes: [requests.act], agencies: [surakarta]}\n",
                                                    "callers.yaml")));
  return box;
}

Principal believed(const std::string& principal) {
  return std::get<Principal>(DevelopmentAuthenticator(callers()).authenticate(Call({principal})));
}

// The problem of a refusal; "" where the caller was believed.
std::string problem_of(const Call& call) {
  const auto result = DevelopmentAuthenticator(callers()).authenticate(call);
  const auto* error = std::get_if<EdgeError>(&result);
  if (error == nullptr) return "";
  EXPECT_EQ(error->reason, EdgeReason::unauthenticated);
  EXPECT_EQ(error->values.front(), (std::pair<std::string, std::string>("metadata_key", "x-penugasan-principal")));
  return error->values.back().second;
}

TEST(DevelopmentAuthenticator, BelievesAnOfficial) {
  const auto result = DevelopmentAuthenticator(callers()).authenticate(Call({"surakarta/kadis-kominfo"}));
  EXPECT_EQ(std::get<Principal>(result), Principal::of_official(workflow::OfficialId("surakarta/kadis-kominfo")));
}

TEST(DevelopmentAuthenticator, AnOperatorHoldsNoOffice) {
  const auto principal = std::get<Principal>(DevelopmentAuthenticator(callers()).authenticate(Call({"operator"})));
  EXPECT_TRUE(principal.is_operator());
  EXPECT_TRUE(principal.official.empty());
}

TEST(DevelopmentAuthenticator, AServiceAccountByItself) {
  const auto principal = believed("service:mobile");
  EXPECT_TRUE(principal.is_service());
  EXPECT_TRUE(principal.official.empty());
  EXPECT_EQ(principal.key(), "service:mobile");
  EXPECT_TRUE(principal.has(Scope::requests_act));
  EXPECT_FALSE(principal.has(Scope::requests_read));
}

TEST(DevelopmentAuthenticator, AServiceAccountForAnOfficialCountsAsTheOfficial) {
  const auto principal = believed("service:mobile+surakarta/kadis-kominfo");
  EXPECT_TRUE(principal.is_service());
  EXPECT_EQ(principal.official.value, "surakarta/kadis-kominfo");
  EXPECT_EQ(principal.key(), "surakarta/kadis-kominfo");
  EXPECT_FALSE(principal.has(Scope::requests_read));  // the account's scopes bind all the same
}

TEST(DevelopmentAuthenticator, OnlyConfiguredServiceAccounts) {
  EXPECT_EQ(problem_of(Call({"service:bot"})), "service_unknown");
  EXPECT_EQ(problem_of(Call({"service:"})), "service_unknown");
  EXPECT_EQ(problem_of(Call({"service:bot+surakarta/kadis-kominfo"})), "service_unknown");
  EXPECT_EQ(problem_of(Call({"service:mobile+kadis-kominfo"})), "principal_malformed");
  EXPECT_EQ(problem_of(Call({"service:mobile+operator"})), "principal_malformed");
  EXPECT_EQ(problem_of(Call({"service:mobile+"})), "principal_malformed");
}

TEST(Principal, ScopesBindServiceAccountsOnly) {
  EXPECT_TRUE(Principal::of_operator().has(Scope::requests_act));
  EXPECT_TRUE(Principal::of_official(workflow::OfficialId("jambi/sekda")).has(Scope::metrics));
  EXPECT_EQ(Principal::of_operator().key(), "operator");
}

TEST(DevelopmentAuthenticator, ExactlyOneWellFormedValue) {
  EXPECT_EQ(problem_of(Call({})), "principal_missing");
  EXPECT_EQ(problem_of(Call({"jambi/sekda", "jambi/sekda"})), "principal_repeated");
  EXPECT_EQ(problem_of(Call({""})), "principal_malformed");
  EXPECT_EQ(problem_of(Call({"sekda"})), "principal_malformed");
  EXPECT_EQ(problem_of(Call({"jambi/sekda/x"})), "principal_malformed");
  EXPECT_EQ(problem_of(Call({"agencies/jambi/officials/sekda"})), "principal_malformed");
  EXPECT_EQ(problem_of(Call({"Operator"})), "principal_malformed");
  EXPECT_EQ(problem_of(Call({" jambi/sekda"})), "principal_malformed");
}

TEST(DevelopmentAuthenticator, BelievesThisMachineOnly) {
  EXPECT_EQ(problem_of(Call({"jambi/sekda"}, "ipv6:[::1]:40000")), "");
  EXPECT_EQ(problem_of(Call({"jambi/sekda"}, "ipv6:%5B::1%5D:40000")), "");
  EXPECT_EQ(problem_of(Call({"jambi/sekda"}, "ipv4:127.9.9.9:1")), "");
  EXPECT_EQ(problem_of(Call({"jambi/sekda"}, "unix:/run/penugasan.sock")), "");
  EXPECT_EQ(problem_of(Call({"jambi/sekda"}, "ipv4:10.0.0.7:40000")), "principal_not_local");
  EXPECT_EQ(problem_of(Call({"operator"}, "ipv6:[2001:db8::1]:40000")), "principal_not_local");
  EXPECT_EQ(problem_of(Call({"jambi/sekda"}, "")), "principal_not_local");
}

}  // namespace
}  // namespace penugasan::server
