#include "clients/cli/context.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <iostream>

#include "clients/cli/texts.h"
#include "clients/names.h"

namespace penugasan::cli {

std::string Context::given_token() const {
  if (!settings_.token_file.empty()) return clients::read_token(settings_.token_file);
  if (!settings_.token.empty() && !clients::is_token(settings_.token)) throw UsageError(say_(texts::kNoToken));
  return settings_.token;
}

const Login& Context::login() const {
  if (!login_) {
    const bool said_otherwise = settings_.as_was_typed || !settings_.credentials.certificate.empty() || !given_token().empty();
    login_ = said_otherwise ? Login() : read_login(login_file()).value_or(Login());
  }
  return *login_;
}

Api& Context::api(const std::string& principal) {
  // What cannot be a metadata value must not get as far as gRPC, which ends the process over it.
  if (principal != kOperator) static_cast<void>(names().caller());
  const std::string given = given_token();
  return open({principal, std::string(code_of(say_.language())), given.empty() ? login().token : given});
}

Api& Context::open(clients::Caller caller) {
  const auto visible = [](unsigned char c) { return c > ' ' && c < 0x7f; };
  const bool odd = !std::all_of(settings_.server.begin(), settings_.server.end(), visible);
  if (odd || settings_.server.find(':') == std::string::npos) {
    throw UsageError(say_(texts::kBadServer, {printable(settings_.server)}));
  }
  // A token on a connection that others can read is theirs too.
  if (!caller.token.empty() && !settings_.credentials.tls() && !clients::is_loopback_address(settings_.server)) {
    throw UsageError(say_(texts::kTokenNeedsTls, {printable(settings_.server)}));
  }
  if (!api_) api_ = std::make_unique<Api>(settings_.server, settings_.credentials, std::move(caller));
  return *api_;
}

Api& Context::with_token(const std::string& token) { return open({{}, std::string(code_of(say_.language())), token}); }

Api& Context::as_nobody() { return open({{}, std::string(code_of(say_.language()))}); }

bool Context::renew_token() {
  login_.reset();
  const std::string given = given_token();
  return api_ && api_->take_token(given.empty() ? login().token : given);
}

Api& Context::as_person() {
  const bool known =
      !as().empty() || !login().token.empty() || !given_token().empty() || !settings_.credentials.certificate.empty();
  if (!known) throw NobodyError(say_(texts::kWhoAreYou));
  return api(as());
}

Api& Context::as_anyone() { return api(as().empty() ? kOperator : as()); }

Api& Context::as_operator() { return api(settings_.as_was_typed ? settings_.as : kOperator); }

People& Context::people() {
  if (!people_) {
    people_ = std::make_unique<People>([this](const std::string& name) -> std::string {
      try {
        v1::GetOfficialRequest request;
        request.set_name(name);
        return as_anyone().official(request).display_name();
      } catch (const clients::CallError&) {
        return {};
      }
    });
  }
  return *people_;
}

void Context::print(const std::string& text) const { std::cout << style().encode(text) << std::flush; }

void Context::print_json(const google::protobuf::Message& message) const {
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json);
  if (!status.ok()) throw std::runtime_error(std::string(status.message()));
  print_line(json);
}

void Context::print_line(const std::string& line) const { std::cout << line << "\n" << std::flush; }

void Context::note(const std::string& text) const {
  if (!settings_.json()) std::cerr << style_of(2, settings_.no_colour, environment_).encode(text) << std::flush;
}

void Context::tell_problem(const Problem& problem) const {
  const Style style = style_of(2, settings_.no_colour, environment_);
  std::cerr << (settings_.json() ? tell_json(problem) : style.encode(tell(problem, style, say_))) << std::flush;
}

Problem Context::problem_of(const clients::CallError& error) const {
  Problem problem = cli::problem_of(error, settings_.server, subject_, say_);
  if (!repeat_.empty() && api_ && api_->outcome_unknown()) tell_outcome_unknown(problem, settings_.server, repeat_, say_);
  return problem;
}

std::string Context::request_id(const std::string& typed, const std::string& etag) {
  std::string id = typed.empty() ? new_request_id() : typed;
  repeat_ = "--request-id " + id + (etag.empty() ? "" : " --etag '" + etag + "'");
  return id;
}

void Context::set_subject(const std::string& name) { subject_ = clients::short_form(name); }

}  // namespace penugasan::cli
