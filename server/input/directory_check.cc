#include "server/input/directory_check.h"

#include <unordered_map>
#include <unordered_set>

#include "penugasan/v1/directory.pb.h"
#include "server/input/directory_ids.h"
#include "server/input/directory_warnings.h"
#include "server/input/fields.h"
#include "server/input/limits.h"
#include "server/input/mandate_check.h"
#include "server/input/nip.h"
#include "workflow/text.h"

namespace penugasan::server {

namespace {

using workflow::OfficialId;
using workflow::UnitId;

class Checker {
 public:
  Checker(const v1::Directory& directory, workflow::Date today)
      : directory_(directory), today_(today), ids_(directory.agency(), fields_) {}

  EdgeResult<CheckedDirectory> check(Language language) {
    if (!sizes_allowed()) return *fields_.error(EdgeReason::directory_invalid);
    index();
    head();
    for (int i = 0; i < directory_.units_size(); ++i) unit(i);
    unit_tree();
    for (int i = 0; i < directory_.officials_size(); ++i) official(i);
    mandates();
    checked_.agency.administrators = role("directory.administrators", directory_.administrators());
    checked_.agency.auditors = role("directory.auditors", directory_.auditors());
    if (auto error = fields_.error(EdgeReason::directory_invalid)) return *std::move(error);
    checked_.warnings = directory_warnings(checked_.agency, today_, language);
    return std::move(checked_);
  }

 private:
  bool sizes_allowed() {
    const auto most = [&](const char* field, int count, std::size_t limit) {
      if (static_cast<std::size_t>(count) > limit) fields_.add(field, "too_many", std::to_string(limit));
    };
    most("directory.units", directory_.units_size(), limits::kDirectoryUnits);
    most("directory.officials", directory_.officials_size(), limits::kDirectoryOfficials);
    most("directory.mandates", directory_.mandates_size(), limits::kDirectoryMandates);
    most("directory.administrators", directory_.administrators_size(), limits::kDirectoryRole);
    most("directory.auditors", directory_.auditors_size(), limits::kDirectoryRole);
    return fields_.ok();
  }

  // Ids first, so that everything may refer to everything.
  void index() {
    for (int i = 0; i < directory_.units_size(); ++i) ids_.add_unit(i, place("units", i), directory_.units(i).id());
    for (int i = 0; i < directory_.officials_size(); ++i)
      ids_.add_official(i, place("officials", i), directory_.officials(i).id());
  }

  void head() {
    auto& agency = checked_.agency;
    if (!workflow::is_local_id(directory_.agency())) fields_.add("directory.agency", "not_an_id");
    name("directory.display_name", directory_.display_name());
    if (!is_dashed_id(directory_.regulation())) fields_.add("directory.regulation", "not_a_dashed_id");
    fields_.text("directory.regional_head", directory_.regional_head(), Lines::one, limits::kDisplayName);
    agency.id = directory_.agency();
    agency.name = directory_.display_name();
    agency.regulation = directory_.regulation();
    agency.regional_head = directory_.regional_head();
    agency.authority = read_post({"directory.authority", "directory.authority_terms"}, directory_.authority(),
                                 directory_.authority_terms(), ids_, fields_);
    agency.personnel_office = ids_.unit("directory.personnel_office", directory_.personnel_office());
  }

  void unit(int i) {
    const v1::Unit& unit = directory_.units(i);
    name(place("units", i, "display_name"), unit.display_name());
    if (!is_word(unit.kind())) fields_.add(place("units", i, "kind"), "not_a_word");
    checked_.agency.units.push_back(
        {UnitId(directory_.agency(), unit.id()), unit.display_name(), unit.kind(),
         ids_.unit(place("units", i, "parent"), unit.parent()),
         read_post({place("units", i, "head"), place("units", i, "head_terms")}, unit.head(), unit.head_terms(), ids_, fields_)});
  }

  // Every unit is walked up from once; meeting a unit of the same walk again is a loop, told once.
  void unit_tree() {
    std::vector<int> walk(static_cast<std::size_t>(directory_.units_size()), -1);
    for (int i = 0; i < directory_.units_size(); ++i) {
      int at = i;
      while (at >= 0 && walk[static_cast<std::size_t>(at)] < 0) {
        walk[static_cast<std::size_t>(at)] = i;
        at = ids_.place_of_unit(directory_.units(at).parent());
      }
      if (at >= 0 && walk[static_cast<std::size_t>(at)] == i) {
        fields_.add(place("units", at, "parent"), "parent_loop", directory_.units(at).id());
      }
    }
  }

  void official(int i) {
    const v1::Official& official = directory_.officials(i);
    fields_.text(place("officials", i, "display_name"), official.display_name(), Lines::one, limits::kDisplayName);
    fields_.text(place("officials", i, "title"), official.title(), Lines::one, limits::kTitle);
    if (!is_word(official.rank())) fields_.add(place("officials", i, "rank"), "not_a_word");
    nip(i);
    if (official.unit().empty()) fields_.add(place("officials", i, "unit"), "missing");
    if (!official.appraiser().empty() && official.appraiser() == official.id()) {
      fields_.add(place("officials", i, "appraiser"), "oneself");
    }
    workflow::Official made{OfficialId(directory_.agency(), official.id()),
                            official.rank(),
                            official.title(),
                            ids_.unit(place("officials", i, "unit"), official.unit()),
                            ids_.official(place("officials", i, "appraiser"), official.appraiser()),
                            {official.competencies().begin(), official.competencies().end()}};
    competencies(i, made.competencies);
    checked_.people.push_back({made.id, official.display_name(), official.nip()});
    checked_.agency.officials.push_back(std::move(made));
  }

  // Empty where the person's own data was erased.
  void nip(int i) {
    const std::string& nip = directory_.officials(i).nip();
    if (nip.empty()) return;
    if (const auto fault = nip_fault(nip, today_)) return fields_.add(place("officials", i, "nip"), *fault);
    const auto [first, fresh] = nips_.emplace(nip, i);
    if (!fresh) fields_.add(place("officials", i, "nip"), "duplicate", place("officials", first->second));
  }

  void competencies(int i, const std::vector<std::string>& competencies) {
    const std::string field = place("officials", i, "competencies");
    fields_.texts(field, competencies, limits::kOfficialCompetencies, limits::kCompetency);
    if (competencies.size() > limits::kOfficialCompetencies) return;
    const std::unordered_set<std::string_view> different(competencies.begin(), competencies.end());
    if (different.size() != competencies.size()) fields_.add(field, "repeated");
  }

  void mandates() {
    const auto at = [](std::size_t i) { return place("mandates", static_cast<int>(i)); };
    for (int i = 0; i < directory_.mandates_size(); ++i) {
      checked_.agency.mandates.push_back(read_mandate(directory_.mandates(i), at(static_cast<std::size_t>(i)), ids_, fields_));
    }
    if (fields_.ok()) check_mandates(checked_.agency, at, fields_);
  }

  std::vector<OfficialId> role(const std::string& field, const google::protobuf::RepeatedPtrField<std::string>& ids) {
    std::vector<OfficialId> officials;
    std::unordered_set<std::string_view> named;
    for (int i = 0; i < ids.size(); ++i) {
      const std::string at = field + "[" + std::to_string(i) + "]";
      if (!named.insert(ids[i]).second) fields_.add(at, "repeated");
      officials.push_back(ids_.needed_official(at, ids[i]));
    }
    return officials;
  }

  void name(const std::string& field, const std::string& value) {
    if (workflow::is_blank(value)) return fields_.add(field, "missing");
    fields_.text(field, value, Lines::one, limits::kDisplayName);
  }

  const v1::Directory& directory_;
  workflow::Date today_;
  Fields fields_;
  DirectoryIds ids_;
  std::unordered_map<std::string_view, int> nips_;
  CheckedDirectory checked_;
};

}  // namespace

EdgeResult<CheckedDirectory> check_directory(const v1::Directory& directory, workflow::Date today, Language language) {
  return Checker(directory, today).check(language);
}

}  // namespace penugasan::server
