// The different ways in which a flow can be gone through, for proofs that must hold on every one of them. A case is what a
// condition can ask about: form, kind of team, and whether anybody is named. Internal to workflow/loader.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "workflow/regulation.h"

namespace penugasan::workflow {

struct Case {
  Form form = Form::individu;
  std::string team_kind;  // empty for an individual, or where the regulation tells no kinds apart
  bool named = false;
  bool operator==(const Case&) const = default;
  /// "tim_kerja (kelompok_kerja), people unnamed"
  std::string text() const;
};

bool holds(const Condition& condition, const Case& filing);

/// Every filing that the flow admits.
std::vector<Case> cases_of(const Regulation& regulation, const Flow& flow);

/// The case as it stands when the step at `index` is reached on a path of approvals: steps before it may have named people.
/// `index` may be the number of steps: the route's end.
Case arrival(const Flow& flow, std::size_t index, Case filing);

/// Every case in which the step is reached and its condition holds, each once.
std::vector<Case> arrivals(const Regulation& regulation, const Flow& flow, std::size_t index);

/// True for offices that nobody holds until people are named.
bool needs_people(Office office);

}  // namespace penugasan::workflow
