#include "workflow/people.h"

#include <algorithm>

#include "workflow/route.h"

namespace penugasan::workflow {

namespace {

using Guard = std::optional<Rejection> (*)(const Official&, const PeopleCase&);

Rejection refuse(Reason reason, const Basis& basis, const PeopleCase& asked, const Official& official) {
  Rejection rejection{reason, basis, asked.regulation.id, {}, {}};
  rejection.values = {{"official", official.id.value}};
  return rejection;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::optional<Rejection> assignable_rank(const Official& official, const PeopleCase& asked) {
  const auto& people = asked.regulation.people;
  if (contains(people.assignable_ranks, official.rank)) return std::nullopt;
  auto rejection = refuse(Reason::not_assignable, people.assignable_basis, asked, official);
  rejection.values.emplace_back("rank", official.rank);
  return rejection;
}

std::optional<Rejection> leads_no_unit(const Official& official, const PeopleCase& asked) {
  if (!asked.organisation.leads_a_unit(official.id, asked.day)) return std::nullopt;
  return refuse(Reason::not_assignable, asked.regulation.people.heads_basis, asked, official);
}

std::optional<Rejection> position_established(const Official& official, const PeopleCase& asked) {
  if (!official.appraiser.empty()) return std::nullopt;
  return refuse(Reason::position_not_established, asked.regulation.people.position_basis, asked, official);
}

std::optional<Rejection> in_source(const Official& official, const PeopleCase& asked) {
  if (sits_in_source(asked.regulation.unit_rule, asked.organisation, official, asked.source_office_unit)) return std::nullopt;
  auto rejection = refuse(Reason::nominee_outside_source, asked.regulation.people.source_basis, asked, official);
  rejection.values.emplace_back("unit", asked.source_office_unit.value);
  rejection.values.emplace_back("official_unit", official.unit.value);
  return rejection;
}

std::optional<Rejection> competent(const Official& official, const PeopleCase& asked) {
  const auto& wanted = asked.filing.competencies;
  const auto has = [&](const std::string& one) { return contains(official.competencies, one); };
  if (wanted.empty() || std::any_of(wanted.begin(), wanted.end(), has)) return std::nullopt;
  auto rejection = refuse(Reason::nominee_lacks_competency, asked.regulation.people.competency_basis, asked, official);
  rejection.values.emplace_back("competencies", joined(wanted));
  return rejection;
}

// In the order that routes.md gives.
constexpr Guard kGuards[] = {assignable_rank, leads_no_unit, position_established, in_source, competent};

}  // namespace

std::optional<Rejection> check_list(const std::vector<OfficialId>& officials, const Organisation& organisation,
                                    const char* field) {
  std::vector<OfficialId> sorted = officials;
  std::sort(sorted.begin(), sorted.end());
  if (const auto twice = std::adjacent_find(sorted.begin(), sorted.end()); twice != sorted.end()) {
    return Rejection{Reason::official_repeated, house(), {}, {{"official", twice->value}}, {{field, "repeated"}}};
  }
  for (const auto& one : officials) {
    if (organisation.official(one) != nullptr) continue;
    return Rejection{Reason::official_unknown, house(), {}, {{"official", one.value}}, {{field, "unknown"}}};
  }
  return std::nullopt;
}

std::optional<Rejection> check_people(const std::vector<OfficialId>& officials, const PeopleCase& asked) {
  for (const auto& one : officials) {
    for (const Guard guard : kGuards) {
      if (auto rejection = guard(*asked.organisation.official(one), asked)) return rejection;
    }
  }
  if (officials.size() >= static_cast<std::size_t>(asked.filing.headcount)) return std::nullopt;
  return Rejection{Reason::headcount_not_met,
                   asked.regulation.people.headcount_basis,
                   asked.regulation.id,
                   {{"headcount", std::to_string(asked.filing.headcount)}, {"named", std::to_string(officials.size())}},
                   {}};
}

}  // namespace penugasan::workflow
