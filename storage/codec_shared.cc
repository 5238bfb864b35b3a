// Filings, offices and announcements, which stand both in records and in rows.
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

}  // namespace penugasan::storage
