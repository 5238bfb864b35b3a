// Everything that can go wrong, told so that one knows what to type next, and the exit code that goes with it.
#pragma once

#include <stdexcept>
#include <string>

#include "clients/call_error.h"
#include "clients/cli/terminal.h"
#include "clients/cli/text.h"

namespace penugasan::cli {

/// The program's exit codes; doc/command-line.md and --help list them.
enum class Exit : unsigned char {
  ok = 0,
  refused = 1,          // by a rule of a regulation or of the house
  usage = 2,            // wrong usage, or an argument that the server does not accept
  not_found = 3,        // does not exist, or the caller may not see it
  unavailable = 4,      // no answer from the server
  unauthenticated = 5,  // the server does not know the caller
  internal = 6,
};

Exit exit_of(grpc::StatusCode code);

/// What is told about a failure.
struct Problem {
  Exit exit = Exit::internal;
  std::string code;    // "PERMISSION_DENIED"
  std::string reason;  // "NOT_YOUR_TURN"; may be empty
  std::string message;
  std::map<std::string, std::string> metadata;
  std::vector<clients::FieldViolation> fields;
  std::string next;  // commands to type; may be empty
};

/// The caller has not said who they are, and the command needs to know: exit code 5.
class NobodyError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// `server` is the address that was tried; `subject` the request that the command was about, in short form (may be empty).
Problem problem_of(const clients::CallError& error, const std::string& server, const std::string& subject, const Speaker& say);

/// Of a command that the server may have done without saying so: to look before repeating it, and with which options (`repeat`).
void tell_outcome_unknown(Problem& problem, const std::string& server, const std::string& repeat, const Speaker& say);

/// For people: what happened, the fields at fault by the names of their options, what to type next. Ends in a line feed.
std::string tell(const Problem& problem, const Style& style, const Speaker& say);

/// For programs: {"error": {...}} on one line, ended by a line feed.
std::string tell_json(const Problem& problem);

/// The option that sets a field of the API: "--purpose" for "assignment_request.purpose"; the field itself where there is none.
std::string option_of(std::string_view field);

}  // namespace penugasan::cli
