#include "clients/cli/directory_check.h"

namespace penugasan::cli {
namespace {

using workflow::OfficialId;
using workflow::UnitId;

UnitId unit_id(const v1::Directory& directory, const std::string& id) {
  return id.empty() ? UnitId() : UnitId(directory.agency(), id);
}

OfficialId official_id(const v1::Directory& directory, const std::string& id) {
  return id.empty() ? OfficialId() : OfficialId(directory.agency(), id);
}

// Only what the tables ask about.
workflow::Agency agency_of(const v1::Directory& directory) {
  workflow::Agency agency;
  agency.id = directory.agency();
  for (const auto& unit : directory.units()) {
    workflow::Post head;
    if (unit.head_terms().empty()) head = official_id(directory, unit.head());
    for (const auto& term : unit.head_terms()) head.terms.push_back({official_id(directory, term.official()), {}, {}});
    agency.units.push_back(
        {unit_id(directory, unit.id()), unit.display_name(), unit.kind(), unit_id(directory, unit.parent()), head});
  }
  for (const auto& official : directory.officials()) {
    agency.officials.push_back({official_id(directory, official.id()),
                                official.rank(),
                                official.title(),
                                unit_id(directory, official.unit()),
                                official_id(directory, official.appraiser()),
                                {}});
  }
  return agency;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string text_of(const workflow::KedudukanRule& line) {
  std::string who = joined(line.under);
  if (!line.appraiser_ranks.empty()) who += (who.empty() ? "" : " ") + joined(line.appraiser_ranks);
  return who + " (" + (line.basis.article.empty() ? "house" : line.basis.article) + ")";
}

}  // namespace

std::vector<AppraiserFinding> check_appraisers(const v1::Directory& directory, const workflow::Regulation& regulation) {
  const auto agency = agency_of(directory);
  std::vector<AppraiserFinding> findings;
  for (const auto& found : kedudukan_findings(regulation.kedudukan, agency)) {
    std::string foreseen;
    for (const auto* line : found.foreseen) foreseen += (foreseen.empty() ? "" : "; ") + text_of(*line);
    const auto index = std::to_string(found.official - agency.officials.data());
    findings.push_back({"directory.officials[" + index + "].appraiser", std::string(found.official->id.local()),
                        found.official->rank, std::string(found.official->appraiser.local()), std::move(foreseen)});
  }
  return findings;
}

}  // namespace penugasan::cli
