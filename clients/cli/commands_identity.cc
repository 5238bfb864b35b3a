// login, logout, whoami: who one is to the server, and the token that says so.
#include <unistd.h>

#include <iostream>

#include "clients/cli/commands.h"
#include "clients/cli/logins.h"
#include "clients/cli/texts.h"
#include "clients/cli/when.h"
#include "clients/credentials.h"
#include "clients/names.h"

namespace penugasan::cli {
namespace {

// From the settings' file, else one line of standard input; never from the command line, which everybody on the machine can read.
std::string token_to_keep(const Context& context) {
  if (auto given = context.given_token(); !given.empty()) return given;
  if (isatty(0) == 1) context.note(context.say()(texts::kPasteToken) + "\n");
  std::string line;
  std::getline(std::cin, line);
  if (!clients::is_token(line)) throw UsageError(context.say()(texts::kNoToken));
  return line;
}

std::string short_name(const v1::WhoAmIResponse& who) {
  if (!who.official().empty()) return clients::short_form(who.official());
  if (!who.service_account().empty()) return "service:" + who.service_account();
  return kOperator;
}

std::string joined(const google::protobuf::RepeatedPtrField<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + printable(clients::short_form(word));
  return text;
}

const Text& kind_text(const v1::WhoAmIResponse& who) {
  if (who.kind() == v1::WhoAmIResponse::KIND_OPERATOR) return texts::kKindOperator;
  return who.kind() == v1::WhoAmIResponse::KIND_SERVICE_ACCOUNT ? texts::kKindService : texts::kKindOfficial;
}

const Text& evidence_text(const v1::WhoAmIResponse& who) {
  if (who.evidence() == v1::WhoAmIResponse::EVIDENCE_TOKEN) return texts::kByToken;
  return who.evidence() == v1::WhoAmIResponse::EVIDENCE_CERTIFICATE ? texts::kByCertificate : texts::kByBelief;
}

void print_who(const v1::WhoAmIResponse& who, const Context& context) {
  const Speaker& say = context.say();
  std::string text = short_name(who) + " · " + say(kind_text(who)) + "\n";
  const auto line = [&](const Text& label, const std::string& value) {
    if (!value.empty()) text += "  " + pad(say(label), 14) + printable(value) + "\n";
  };
  line(texts::kName, who.display_name());
  line(texts::kTitle, who.title());
  if (who.kind() == v1::WhoAmIResponse::KIND_SERVICE_ACCOUNT) line(texts::kServiceAccount, who.service_account());
  line(texts::kScopes, joined(who.scopes()));
  line(texts::kAgencies, joined(who.agencies()));
  line(texts::kAdministrates, joined(who.administrator_of()));
  line(texts::kAudits, joined(who.auditor_of()));
  line(texts::kKnownBy, say(evidence_text(who)));
  if (who.has_expire_time()) line(texts::kUntil, time_text(who.expire_time(), say.language()));
  context.print(text);
}

int who_am_i(Context& context) {
  const auto who = context.as_anyone().who_am_i({});
  if (context.settings().json()) return context.print_json(who), 0;
  return print_who(who, context), 0;
}

int log_in(Context& context) {
  const std::string token = token_to_keep(context);
  const auto who = context.with_token(token).who_am_i({});  // a token that the server refuses is not kept
  keep_login(context.login_file(), {short_name(who), token});
  if (context.settings().json()) return context.print_json(who), 0;
  context.print(context.say()(texts::kLoggedIn, {context.settings().server}) + "\n");
  return print_who(who, context), 0;
}

int log_out(Context& context) {
  const bool was = forget_login(context.login_file());
  context.note(context.say()(was ? texts::kLoggedOut : texts::kNotLoggedIn, {context.settings().server}) + "\n");
  return 0;
}

}  // namespace

void add_identity_commands(const Program& program) {
  program.add(program.app, "login", texts::kHelpLogin, log_in);
  program.add(program.app, "logout", texts::kHelpLogout, log_out);
  program.add(program.app, "whoami", texts::kHelpWhoAmI, who_am_i);
}

}  // namespace penugasan::cli
