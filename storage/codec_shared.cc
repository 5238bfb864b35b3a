// Filings, offices, announcements and agencies, which stand both in records and in rows.
#include "storage/codec_parts.h"

namespace penugasan::storage {

using namespace workflow;

void encode_filing(const Filing& filing, StringTable& strings, v1::StoredFiling* out) {
  out->set_mode(to_stored<v1::Mode>(filing.mode));
  out->set_form(to_stored<v1::Form>(filing.form));
  out->set_team_kind(strings.ref(filing.team_kind));
  out->set_scope(to_stored<v1::Scope>(filing.scope));
  out->set_owner(strings.ref(filing.owner.value));
  out->set_source(strings.ref(filing.source.value));
  strings.refs(filing.officials, out->mutable_officials());
  out->set_headcount(filing.headcount);
  strings.refs(filing.competencies, out->mutable_competencies());
  out->set_period_from(to_days(filing.period.from));
  out->set_period_to(to_days(filing.period.to));
  out->set_call_agency(strings.ref(filing.call.agency));
  out->set_call_number(filing.call.number);
  out->set_answers_agency(strings.ref(filing.answers.agency));
  out->set_answers_number(filing.answers.number);
}

Filing decode_filing(const v1::StoredFiling& stored, const StringReader& strings) {
  Filing filing;
  filing.mode = from_stored(stored.mode(), Mode::pengajuan_sukarela);
  filing.form = from_stored(stored.form(), Form::tim_kerja);
  filing.team_kind = strings.at(stored.team_kind());
  filing.scope = from_stored(stored.scope(), Scope::lintas_instansi);
  filing.owner = strings.id<UnitId>(stored.owner());
  filing.source = strings.id<UnitId>(stored.source());
  filing.officials = strings.ids<OfficialId>(stored.officials());
  filing.headcount = stored.headcount();
  filing.competencies = strings.texts(stored.competencies());
  filing.period = {from_days(stored.period_from()), from_days(stored.period_to())};
  filing.call = {strings.at(stored.call_agency()), stored.call_number()};
  filing.answers = {strings.at(stored.answers_agency()), stored.answers_number()};
  return filing;
}

void encode_offices(const OfficeUnits& offices, StringTable& strings, v1::StoredOffices* out) {
  out->set_owner(strings.ref(offices.owner.value));
  out->set_owner_top(strings.ref(offices.owner_top.value));
  out->set_source(strings.ref(offices.source.value));
  out->set_source_top(strings.ref(offices.source_top.value));
}

OfficeUnits decode_offices(const v1::StoredOffices& stored, const StringReader& strings) {
  return {strings.id<UnitId>(stored.owner()), strings.id<UnitId>(stored.owner_top()), strings.id<UnitId>(stored.source()),
          strings.id<UnitId>(stored.source_top())};
}

void encode_announcement(const Announcement& announcement, StringTable& strings, v1::StoredAnnouncement* out) {
  out->set_agency(strings.ref(announcement.id.agency));
  out->set_number(announcement.id.number);
  out->set_uid(announcement.uid);
  out->set_unit(strings.ref(announcement.unit.value));
  out->set_office_unit(strings.ref(announcement.office_unit.value));
  out->set_announcer(strings.ref(announcement.announcer.value));
  out->set_headcount(announcement.headcount);
  strings.refs(announcement.competencies, out->mutable_competencies());
  out->set_period_from(to_days(announcement.period.from));
  out->set_period_to(to_days(announcement.period.to));
  out->set_regulation(strings.ref(announcement.regulation));
  out->set_regulation_version(strings.ref(announcement.regulation_version));
  out->set_closed(announcement.closed);
  out->set_created(to_micros(announcement.created_at));
  out->set_updated(to_micros(announcement.updated_at));
  out->set_last_position(announcement.last_position);
}

Announcement decode_stored_announcement(const v1::StoredAnnouncement& stored, const StringReader& strings) {
  Announcement announcement;
  announcement.id = {strings.at(stored.agency()), stored.number()};
  announcement.uid = stored.uid();
  announcement.unit = strings.id<UnitId>(stored.unit());
  announcement.office_unit = strings.id<UnitId>(stored.office_unit());
  announcement.announcer = strings.id<OfficialId>(stored.announcer());
  announcement.headcount = stored.headcount();
  announcement.competencies = strings.texts(stored.competencies());
  announcement.period = {from_days(stored.period_from()), from_days(stored.period_to())};
  announcement.regulation = strings.at(stored.regulation());
  announcement.regulation_version = strings.at(stored.regulation_version());
  announcement.closed = stored.closed();
  announcement.created_at = from_micros(stored.created());
  announcement.updated_at = from_micros(stored.updated());
  announcement.last_position = stored.last_position();
  return announcement;
}

namespace {

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
  out->set_head(unit.head.value);
}

void encode_mandate(const Mandate& mandate, v1::StoredAgency::Mandate* out) {
  out->set_kind(mandate.kind);
  out->set_from(mandate.from.value);
  out->set_unit(mandate.unit.value);
  out->set_to(mandate.to.value);
  out->set_valid_from(to_days(mandate.valid_from));
  out->set_valid_to(to_days(mandate.valid_to));
}

}  // namespace

void encode_agency(const Agency& agency, v1::StoredAgency* out) {
  out->set_id(agency.id);
  out->set_name(agency.name);
  out->set_regulation(agency.regulation);
  out->set_regional_head(agency.regional_head);
  out->set_authority(agency.authority.value);
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
  agency.authority = OfficialId(stored.authority());
  agency.personnel_office = UnitId(stored.personnel_office());
  for (const auto& unit : stored.units()) {
    agency.units.push_back({UnitId(unit.id()), unit.name(), unit.kind(), UnitId(unit.parent()), OfficialId(unit.head())});
  }
  for (const auto& official : stored.officials()) {
    agency.officials.push_back({OfficialId(official.id()),
                                official.rank(),
                                official.title(),
                                UnitId(official.unit()),
                                OfficialId(official.appraiser()),
                                {official.competencies().begin(), official.competencies().end()}});
  }
  for (const auto& mandate : stored.mandates()) {
    agency.mandates.push_back({mandate.kind(), OfficialId(mandate.from()), UnitId(mandate.unit()), OfficialId(mandate.to()),
                               from_days(mandate.valid_from()), from_days(mandate.valid_to())});
  }
  for (const auto& one : stored.administrators()) agency.administrators.emplace_back(one);
  for (const auto& one : stored.auditors()) agency.auditors.emplace_back(one);
  return agency;
}

}  // namespace penugasan::storage
