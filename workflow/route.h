// How a regulation's data applies to one request: which units act, which scope it is, which step comes next, whose seats
// an office means. Pure; internal to workflow and its tests.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "workflow/organisation.h"
#include "workflow/regulation.h"
#include "workflow/request.h"

namespace penugasan::workflow {

/// The unit that counts for `unit` under the rule: itself, or what it is lifted to. A unit with nothing to lift to counts as
/// itself. `unit` must be known.
UnitId office_unit(const UnitRule& rule, const Organisation& organisation, const UnitId& unit);

/// The units whose heads act. Both units must be known.
OfficeUnits office_units(const UnitRule& rule, const Organisation& organisation, const UnitId& owner, const UnitId& source);

/// The first scope rule that holds. Both units must be known.
Scope scope_of(const UnitRule& rule, const Organisation& organisation, const UnitId& owner, const UnitId& source);

/// True where the official sits in the source unit as the rule understands it.
bool sits_in_source(const UnitRule& rule, const Organisation& organisation, const Official& official,
                    const UnitId& source_office_unit);

bool holds(const Condition& condition, const Filing& filing);

/// The first step at or after `from` whose condition holds. Nothing: the route is at its end.
std::optional<std::uint32_t> next_step(const Flow& flow, std::uint32_t from, const Filing& filing);

/// The seats that an office means for this request, each once. Appraisers and assignees of people not named yet: none.
std::vector<Seat> seats_of(const std::vector<Office>& offices, const Request& request, const Organisation& organisation);

/// Who may act on the step that asks `seats`: each person once, nobody in their own case where the step decides.
std::vector<Holder> who_may_act(const std::vector<Seat>& seats, const Step& step, const Request& request,
                                const Organisation& organisation, Date day);

/// The first of the seats for which `holder` acts in just this way: the post that an act is recorded for.
Seat seat_of(const Holder& holder, const std::vector<Seat>& seats, const Organisation& organisation, Date day);

/// Who is addressed or told as holder of these offices proper, each once.
std::vector<OfficialId> addressees(const std::vector<Office>& offices, const Request& request, const Organisation& organisation,
                                   Date day);

/// True where the person is to be assigned by this request, or volunteers in it.
bool own_case(const Request& request, const OfficialId& official);

/// True where the step settles something, so that nobody may do it in their own case.
bool is_decision(const Step& step);

/// What may be done at the step, in the order approve, complete, reject.
std::vector<Option> options_of(const Step& step);

template <class T>
void add_once(std::vector<T>& list, const T& value) {
  for (const auto& one : list) {
    if (one == value) return;
  }
  list.push_back(value);
}

template <class T>
bool contains(const std::vector<T>& list, const T& value) {
  for (const auto& one : list) {
    if (one == value) return true;
  }
  return false;
}

}  // namespace penugasan::workflow
