// The way back: a directory as the API shows it.
#include "penugasan/v1/directory.pb.h"
#include "server/input/directory_check.h"
#include "server/input/directory_ids.h"
#include "server/input/names.h"

namespace penugasan::server {

namespace {

std::string local(const auto& id) { return std::string(id.local()); }

// Returns today's holder; terms only where they say more than that.
std::string show_post(const workflow::Post& post, workflow::Date today, google::protobuf::RepeatedPtrField<v1::Term>* terms) {
  if (!post.undated()) {
    for (const auto& term : post.terms) {
      v1::Term& shown = *terms->Add();
      shown.set_official(local(term.official));
      if (term.from) shown.set_valid_from(workflow::format_date(*term.from));
      if (term.to) shown.set_valid_to(workflow::format_date(*term.to));
    }
  }
  const auto* holder = post.holder(today);
  return holder == nullptr ? std::string() : local(*holder);
}

}  // namespace

v1::Mandate to_mandate(const workflow::Mandate& mandate) {
  v1::Mandate shown;
  shown.set_kind(mandate.kind);
  shown.set_from(local(mandate.from));
  // Without a local part: the agency itself.
  const bool of_authority = !mandate.unit.empty() && mandate.unit.local().empty();
  shown.set_unit(of_authority ? std::string(kAuthorityUnit) : local(mandate.unit));
  shown.set_to(local(mandate.to));
  shown.set_valid_from(workflow::format_date(mandate.valid_from));
  shown.set_valid_to(workflow::format_date(mandate.valid_to));
  if (!mandate.letter.empty()) {
    shown.mutable_letter()->set_number(mandate.letter.number);
    shown.mutable_letter()->set_date(workflow::format_date(mandate.letter.date));
  }
  return shown;
}

v1::Unit to_unit(const workflow::Unit& unit, workflow::Date today) {
  v1::Unit shown;
  shown.set_name(resource_name(unit.id));
  shown.set_id(local(unit.id));
  shown.set_display_name(unit.name);
  shown.set_kind(unit.kind);
  shown.set_parent(local(unit.parent));
  shown.set_head(show_post(unit.head, today, shown.mutable_head_terms()));
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

v1::Directory to_directory(const workflow::Agency& agency, workflow::Date today, const FindPerson& find_person) {
  v1::Directory shown;
  shown.set_agency(agency.id);
  shown.set_display_name(agency.name);
  shown.set_regulation(agency.regulation);
  shown.set_regional_head(agency.regional_head);
  shown.set_authority(show_post(agency.authority, today, shown.mutable_authority_terms()));
  shown.set_personnel_office(local(agency.personnel_office));
  for (const auto& unit : agency.units) *shown.add_units() = to_unit(unit, today);
  for (const auto& official : agency.officials) *shown.add_officials() = to_official(official, find_person);
  for (const auto& mandate : agency.mandates) *shown.add_mandates() = to_mandate(mandate);
  for (const auto& one : agency.administrators) shown.add_administrators(local(one));
  for (const auto& one : agency.auditors) shown.add_auditors(local(one));
  return shown;
}

}  // namespace penugasan::server
