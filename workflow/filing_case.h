// A filing under examination: what the rules make of it, and the guards in their order. Internal to decide() and preview().
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "workflow/decide.h"

namespace penugasan::workflow {

struct FilingCase {
  const File& command;
  const Context& context;
  /// As it stands before anything follows from the filing; its filing with scope, source, team kind, headcount and a volunteer's
  /// official filled in.
  Request request{};
  std::shared_ptr<const Regulation> regulation = nullptr;
  const Flow* flow = nullptr;
  std::optional<Holder> filer = std::nullopt;  // how the actor may file; nothing: they may not
  Seat filer_seat{};                           // the post that they file from
};

/// Fills in what the rules find. Refuses what cannot be examined at all: UNIT_UNKNOWN, NO_REGULATION_IN_FORCE,
/// OFFICIAL_REPEATED, OFFICIAL_UNKNOWN, VOLUNTEER_NAMES_OTHERS, TEAM_KIND_UNKNOWN, FLOW_FORBIDDEN, FLOW_NOT_PROVIDED.
std::optional<Rejection> examine(FilingCase& one);

/// The first guard that refuses an examined case: SCOPE_MISMATCH, NOMINEES_REQUIRED, NOT_YOUR_TURN, LETTER_INCOMPLETE,
/// PERIOD_INVALID, PERIOD_EXCEEDS_LIMIT, HEADCOUNT_EXCEEDS_LIMIT, CALL_REQUIRED, OFFICE_VACANT, the people, HEADCOUNT_NOT_MET.
std::optional<Rejection> first_refusal(const FilingCase& one);
/// Every guard that refuses, in the same order.
std::vector<Rejection> all_refusals(const FilingCase& one);

/// A refusal in this case's regulation.
Rejection refuse(const FilingCase& one, Reason reason, const Basis& basis);

}  // namespace penugasan::workflow
