#include "clients/scenario/messages.h"

#include "clients/api_words.h"
#include "clients/names.h"

namespace penugasan::clients {
namespace {

template <class Message>
void set_period(const std::optional<Days>& days, Message& message) {
  if (!days) return;
  message.mutable_period()->set_from(days->from);
  message.mutable_period()->set_to(days->to);
}

}  // namespace

v1::FileAssignmentRequestRequest message_of(const FileStep& step, const std::string& call, const std::string& answers) {
  v1::FileAssignmentRequestRequest message;
  message.set_parent(agency_name(step.owner));
  auto& filing = *message.mutable_assignment_request();
  filing.set_mode(mode_of(step.mode));
  filing.set_form(form_of(step.form));
  filing.set_scope(scope_of(step.scope));
  filing.set_team_kind(step.team_kind);
  filing.set_owner_unit(unit_name(step.owner));
  if (!step.source.empty()) filing.set_source_unit(unit_name(step.source));
  for (const auto& official : step.officials) filing.add_officials(official_name(official));
  filing.set_headcount(step.headcount);
  filing.set_purpose(step.purpose);
  for (const auto& competency : step.competencies) filing.add_competencies(competency);
  filing.set_expectation(step.expectation);
  set_period(step.period, filing);
  filing.set_call(call);
  filing.set_answers(answers);
  return message;
}

v1::CreateAnnouncementRequest message_of(const AnnounceStep& step) {
  v1::CreateAnnouncementRequest message;
  message.set_parent(agency_name(step.unit));
  auto& announcement = *message.mutable_announcement();
  announcement.set_unit(unit_name(step.unit));
  announcement.set_headcount(step.headcount);
  for (const auto& competency : step.competencies) announcement.add_competencies(competency);
  announcement.set_purpose(step.purpose);
  set_period(step.period, announcement);
  return message;
}

v1::RecordMandateRequest message_of(const MandateStep& step) {
  v1::RecordMandateRequest message;
  message.set_parent(agency_name(step.agency));
  auto& mandate = *message.mutable_mandate();
  mandate.set_kind(step.kind);
  mandate.set_from(step.from);
  mandate.set_unit(step.unit);
  mandate.set_to(step.to);
  mandate.set_valid_from(step.days.from);
  mandate.set_valid_to(step.days.to);
  if (step.letter_number.empty()) return message;
  mandate.mutable_letter()->set_number(step.letter_number);
  mandate.mutable_letter()->set_date(step.letter_date);
  return message;
}

}  // namespace penugasan::clients
