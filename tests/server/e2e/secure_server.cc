#include "tests/server/e2e/secure_server.h"

#include <chrono>
#include <stdexcept>

#include "clients/directory_file.h"
#include "clients/names.h"
#include "tests/support/paths.h"

namespace penugasan::testing {

using namespace std::chrono_literals;

namespace {

constexpr const char* kListening = "listening on ";

std::int64_t seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::string text_of(const v1::WhoAmIResponse& who) {
  const std::string evidence = v1::WhoAmIResponse::Evidence_Name(who.evidence()).substr(std::string("EVIDENCE_").size());
  std::string text;
  if (who.kind() == v1::WhoAmIResponse::KIND_OPERATOR) text = "operator";
  if (who.kind() == v1::WhoAmIResponse::KIND_SERVICE_ACCOUNT) text = "service " + who.service_account();
  if (!who.official().empty()) text += (text.empty() ? "official " : " for ") + clients::short_form(who.official());
  return text + " by " + evidence;
}

}  // namespace

SecureServer::SecureServer(const std::string& client_certificates) {
  clients::replace_file(file("ca.pem"), authority_.certificate(), false);
  (void)certificate("server", {"server", {"IP:127.0.0.1"}});
  (void)certificate("operator", {"operator", {"URI:penugasan:operator"}});
  clients::replace_file(file("jwks.json"), issuer_.jwks(), false);
  write_callers("");
  process_ = std::make_unique<Process>(std::vector<Argument>{program("penugasand"),
                                                             "--store",
                                                             file("store"),
                                                             "--listen",
                                                             "127.0.0.1:0",
                                                             "--log-level",
                                                             "debug",
                                                             "--authenticator",
                                                             "credentials",
                                                             "--callers",
                                                             file("callers.yaml"),
                                                             "--tls-certificate",
                                                             file("server.pem"),
                                                             "--tls-key",
                                                             file("server-key.pem"),
                                                             "--tls-client-ca",
                                                             file("ca.pem"),
                                                             "--client-certificates",
                                                             client_certificates,
                                                             "--tls-refresh",
                                                             "1s"});
  if (!process_->wait_for_output(kListening, 20s)) throw std::runtime_error("the server does not start: " + process_->err());
  while (process_->out().find('\n') == std::string::npos && !process_->wait(5ms)) {
  }
  const auto& out = process_->out();
  const auto at = out.find(kListening) + std::string(kListening).size();
  address_ = out.substr(at, out.find('\n', at) - at);
  v1::LoadDirectoryRequest load;
  *load.mutable_directory() = clients::read_directory(source_dir() / "tests/directories/palangka-raya.yaml");
  load.mutable_directory()->add_administrators("sekda");
  load.mutable_directory()->add_auditors("kadis-kominfo");
  (void)clients::Connection(address_, operators()).call(&v1::DirectoryService::Stub::LoadDirectory, load, {});
}

clients::Credentials SecureServer::certificate(const std::string& name, const clients::CertificateWish& wish,
                                               const clients::Authority* by) const {
  const auto issued = (by == nullptr ? authority_ : *by).issue(wish);
  clients::replace_file(file(name + ".pem"), issued.certificate, false);
  clients::replace_file(file(name + "-key.pem"), issued.key, true);
  return {file("ca.pem"), file(name + ".pem"), file(name + "-key.pem"), ""};
}

std::string SecureServer::token(const std::string& subject, std::int64_t lifetime) const {
  return issuer_.token({kIssuerName, "penugasan", subject, seconds_now(), lifetime});
}

void SecureServer::write_callers(const std::string& further) const {
  clients::replace_file(file("callers.yaml"),
                        std::string("issuers:\n  - {issuer: \"") + kIssuerName +
                            "\", audience: penugasan, keys: jwks.json, algorithms: [ES256], agencies: [palangka-raya]}\n"
                            "operators: {certificates: [\"uri:penugasan:operator\"]}\n"
                            "officials: {agencies_by_certificate: [palangka-raya]}\n"
                            "service_accounts:\n"
                            "  - {name: mobile, scopes: [requests.read], agencies: [palangka-raya],\n"
                            "     certificates: [\"uri:penugasan:service/mobile\"], tokens: [{issuer: \"" +
                            kIssuerName +
                            "\", subject: mobile}]}\n"
                            "  - {name: foreign, scopes: [requests.read], agencies: [surakarta],\n"
                            "     certificates: [\"uri:penugasan:service/foreign\"]}\n" +
                            further,
                        false);
}

std::string SecureServer::who(const clients::Credentials& credentials, const std::string& token,
                              const std::string& on_behalf_of) const {
  return who(clients::Connection(address_, credentials), token, on_behalf_of);
}

std::string SecureServer::who(const clients::Connection& connection, const std::string& token, const std::string& on_behalf_of) {
  grpc::ClientContext context;
  clients::Connection::prepare(context, {"", "en", token}, 10s);
  if (!on_behalf_of.empty()) context.AddMetadata("x-penugasan-on-behalf-of", "Bearer " + on_behalf_of);
  v1::WhoAmIResponse answer;
  const auto status = connection.stub<v1::IdentityService::Stub>().WhoAmI(&context, {}, &answer);
  try {
    clients::throw_if_failed(status);
  } catch (const clients::CallError& error) {
    return error.code_name() + (error.reason().empty() ? "" : " " + error.reason());
  }
  return text_of(answer);
}

}  // namespace penugasan::testing
