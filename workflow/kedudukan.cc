#include "workflow/kedudukan.h"

#include <algorithm>
#include <unordered_map>

namespace penugasan::workflow {

namespace {

bool names(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}
bool names_or_empty(const std::vector<std::string>& list, std::string_view word) { return list.empty() || names(list, word); }

class Table {
 public:
  Table(const std::vector<KedudukanRule>& rules, const Agency& agency) : rules_(rules), agency_(agency) {
    for (const auto& unit : agency.units) {
      units_.emplace(unit.id.value, &unit);
      for (const auto& term : unit.head.terms) headed_by_[term.official.value].push_back(&unit);
    }
    for (const auto& official : agency.officials) ranks_.emplace(official.id.value, official.rank);
  }

  std::vector<KedudukanFinding> findings() const {
    std::vector<KedudukanFinding> found;
    for (const auto& official : agency_.officials) {
      if (official.appraiser.empty() || headed_by_.contains(official.id.value) || !spoken_of(official.rank)) continue;
      const Unit* table_unit = unit_of_table(official);
      KedudukanFinding finding{&official, lines_for(official, table_unit)};
      const auto fits = [&](const KedudukanRule* line) { return appraiser_fits(*line, official, table_unit); };
      if (std::none_of(finding.foreseen.begin(), finding.foreseen.end(), fits)) found.push_back(std::move(finding));
    }
    return found;
  }

 private:
  bool spoken_of(const std::string& rank) const {
    return std::any_of(rules_.begin(), rules_.end(), [&](const auto& line) { return names(line.ranks, rank); });
  }

  const Unit* unit(const UnitId& id) const {
    const auto found = units_.find(id.value);
    return found == units_.end() ? nullptr : found->second;
  }

  bool at_or_above(const Unit& upper, const Unit* lower) const {
    for (; lower != nullptr; lower = unit(lower->parent)) {
      if (lower->id == upper.id) return true;
    }
    return false;
  }

  // Null: no line names a kind of any unit above.
  const Unit* unit_of_table(const Official& official) const {
    for (const Unit* at = unit(official.unit); at != nullptr; at = unit(at->parent)) {
      if (std::any_of(rules_.begin(), rules_.end(), [&](const auto& line) { return names(line.in, at->kind); })) return at;
    }
    return nullptr;
  }

  std::vector<const KedudukanRule*> lines_for(const Official& official, const Unit* table_unit) const {
    std::vector<const KedudukanRule*> lines;
    for (const auto& line : rules_) {
      const bool here = line.in.empty() || (table_unit != nullptr && names(line.in, table_unit->kind));
      if (here && names(line.ranks, official.rank)) lines.push_back(&line);
    }
    return lines;
  }

  bool appraiser_fits(const KedudukanRule& line, const Official& official, const Unit* table_unit) const {
    const auto rank = ranks_.find(official.appraiser.value);
    if (rank == ranks_.end() || !names_or_empty(line.appraiser_ranks, rank->second)) return false;
    const auto headed = headed_by_.find(official.appraiser.value);
    if (headed == headed_by_.end()) return false;
    return std::any_of(headed->second.begin(), headed->second.end(), [&](const Unit* at) {
      const bool near = at_or_above(*at, unit(official.unit)) || (!line.in.empty() && at_or_above(*table_unit, at));
      return near && names_or_empty(line.under, at->kind);
    });
  }

  const std::vector<KedudukanRule>& rules_;
  const Agency& agency_;
  std::unordered_map<std::string_view, const Unit*> units_;
  std::unordered_map<std::string_view, std::vector<const Unit*>> headed_by_;
  std::unordered_map<std::string_view, std::string_view> ranks_;
};

}  // namespace

std::vector<KedudukanFinding> kedudukan_findings(const std::vector<KedudukanRule>& rules, const Agency& agency) {
  return Table(rules, agency).findings();
}

}  // namespace penugasan::workflow
