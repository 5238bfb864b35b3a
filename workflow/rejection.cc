#include "workflow/rejection.h"

namespace penugasan::workflow {

std::string_view name_of(Reason reason) {
  switch (reason) {
    case Reason::no_regulation_in_force: return "NO_REGULATION_IN_FORCE";
    case Reason::flow_forbidden: return "FLOW_FORBIDDEN";
    case Reason::flow_not_provided: return "FLOW_NOT_PROVIDED";
    case Reason::scope_mismatch: return "SCOPE_MISMATCH";
    case Reason::nominees_required: return "NOMINEES_REQUIRED";
    case Reason::not_your_turn: return "NOT_YOUR_TURN";
    case Reason::letter_incomplete: return "LETTER_INCOMPLETE";
    case Reason::period_invalid: return "PERIOD_INVALID";
    case Reason::period_exceeds_limit: return "PERIOD_EXCEEDS_LIMIT";
    case Reason::headcount_exceeds_limit: return "HEADCOUNT_EXCEEDS_LIMIT";
    case Reason::call_required: return "CALL_REQUIRED";
    case Reason::office_vacant: return "OFFICE_VACANT";
    case Reason::not_assignable: return "NOT_ASSIGNABLE";
    case Reason::position_not_established: return "POSITION_NOT_ESTABLISHED";
    case Reason::nominee_outside_source: return "NOMINEE_OUTSIDE_SOURCE";
    case Reason::nominee_lacks_competency: return "NOMINEE_LACKS_COMPETENCY";
    case Reason::headcount_not_met: return "HEADCOUNT_NOT_MET";
    case Reason::own_case: return "OWN_CASE";
    case Reason::request_closed: return "REQUEST_CLOSED";
    case Reason::wrong_action: return "WRONG_ACTION";
    case Reason::etag_mismatch: return "ETAG_MISMATCH";
    case Reason::reason_required: return "REASON_REQUIRED";
    case Reason::team_kind_unknown: return "TEAM_KIND_UNKNOWN";
    case Reason::unit_unknown: return "UNIT_UNKNOWN";
    case Reason::official_unknown: return "OFFICIAL_UNKNOWN";
    case Reason::volunteer_names_others: return "VOLUNTEER_NAMES_OTHERS";
    case Reason::people_not_named_here: return "PEOPLE_NOT_NAMED_HERE";
    case Reason::official_repeated: return "OFFICIAL_REPEATED";
    case Reason::announcement_closed: return "ANNOUNCEMENT_CLOSED";
  }
  return "";
}

}  // namespace penugasan::workflow
