// An agency's organisation to bytes and back.
#include "storage/codec_parts.h"

namespace penugasan::storage {

using namespace workflow;

namespace {

using StoredTerms = google::protobuf::RepeatedPtrField<v1::StoredAgency::Term>;

void encode_terms(const Post& post, StoredTerms* out) {
  for (const auto& term : post.terms) {
    auto* stored = out->Add();
    stored->set_official(term.official.value);
    if (term.from) stored->set_valid_from(to_days(*term.from));
    if (term.to) stored->set_valid_to(to_days(*term.to));
  }
}

Post decode_post(const std::string& undated, const StoredTerms& terms) {
  Post post{OfficialId(undated)};
  for (const auto& term : terms) {
    post.terms.push_back({OfficialId(term.official()),
                          term.has_valid_from() ? std::optional(from_days(term.valid_from())) : std::nullopt,
                          term.has_valid_to() ? std::optional(from_days(term.valid_to())) : std::nullopt});
  }
  return post;
}

void encode_official(const Official& official, v1::StoredAgency::Official* out) {
  out->set_id(official.id.value);
  out->set_rank(official.rank);
  out->set_title(official.title);
  out->set_unit(official.unit.value);
  out->set_appraiser(official.appraiser.value);
  for (const auto& competency : official.competencies) out->add_competencies(competency);
}

void encode_unit(const Unit& unit, v1::StoredAgency::Unit* out) {
  out->set_id(unit.id.value);
  out->set_name(unit.name);
  out->set_kind(unit.kind);
  out->set_parent(unit.parent.value);
  if (unit.head.undated()) {
    out->set_head(unit.head.terms.front().official.value);
  } else {
    encode_terms(unit.head, out->mutable_terms());
  }
}

}  // namespace

void encode_mandate(const Mandate& mandate, v1::StoredAgency::Mandate* out) {
  out->set_kind(mandate.kind);
  out->set_from(mandate.from.value);
  out->set_unit(mandate.unit.value);
  out->set_to(mandate.to.value);
  out->set_valid_from(to_days(mandate.valid_from));
  out->set_valid_to(to_days(mandate.valid_to));
  if (mandate.letter.empty()) return;
  out->set_letter_number(mandate.letter.number);
  out->set_letter_date(to_days(mandate.letter.date));
}

Mandate decode_mandate(const v1::StoredAgency::Mandate& stored) {
  Mandate mandate{stored.kind(),
                  OfficialId(stored.from()),
                  UnitId(stored.unit()),
                  OfficialId(stored.to()),
                  from_days(stored.valid_from()),
                  from_days(stored.valid_to()),
                  {}};
  if (!stored.letter_number().empty()) mandate.letter = {stored.letter_number(), from_days(stored.letter_date())};
  return mandate;
}

void encode_agency(const Agency& agency, v1::StoredAgency* out) {
  out->set_id(agency.id);
  out->set_name(agency.name);
  out->set_regulation(agency.regulation);
  out->set_regional_head(agency.regional_head);
  if (agency.authority.undated()) {
    out->set_authority(agency.authority.terms.front().official.value);
  } else {
    encode_terms(agency.authority, out->mutable_authority_terms());
  }
  out->set_personnel_office(agency.personnel_office.value);
  for (const auto& unit : agency.units) encode_unit(unit, out->add_units());
  for (const auto& official : agency.officials) encode_official(official, out->add_officials());
  for (const auto& mandate : agency.mandates) encode_mandate(mandate, out->add_mandates());
  for (const auto& one : agency.administrators) out->add_administrators(one.value);
  for (const auto& one : agency.auditors) out->add_auditors(one.value);
}

Agency decode_agency(const v1::StoredAgency& stored) {
  Agency agency;
  agency.id = stored.id();
  agency.name = stored.name();
  agency.regulation = stored.regulation();
  agency.regional_head = stored.regional_head();
  agency.authority = decode_post(stored.authority(), stored.authority_terms());
  agency.personnel_office = UnitId(stored.personnel_office());
  for (const auto& unit : stored.units()) {
    agency.units.push_back(
        {UnitId(unit.id()), unit.name(), unit.kind(), UnitId(unit.parent()), decode_post(unit.head(), unit.terms())});
  }
  for (const auto& official : stored.officials()) {
    agency.officials.push_back({OfficialId(official.id()),
                                official.rank(),
                                official.title(),
                                UnitId(official.unit()),
                                OfficialId(official.appraiser()),
                                {official.competencies().begin(), official.competencies().end()}});
  }
  for (const auto& mandate : stored.mandates()) agency.mandates.push_back(decode_mandate(mandate));
  for (const auto& one : stored.administrators()) agency.administrators.emplace_back(one);
  for (const auto& one : stored.auditors()) agency.auditors.emplace_back(one);
  return agency;
}

}  // namespace penugasan::storage
