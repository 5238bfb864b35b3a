#include "workflow/loader/cases.h"

#include <algorithm>

namespace penugasan::workflow {

std::string Case::text() const {
  std::string text(name_of(form));
  if (!team_kind.empty()) text += " (" + team_kind + ")";
  return text + (named ? ", people named" : ", people unnamed");
}

bool holds(const Condition& condition, const Case& filing) {
  return condition.form.value_or(filing.form) == filing.form &&
         condition.team_kind.value_or(filing.team_kind) == filing.team_kind &&
         condition.people_named.value_or(filing.named) == filing.named;
}

std::vector<Case> cases_of(const Regulation& regulation, const Flow& flow) {
  std::vector<Case> cases{{Form::individu, "", true}};
  for (const auto& kind : regulation.team_kinds) cases.push_back({Form::tim_kerja, kind.id, true});
  if (regulation.team_kinds.empty()) cases.push_back({Form::tim_kerja, "", true});
  // A volunteer is the person, and within a unit everybody is named at once (checks_roles.cc proves that it says so).
  if (flow.filing.names_required || flow.mode == Mode::pengajuan_sukarela || flow.scope == Scope::dalam_unit) return cases;
  for (std::size_t at = 0, all = cases.size(); at < all; ++at) cases.push_back({cases[at].form, cases[at].team_kind, false});
  return cases;
}

Case arrival(const Flow& flow, std::size_t index, Case filing) {
  for (std::size_t at = 0; at < index; ++at) {
    if (flow.steps[at].names_people && holds(flow.steps[at].when, filing)) filing.named = true;
  }
  return filing;
}

std::vector<Case> arrivals(const Regulation& regulation, const Flow& flow, std::size_t index) {
  std::vector<Case> reached;
  for (const auto& filing : cases_of(regulation, flow)) {
    auto now = arrival(flow, index, filing);
    if (!holds(flow.steps[index].when, now)) continue;
    if (std::find(reached.begin(), reached.end(), now) == reached.end()) reached.push_back(std::move(now));
  }
  return reached;
}

bool needs_people(Office office) { return office == Office::appraisers || office == Office::assignees; }

}  // namespace penugasan::workflow
