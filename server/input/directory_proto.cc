// The way back: a directory as the API shows it.
#include "penugasan/v1/directory.pb.h"
#include "server/input/directory_check.h"
#include "server/input/names.h"

namespace penugasan::server {

namespace {

std::string local(const auto& id) { return std::string(id.local()); }

void add_mandate(v1::Directory& directory, const workflow::Mandate& mandate) {
  v1::Mandate& shown = *directory.add_mandates();
  shown.set_kind(mandate.kind);
  shown.set_from(local(mandate.from));
  shown.set_unit(local(mandate.unit));
  shown.set_to(local(mandate.to));
  shown.set_valid_from(workflow::format_date(mandate.valid_from));
  shown.set_valid_to(workflow::format_date(mandate.valid_to));
}

}  // namespace

v1::Unit to_unit(const workflow::Unit& unit) {
  v1::Unit shown;
  shown.set_name(resource_name(unit.id));
  shown.set_id(local(unit.id));
  shown.set_display_name(unit.name);
  shown.set_kind(unit.kind);
  shown.set_parent(local(unit.parent));
  shown.set_head(local(unit.head));
  return shown;
}

v1::Official to_official(const workflow::Official& official, const FindPerson& find_person) {
  v1::Official shown;
  shown.set_name(resource_name(official.id));
  shown.set_id(local(official.id));
  shown.set_rank(official.rank);
  shown.set_title(official.title);
  shown.set_unit(local(official.unit));
  shown.set_appraiser(local(official.appraiser));
  for (const auto& competency : official.competencies) shown.add_competencies(competency);
  if (const auto person = find_person(official.id)) {
    shown.set_display_name(person->name);
    shown.set_nip(person->nip);
  }
  return shown;
}

v1::Directory to_directory(const workflow::Agency& agency, const FindPerson& find_person) {
  v1::Directory shown;
  shown.set_agency(agency.id);
  shown.set_display_name(agency.name);
  shown.set_regulation(agency.regulation);
  shown.set_regional_head(agency.regional_head);
  shown.set_authority(local(agency.authority));
  shown.set_personnel_office(local(agency.personnel_office));
  for (const auto& unit : agency.units) *shown.add_units() = to_unit(unit);
  for (const auto& official : agency.officials) *shown.add_officials() = to_official(official, find_person);
  for (const auto& mandate : agency.mandates) add_mandate(shown, mandate);
  for (const auto& one : agency.administrators) shown.add_administrators(local(one));
  for (const auto& one : agency.auditors) shown.add_auditors(local(one));
  return shown;
}

}  // namespace penugasan::server
