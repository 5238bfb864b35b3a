#include "clients/cli/problem.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "clients/cli/texts.h"
#include "clients/cli/unreachable.h"

namespace penugasan::cli {
namespace {

using grpc::StatusCode;

// What to type next, by reason. {0} is the request, {1} the regulation; advice that needs one it does not have is not given.
struct Advice {
  std::string_view reason;
  const Text& text;
};

constexpr std::array kAdvice = {
    Advice{"NOT_YOUR_TURN", texts::kNextInbox},
    Advice{"OWN_CASE", texts::kNextInbox},
    Advice{"REQUEST_CLOSED", texts::kNextHistory},
    Advice{"WRONG_ACTION", texts::kNextShow},
    Advice{"ETAG_MISMATCH", texts::kNextLookAgain},
    Advice{"REASON_REQUIRED", texts::kNextReason},
    Advice{"FLOW_FORBIDDEN", texts::kNextRegulation},
    Advice{"FLOW_NOT_PROVIDED", texts::kNextRegulation},
    Advice{"PERIOD_EXCEEDS_LIMIT", texts::kNextPeriod},
    Advice{"PERIOD_INVALID", texts::kNextPeriod},
    Advice{"SCOPE_MISMATCH", texts::kNextScope},
    Advice{"CALL_REQUIRED", texts::kNextCall},
    Advice{"OFFICE_VACANT", texts::kNextVacant},
    Advice{"NOMINEES_REQUIRED", texts::kNextNames},
    Advice{"NOMINEE_OUTSIDE_SOURCE", texts::kNextOfficials},
    Advice{"NOMINEE_LACKS_COMPETENCY", texts::kNextOfficials},
    Advice{"NOT_ASSIGNABLE", texts::kNextOfficials},
    Advice{"OFFICIAL_UNKNOWN", texts::kNextOfficials},
    Advice{"POSITION_NOT_ESTABLISHED", texts::kNextDirectory},
    Advice{"HEADCOUNT_NOT_MET", texts::kNextNames},
    Advice{"UNIT_UNKNOWN", texts::kNextUnits},
    Advice{"NO_REGULATION_IN_FORCE", texts::kNextRegulations},
    Advice{"DIRECTORY_INVALID", texts::kNextMend},
    Advice{"FILTER_INVALID", texts::kNextFilter},
    Advice{"OPERATOR_ONLY", texts::kNextOperator},
};

// The list command of what was not found, by the collection in its name.
const Text& list_of(const std::string& name) {
  static constexpr std::array<std::pair<std::string_view, const Text&>, 4> kLists = {{
      {"/officials/", texts::kNextOfficials},
      {"/units/", texts::kNextUnits},
      {"/announcements/", texts::kNextAnnouncements},
      {"regulations/", texts::kNextRegulations},
  }};
  for (const auto& [collection, text] : kLists) {
    if (name.find(collection) != std::string::npos) return text;
  }
  return name.starts_with("agencies/") && name.find('/') == name.rfind('/') ? texts::kNextAgencies : texts::kNextList;
}

std::string advice_on(const Problem& problem, const std::string& subject, const Speaker& say) {
  const auto regulation = problem.metadata.find("regulation");
  const std::string_view law = regulation == problem.metadata.end() ? std::string_view() : regulation->second;
  if (problem.reason == "NOT_FOUND") {
    const auto name = problem.metadata.find("name");
    return say(name == problem.metadata.end() ? texts::kNextList : list_of(name->second));
  }
  for (const auto& [reason, text] : kAdvice) {
    if (reason != problem.reason) continue;
    const std::string_view pattern = text.in(say.language());
    if (pattern.find("{0}") != std::string_view::npos && subject.empty()) return {};
    if (pattern.find("{1}") != std::string_view::npos && law.empty()) return {};
    return say(text, {subject, law});
  }
  return {};
}

// Without an ErrorInfo the call never reached our service: gRPC's own words say nothing to an official.
void replace_transport_words(Problem& problem, const std::string& server, const Speaker& say) {
  if (problem.code == "RESOURCE_EXHAUSTED") {
    problem.exit = Exit::usage;
    problem.message = say(texts::kTooLarge, {server});
  } else if (problem.exit == Exit::unavailable) {
    const auto [what, next] = unreachable(problem.message);
    problem.message = say(what, {server});
    problem.next = say(next);
  } else if (problem.exit == Exit::internal) {
    problem.message = say(texts::kNotOurServer, {server, problem.code});
    problem.next = say(texts::kNextServer);
  }
}

}  // namespace

Exit exit_of(StatusCode code) {
  switch (code) {
    case StatusCode::OK: return Exit::ok;
    case StatusCode::FAILED_PRECONDITION:
    case StatusCode::PERMISSION_DENIED:
    case StatusCode::ABORTED:
    case StatusCode::ALREADY_EXISTS: return Exit::refused;
    case StatusCode::INVALID_ARGUMENT:
    case StatusCode::OUT_OF_RANGE: return Exit::usage;
    case StatusCode::NOT_FOUND: return Exit::not_found;
    case StatusCode::UNAVAILABLE:
    case StatusCode::DEADLINE_EXCEEDED:
    case StatusCode::RESOURCE_EXHAUSTED:
    case StatusCode::CANCELLED: return Exit::unavailable;
    case StatusCode::UNAUTHENTICATED: return Exit::unauthenticated;
    default: return Exit::internal;
  }
}

Problem problem_of(const clients::CallError& error, const std::string& server, const std::string& subject, const Speaker& say) {
  Problem problem{
      exit_of(error.code()), error.code_name(), error.reason(), error.what(), error.metadata(), error.field_violations(), {}};
  if (problem.reason.empty()) replace_transport_words(problem, server, say);
  const bool about_tokens = problem.reason.starts_with("TOKEN_") || problem.reason.starts_with("CREDENTIALS_");
  if (problem.exit == Exit::unauthenticated) problem.next = say(about_tokens ? texts::kNextLogin : texts::kNextWho);
  if (problem.next.empty()) problem.next = advice_on(problem, subject, say);
  return problem;
}

void tell_outcome_unknown(Problem& problem, const std::string& server, const std::string& repeat, const Speaker& say) {
  if (problem.reason.empty()) problem.message = say(texts::kOutcomeUnknown, {server});
  problem.next = say(texts::kNextUnknown, {repeat});
}

std::string option_of(std::string_view field) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kOthers = {{
      {"competencies", "--competency"},
      {"officials", "--official"},
      {"owner_unit", "--owner"},
      {"source_unit", "--source"},
  }};
  std::string_view own = field;
  for (const std::string_view prefix : {"assignment_request.", "announcement."}) {
    if (own.starts_with(prefix)) own.remove_prefix(prefix.size());
  }
  if (own.starts_with("period.")) own.remove_prefix(7);
  const std::string_view first = own.substr(0, own.find('['));
  if (own == "period") return "--from/--to";
  for (const auto& [name, option] : kOthers) {
    if (first == name) return std::string(option);
  }
  for (const std::string_view name : {"purpose", "expectation", "headcount", "from", "to", "scope", "mode", "form", "reason",
                                      "call", "answers", "filter", "etag", "unit", "subscription"}) {
    if (own == name) return "--" + std::string(name);
  }
  if (own == "request_id") return "--request-id";
  return own == "team_kind" ? "--team-kind" : std::string(field);
}

std::string tell(const Problem& problem, const Style& style, const Speaker& say) {
  constexpr std::size_t kIndent = 2;
  const std::string_view sign = style.unicode ? "✗ " : "! ";
  std::string text = style.paint(Colour::red, sign) + wrap(printable(problem.message), style.width, kIndent) + "\n";
  for (const auto& field : problem.fields) {
    const std::string line = "- " + option_of(field.field) + ": " + field.description;
    text += "  " + wrap(printable(line), style.width, kIndent + 2) + "\n";
  }
  if (!problem.next.empty()) text += "  " + style.paint(Colour::bold, say(texts::kNext)) + " " + problem.next + "\n";
  return text;
}

std::string tell_json(const Problem& problem) {
  nlohmann::json fields = nlohmann::json::array();
  for (const auto& field : problem.fields) fields.push_back({{"field", field.field}, {"description", field.description}});
  nlohmann::json error = {{"exitCode", static_cast<int>(problem.exit)}, {"code", problem.code}, {"message", problem.message}};
  if (!problem.reason.empty()) error["reason"] = problem.reason;
  if (!problem.metadata.empty()) error["metadata"] = problem.metadata;
  if (!problem.fields.empty()) error["fields"] = fields;
  if (!problem.next.empty()) error["next"] = problem.next;
  const nlohmann::json whole = {{"error", error}};
  return whole.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace penugasan::cli
