// Why a command was refused. The domain knows reasons and values only; sentences for people are made at the edge
// (server/errors/messages.h), in Indonesian and English.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "workflow/basis.h"

namespace penugasan::workflow {

/// In the order of the table in doc/errors.md. The names on the wire are UPPER_SNAKE_CASE (name_of).
enum class Reason : unsigned char {
  no_regulation_in_force,
  flow_forbidden,
  flow_not_provided,
  scope_mismatch,
  nominees_required,
  not_your_turn,
  letter_incomplete,
  period_invalid,
  period_exceeds_limit,
  headcount_exceeds_limit,
  call_required,
  office_vacant,
  not_assignable,
  position_not_established,
  nominee_outside_source,
  nominee_lacks_competency,
  headcount_not_met,
  own_case,
  request_closed,
  wrong_action,
  etag_mismatch,
  reason_required,
  team_kind_unknown,       // INVALID_ARGUMENT: the regulation tells no such kind of team apart
  unit_unknown,            // INVALID_ARGUMENT: no such unit or agency in the directory
  official_unknown,        // INVALID_ARGUMENT: no such official in the directory
  volunteer_names_others,  // INVALID_ARGUMENT: a voluntary application is for the filer alone
  people_not_named_here,   // INVALID_ARGUMENT: this step names nobody
  official_repeated,       // INVALID_ARGUMENT: the same official twice in one list
  announcement_closed,
};

/// "NO_REGULATION_IN_FORCE", …
std::string_view name_of(Reason reason);

/// A field of the command that is at fault, by its path in the API ("assignment_request.purpose").
struct FieldFault {
  std::string field;
  std::string what;  // a key of the message catalogue: "missing", "blank", "in_the_past", "before_start", …
};

struct Rejection {
  Reason reason = Reason::not_your_turn;
  Basis basis = house();
  std::string regulation;  // id; empty where no regulation is concerned
  /// The dynamic values, for messages and ErrorInfo metadata: "official", "unit", "scope", "limit", "step", …
  std::vector<std::pair<std::string, std::string>> values;
  std::vector<FieldFault> fields;
};

}  // namespace penugasan::workflow
