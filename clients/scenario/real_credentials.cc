#include "clients/scenario/real_credentials.h"

#include <chrono>

#include "clients/pki/authority.h"

namespace penugasan::clients {
namespace {

constexpr const char* kIssuer = "https://issuer.scenario.example";

void write_pair(const std::filesystem::path& folder, const std::string& name, const Issued& issued) {
  replace_file(folder / (name + ".pem"), issued.certificate, false);
  replace_file(folder / (name + "-key.pem"), issued.key, true);
}

std::int64_t seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::string callers_text(const std::set<std::string>& agencies) {
  std::string list;
  for (const auto& agency : agencies) list += (list.empty() ? "" : ", ") + agency;
  return std::string("issuers:\n  - {issuer: \"") + kIssuer + "\", audience: penugasan, keys: jwks.json, algorithms: [ES256]" +
         (list.empty() ? "" : ", agencies: [" + list + "]") + "}\noperators: {certificates: [\"uri:penugasan:operator\"]}\n";
}

}  // namespace

std::vector<std::string> RealCredentials::write(const std::filesystem::path& folder) {
  folder_ = folder;
  const Authority authority("Scenario authority");
  replace_file(folder / "ca.pem", authority.certificate(), false);
  write_pair(folder, "server", authority.issue({"server", {"IP:127.0.0.1"}}));
  write_pair(folder, "operator", authority.issue({"operator", {"URI:penugasan:operator"}}));
  write_pair(folder, "runner", authority.issue({"runner", {"DNS:runner.example"}}));  // stands for nobody, opens connections
  replace_file(folder / "jwks.json", issuer_.jwks(), false);
  replace_file(folder / "callers.yaml", callers_text(agencies_), false);
  const auto file = [&](const char* name) { return (folder / name).string(); };
  return {"--authenticator=credentials",         "--callers=" + file("callers.yaml"), "--tls-certificate=" + file("server.pem"),
          "--tls-key=" + file("server-key.pem"), "--tls-client-ca=" + file("ca.pem"), "--client-certificates=required"};
}

Connection RealCredentials::connect(const std::string& address) {
  const auto file = [&](const char* name) { return (folder_ / name).string(); };
  const Credentials runner = {file("ca.pem"), file("runner.pem"), file("runner-key.pem"), {}};
  const Credentials operators = {file("ca.pem"), file("operator.pem"), file("operator-key.pem"), {}};
  return Connection(address, runner, {operators, [this](const std::string& principal) { return token_of(principal); }});
}

std::string RealCredentials::token_of(const std::string& principal) {
  auto& token = tokens_[principal];
  if (token.empty()) token = issuer_.token({kIssuer, "penugasan", principal, seconds_now()});
  return token;
}

}  // namespace penugasan::clients
