// pki, token: certificates and tokens for tests and trials. A real government has an authority and an identity provider.
#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>

#include "clients/cli/commands.h"
#include "clients/cli/texts.h"
#include "clients/pki/authority.h"
#include "clients/pki/test_issuer.h"

namespace penugasan::cli {
namespace {

namespace fs = std::filesystem;

void write_pair(const fs::path& folder, const std::string& name, const clients::Issued& issued) {
  clients::replace_file(folder / (name + ".pem"), issued.certificate, false);
  clients::replace_file(folder / (name + "-key.pem"), issued.key, true);
}

struct PkiWish {
  std::string folder, name;
  std::vector<std::string> sans;
  int days = 90;
};

// An authority, and one certificate for each kind of caller that deploy/callers.yaml knows.
int make_pki(const PkiWish& wish, const Context& context) {
  const fs::path folder(wish.folder);
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
  const clients::Authority authority("Penugasan test authority");
  write_pair(folder, "ca", {authority.certificate(), authority.key()});
  const std::vector<std::string> server = {"DNS:localhost", "IP:127.0.0.1", "IP:::1"};
  const std::vector<clients::CertificateWish> wishes = {{"server", server, wish.days},
                                                        {"operator", {"URI:penugasan:operator"}, wish.days},
                                                        {"bot", {"DNS:bot.surakarta.example"}, wish.days},
                                                        {"mobile", {"URI:penugasan:service/mobile-surakarta"}, wish.days}};
  for (const auto& one : wishes) write_pair(folder, one.common_name, authority.issue(one));
  context.print(context.say()(texts::kPkiMade, {folder.string()}) + "\n");
  return 0;
}

// The kind of a name in capitals, as OpenSSL wants it; callers.yaml spells it "dns:x".
std::vector<std::string> openssl_names(std::vector<std::string> sans) {
  for (std::string& san : sans) {
    const auto end = san.begin() + static_cast<std::ptrdiff_t>(std::min(san.find(':'), san.size()));
    std::transform(san.begin(), end, san.begin(), [](unsigned char c) { return std::toupper(c); });
  }
  return sans;
}

int issue_certificate(const PkiWish& wish, const Context& context) {
  const fs::path folder(wish.folder);
  const clients::Authority authority(folder / "ca.pem", folder / "ca-key.pem");
  write_pair(folder, wish.name, authority.issue({wish.name, openssl_names(wish.sans), wish.days}));
  context.print(context.say()(texts::kCertificateMade, {(folder / (wish.name + ".pem")).string()}) + "\n");
  return 0;
}

struct TokenCommand {
  std::string key, keys;
  std::string algorithm = "ES256";
  clients::TokenWish wish;
};

clients::TokenAlgorithm algorithm_of(const std::string& name) {
  if (name == "RS256") return clients::TokenAlgorithm::rs256;
  return name == "EdDSA" ? clients::TokenAlgorithm::eddsa : clients::TokenAlgorithm::es256;
}

int make_key(const TokenCommand& command, const Context& context) {
  const clients::TestIssuer issuer(algorithm_of(command.algorithm));
  clients::replace_file(command.key, issuer.key(), true);
  clients::replace_file(command.keys, issuer.jwks(), false);
  context.note(context.say()(texts::kIssuerKeyMade, {command.key, command.keys}) + "\n");
  return 0;
}

int make_token(TokenCommand command, const Context& context) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  command.wish.issued_at = std::chrono::duration_cast<std::chrono::seconds>(now).count();
  context.print_line(clients::TestIssuer(command.key).token(command.wish));
  return 0;
}

void add_pki(const Program& program) {
  const Speaker& say = program.say;
  CLI::App* group = program.group("pki", texts::kHelpPki);
  const auto wish = std::make_shared<PkiWish>();
  CLI::App* make =
      program.add(*group, "make", texts::kHelpPkiMake, [wish](Context& context) { return make_pki(*wish, context); });
  CLI::App* issue =
      program.add(*group, "issue", texts::kHelpPkiIssue, [wish](Context& context) { return issue_certificate(*wish, context); });
  for (CLI::App* command : {make, issue}) {
    command->add_option("FOLDER", wish->folder, say(texts::kHelpPkiFolder))->required();
    command->add_option("--days", wish->days, say(texts::kHelpPkiDays))->check(CLI::Range(-3650, 3650));
  }
  issue->add_option("NAME", wish->name, say(texts::kHelpPkiName))->required();
  issue->add_option("--san", wish->sans, say(texts::kHelpPkiSan))->required();
}

void add_token(const Program& program) {
  const Speaker& say = program.say;
  CLI::App* group = program.group("token", texts::kHelpToken);
  const auto wish = std::make_shared<TokenCommand>();
  CLI::App* key = program.add(*group, "key", texts::kHelpTokenKey, [wish](Context& context) { return make_key(*wish, context); });
  key->add_option("KEY", wish->key, say(texts::kHelpTokenKeyFile))->required();
  key->add_option("JWKS", wish->keys, say(texts::kHelpTokenJwks))->required();
  key->add_option("--algorithm", wish->algorithm, "ES256, EdDSA, RS256")->check(CLI::IsMember({"ES256", "EdDSA", "RS256"}));
  CLI::App* make =
      program.add(*group, "make", texts::kHelpTokenMake, [wish](Context& context) { return make_token(*wish, context); });
  make->add_option("KEY", wish->key, say(texts::kHelpTokenKeyFile))->required();
  make->add_option("--issuer", wish->wish.issuer, say(texts::kHelpTokenIssuer))->required();
  make->add_option("--audience", wish->wish.audience, say(texts::kHelpTokenAudience));
  make->add_option("--subject", wish->wish.subject, say(texts::kHelpTokenSubject))->required();
  make->add_option("--seconds", wish->wish.lifetime, say(texts::kHelpTokenSeconds))->check(CLI::Range(-86400, 2592000));
}

}  // namespace

void add_trial_commands(const Program& program) {
  add_pki(program);
  add_token(program);
}

}  // namespace penugasan::cli
