// A scenario as a value: what its file says, nothing found out yet. Officials, units and agencies are in the short form
// ("surakarta/kadis-kominfo"); requests and calls are the scenario's own names for them ("R1", "C1").
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace penugasan::clients {

struct Days {
  std::string from;
  std::string to;
};

struct FileStep {
  std::string as;
  std::string request;
  std::string mode;
  std::string form;
  std::string team_kind;
  std::string owner;
  std::string source;
  std::vector<std::string> officials;
  int headcount = 0;  // 0: not stated
  std::string purpose;
  std::vector<std::string> competencies;
  std::string expectation;
  std::optional<Days> period;
  std::string scope;    // empty: not stated
  std::string call;     // empty: none
  std::string answers;  // empty: none
};

/// approve, reject, complete or withdraw.
struct ActStep {
  std::string verb;
  std::string as;
  std::string request;
  std::vector<std::string> officials;
  std::string reason;
  bool stale_etag = false;  // hand in the etag of the state before the last change
};

struct AnnounceStep {
  std::string as;
  std::string call;
  std::string unit;
  int headcount = 1;
  std::vector<std::string> competencies;
  std::string purpose;
  std::optional<Days> period;
};

struct TodayStep {
  std::string day;
};

/// The agency's directory is loaded anew, as its file says but for these heads.
struct LoadStep {
  std::string directory;                     // the file's name without .yaml
  std::map<std::string, std::string> heads;  // local unit id -> local official id; empty: the post becomes vacant
};

/// A mandate is recorded (DirectoryService.RecordMandate).
struct MandateStep {
  std::string as;  // empty: the operator
  std::string agency;
  std::string kind;
  std::string from;  // local ids
  std::string unit;
  std::string to;
  Days days;
  std::string letter_number;  // empty: none
  std::string letter_date;
};

/// Who acted for whom; every value must be as stated.
struct ExpectedAct {
  std::string on_behalf_of;  // empty: for nobody
  std::string mandate;       // empty: none
  std::string letter;        // the number
  std::string post;          // "palangka-raya/dlh": a unit's head, or "palangka-raya" its authority
};

struct ExpectedLetter {
  std::string kind;
  std::string from;
  std::vector<std::string> to;
  std::vector<std::string> cc;
};

/// What must hold after an accepted step; what is empty (nullopt) is not checked.
struct Expectation {
  std::optional<std::string> regulation;
  std::optional<std::string> scope;
  std::optional<std::string> state;
  std::optional<std::vector<std::string>> waiting_any;
  std::optional<std::vector<std::string>> waiting_all;
  std::optional<std::vector<std::string>> options;
  std::optional<std::vector<ExpectedLetter>> letters;
  std::optional<std::map<std::string, std::vector<std::string>>> notices;  // by cause
  std::optional<ExpectedAct> act;                                          // of the step's own act
};

struct ExpectedError {
  std::string code;
  std::string reason;
  std::string basis;  // empty: not stated
};

struct Step {
  int number = 0;  // from 1
  int line = 0;
  std::variant<FileStep, ActStep, AnnounceStep, TodayStep, LoadStep, MandateStep> action;
  Expectation expect;
  std::optional<ExpectedError> expect_error;

  /// "file", "approve", …, as it stands in the file.
  std::string kind() const;
};

struct Scenario {
  std::string name;
  std::string title;
  std::filesystem::path path;
  std::vector<std::string> directories;
  std::string today;
  std::vector<Step> steps;
};

}  // namespace penugasan::clients
