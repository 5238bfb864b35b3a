// What every command is given: the settings, the server, where to print, and in which language.
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>

#include <google/protobuf/message.h>

#include "clients/cli/api.h"
#include "clients/cli/arguments.h"
#include "clients/cli/people.h"
#include "clients/cli/problem.h"
#include "clients/cli/terminal.h"
#include "clients/cli/text.h"

namespace penugasan::cli {

/// What the global options say.
struct Settings {
  std::string server = "127.0.0.1:7443";
  std::string as;                // the caller, agency/official
  bool as_was_typed = false;     // false: from PENUGASAN_AS, or not at all
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
  Names names() const { return {settings_.as == kOperator ? "" : settings_.as, say_}; }

  /// The server as the caller; throws NobodyError where nobody has said who they are.
  Api& as_person();
  /// The server as the caller, else as the operator: for what needs no office.
  Api& as_anyone();
  /// The server as the operator, unless --as was typed.
  Api& as_operator();
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

 private:
  Api& api(const std::string& principal);

  Settings& settings_;
  Speaker say_;
  Environment environment_;
  std::string subject_;
  std::unique_ptr<Api> api_;
  std::unique_ptr<People> people_;
};

/// What a chosen command does, once the command line is read. Returns the exit code.
using Command = std::function<int(Context&)>;

}  // namespace penugasan::cli
