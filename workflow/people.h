// The guards on people who are to be assigned, alike at filing and where a step names them. Internal to decide().
#pragma once

#include <optional>
#include <vector>

#include "workflow/organisation.h"
#include "workflow/regulation.h"
#include "workflow/rejection.h"
#include "workflow/request.h"

namespace penugasan::workflow {

/// What is asked of the people, and where they must sit.
struct PeopleCase {
  const Regulation& regulation;
  const Organisation& organisation;
  const Filing& filing;  // competencies and headcount
  UnitId source_office_unit;
  Date day;
};

/// Malformed lists: an unknown official (OFFICIAL_UNKNOWN) or one named twice (OFFICIAL_REPEATED). `field` is the list's path.
std::optional<Rejection> check_list(const std::vector<OfficialId>& officials, const Organisation& organisation,
                                    const char* field);

/// For each person NOT_ASSIGNABLE, POSITION_NOT_ESTABLISHED, NOMINEE_OUTSIDE_SOURCE, NOMINEE_LACKS_COMPETENCY; then
/// HEADCOUNT_NOT_MET. Every official must be known.
std::optional<Rejection> check_people(const std::vector<OfficialId>& officials, const PeopleCase& asked);

}  // namespace penugasan::workflow
