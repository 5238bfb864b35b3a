#include <google/protobuf/util/time_util.h>

#include "server/api/present.h"
#include "server/api/present_parts.h"

namespace penugasan::server {

namespace {

std::string uuid_text(const std::string& bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    const auto byte = static_cast<unsigned char>(bytes[i]);
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

void present_open_step(const workflow::Request& request, const std::vector<workflow::OfficialId>& waiting,
                       const workflow::Step& step, Language language, v1::OpenStep* open) {
  open->set_step(step.id);
  open->set_title(title_in(language, step.title, step.title_en));
  open->set_wait_for(wait_for(request.open->wait_all));
  add_names(waiting, open->mutable_waiting());
  set_options(step, open->mutable_options());
  open->set_names_people(step.names_people);
  *open->mutable_open_time() = to_timestamp(request.open->opened_at);
  *open->mutable_basis() = to_proto(step.basis);
}

void present_filing(const workflow::Filing& filing, v1::AssignmentRequest* message) {
  message->set_mode(to_proto(filing.mode));
  message->set_form(shifted<v1::Form>(filing.form));
  message->set_team_kind(filing.team_kind);
  message->set_scope(to_proto(filing.scope));
  message->set_owner_unit(resource_name(filing.owner));
  message->set_source_unit(resource_name(filing.source));
  add_names(filing.officials, message->mutable_officials());
  message->set_headcount(filing.headcount);
  message->set_purpose(filing.purpose);
  for (const auto& one : filing.competencies) message->add_competencies(one);
  message->set_expectation(filing.expectation);
  if (filing.period.to != workflow::Date{}) {
    message->mutable_period()->set_from(workflow::format_date(filing.period.from));
    message->mutable_period()->set_to(workflow::format_date(filing.period.to));
  }
  message->set_call(resource_name(filing.call));
  message->set_answers(resource_name(filing.answers));
}

}  // namespace

v1::Basis to_proto(const workflow::Basis& basis) {
  v1::Basis message;
  message.set_kind(basis.kind == workflow::Basis::Kind::regulation ? v1::Basis::KIND_REGULATION : v1::Basis::KIND_HOUSE);
  message.set_article(basis.article);
  message.set_words(basis.words);
  message.set_note(basis.note);
  return message;
}

v1::Mode to_proto(workflow::Mode mode) { return shifted<v1::Mode>(mode); }
v1::Scope to_proto(workflow::Scope scope) { return shifted<v1::Scope>(scope); }
v1::AssignmentRequest::State to_proto(workflow::State state) { return shifted<v1::AssignmentRequest::State>(state); }

google::protobuf::Timestamp to_timestamp(workflow::Time time) {
  return google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(time.time_since_epoch().count());
}

v1::AssignmentRequest to_proto(const workflow::Request& request, const std::vector<workflow::OfficialId>& waiting,
                               const World& world, Language language) {
  v1::AssignmentRequest message;
  if (request.last_position != 0) {
    message.set_name(resource_name(request.id));
    message.set_uid(uuid_text(request.uid));
    message.set_etag(workflow::etag_of(request.last_position));
  }
  *message.mutable_create_time() = to_timestamp(request.created_at);
  *message.mutable_update_time() = to_timestamp(request.updated_at);
  message.set_state(to_proto(request.state));
  present_filing(request.filing, &message);
  message.set_filer(resource_name(request.filer));
  message.set_regulation(regulation_name(request.regulation));
  message.set_regulation_version(request.regulation_version);
  message.set_owner_office_unit(resource_name(request.offices.owner));
  message.set_source_office_unit(resource_name(request.offices.source));
  const auto regulation = world.regulations.version(request.regulation_version);
  const auto* flow = regulation->flow(request.filing.mode, request.filing.scope);
  *message.mutable_flow_basis() = to_proto(flow->basis);
  if (request.open)
    present_open_step(request, waiting, flow->steps.at(request.open->index), language, message.mutable_open_step());
  message.set_established(request.established);
  message.set_reason(request.reason);
  return message;
}

v1::Announcement to_proto(const workflow::Announcement& announcement, const World& world, workflow::Date today) {
  v1::Announcement message;
  if (announcement.last_position != 0) {
    message.set_name(resource_name(announcement.id));
    message.set_uid(uuid_text(announcement.uid));
    message.set_etag(workflow::etag_of(announcement.last_position));
  }
  *message.mutable_create_time() = to_timestamp(announcement.created_at);
  *message.mutable_update_time() = to_timestamp(announcement.updated_at);
  message.set_state(announcement.open_on(today) ? v1::Announcement::STATE_OPENED : v1::Announcement::STATE_CLOSED);
  message.set_unit(resource_name(announcement.unit));
  message.set_announcer(resource_name(announcement.announcer));
  message.set_headcount(announcement.headcount);
  for (const auto& one : announcement.competencies) message.add_competencies(one);
  message.set_purpose(announcement.purpose);
  message.mutable_period()->set_from(workflow::format_date(announcement.period.from));
  message.mutable_period()->set_to(workflow::format_date(announcement.period.to));
  const auto regulation = world.regulations.version(announcement.regulation_version);
  for (const auto& flow : regulation->flows) {
    if (flow.filing.call == workflow::CallNeed::open_announcement) *message.mutable_basis() = to_proto(flow.filing.call_basis);
  }
  return message;
}

}  // namespace penugasan::server
