// What every command is given: the settings, the server, where to print, and in which language.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>

#include <google/protobuf/message.h>

#include "clients/cli/api.h"
#include "clients/cli/arguments.h"
#include "clients/cli/logins.h"
#include "clients/cli/people.h"
#include "clients/cli/problem.h"
#include "clients/cli/terminal.h"
#include "clients/cli/text.h"
#include "clients/credentials.h"

namespace penugasan::cli {

/// What the global options say.
struct Settings {
  std::string server = "127.0.0.1:7443";
  std::string as;             // the caller, agency/official
  bool as_was_typed = false;  // false: from PENUGASAN_AS, or not at all
  clients::Credentials credentials;
  std::string token;             // a bearer token, from PENUGASAN_TOKEN; never typed
  std::string token_file;        // from --token-file or PENUGASAN_TOKEN_FILE
  std::string output = "table";  // or "json"
  bool no_colour = false;

  bool json() const { return output == "json"; }
};

/// The principal of a development server that may load directories and holds no office.
inline constexpr const char* kOperator = "operator";

class Context {
 public:
  Context(Settings& settings, Language language, const Environment& environment)
      : settings_(settings), say_(language), environment_(environment) {}

  const Settings& settings() const { return settings_; }
  const Speaker& say() const { return say_; }
  /// For standard output.
  Style style() const { return style_of(1, settings_.no_colour, environment_); }
  /// Reads names in the agency of --as, else of who has logged in.
  Names names() const { return {as() == kOperator ? "" : as(), say_}; }

  /// Who is calling, in short form: --as, else who has logged in; empty: nobody has said.
  std::string as() const { return settings_.as.empty() && login().as.find('/') != std::string::npos ? login().as : settings_.as; }
  /// The server as the caller: by token (given, else kept by login), by certificate, or as --as says. Throws NobodyError where
  /// nobody has said who they are.
  Api& as_person();
  /// The server as the caller, else as the operator: for what needs no office.
  Api& as_anyone();
  /// The server as the operator, unless --as was typed.
  Api& as_operator();
  /// The server as nobody in particular, whatever login has kept: for what everybody may ask.
  Api& as_nobody();
  /// The token has ended: true where a newer one lies in the token's file, or was kept by login since; calls go on with it.
  bool renew_token();
  /// The server as whoever holds the token.
  Api& with_token(const std::string& token);
  /// The token of PENUGASAN_TOKEN or of the token's file; empty: none was given.
  std::string given_token() const;
  /// Where the login of this server is kept.
  std::filesystem::path login_file() const { return cli::login_file(settings_.server, environment_); }
  /// Display names, asked of the directory.
  People& people();

  /// To standard output. Text for people loses what the terminal cannot show; a message becomes one JSON object on a line of its
  /// own.
  void print(const std::string& text) const;
  /// A line for programs, as it is.
  void print_line(const std::string& line) const;
  void print_json(const google::protobuf::Message& message) const;
  /// To standard error, for people only: nothing with --output json.
  void note(const std::string& text) const;
  void tell_problem(const Problem& problem) const;
  Problem problem_of(const clients::CallError& error) const;

  /// The request that the command is about, in short form; errors speak of it.
  void set_subject(const std::string& name);
  /// The request_id of a command that changes something: the typed one, else a new one. Where the outcome stays unknown, errors
  /// say how to repeat the command safely: with this id and, where it acts on what stands, this etag.
  std::string request_id(const std::string& typed, const std::string& etag = {});

 private:
  Api& api(const std::string& principal);
  Api& open(clients::Caller caller);
  /// What login has kept for this server; of no use beside --as, another token or a certificate.
  const Login& login() const;

  Settings& settings_;
  Speaker say_;
  Environment environment_;
  std::string subject_;
  std::string repeat_;
  mutable std::optional<Login> login_;
  std::unique_ptr<Api> api_;
  std::unique_ptr<People> people_;
};

/// What a chosen command does, once the command line is read. Returns the exit code.
using Command = std::function<int(Context&)>;

}  // namespace penugasan::cli
