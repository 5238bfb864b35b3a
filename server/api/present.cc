#include "server/api/present.h"

#include <array>

#include <google/protobuf/util/time_util.h>

#include "server/messages.h"
#include "server/names.h"
#include "workflow/route.h"

namespace penugasan::server {

namespace {

// The API's enums hold the domain's values in the same order behind UNSPECIFIED.
template <class To, class From>
To shifted(From value) {
  return static_cast<To>(static_cast<int>(value) + 1);
}

template <class Ids>
void add_names(const Ids& ids, google::protobuf::RepeatedPtrField<std::string>* names) {
  for (const auto& id : ids) *names->Add() = resource_name(id);
}

std::string uuid_text(const std::string& bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    const auto byte = static_cast<unsigned char>(bytes[i]);
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

void set_options(const workflow::Step& step, google::protobuf::RepeatedField<int>* options) {
  for (const auto option : workflow::options_of(step)) options->Add(shifted<int>(option));
}

v1::OpenStep::WaitFor wait_for(bool all) { return all ? v1::OpenStep::WAIT_FOR_ALL : v1::OpenStep::WAIT_FOR_ANY; }

const std::string& title_of(const workflow::Step& step, Language language) {
  return language == Language::en && !step.title_en.empty() ? step.title_en : step.title;
}

void present_open_step(const workflow::Request& request, const std::vector<workflow::OfficialId>& waiting, const workflow::Step& step,
                       Language language, v1::OpenStep* open) {
  open->set_step(step.id);
  open->set_title(title_of(step, language));
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

v1::Letter::Effect effect_of(const workflow::LetterKind* kind, const workflow::Request& now) {
  if (kind == nullptr || !kind->assigns || now.established) return v1::Letter::EFFECT_ISSUED;
  return now.state == workflow::State::pending ? v1::Letter::EFFECT_AWAITING_ESTABLISHMENT : v1::Letter::EFFECT_VOID;
}

v1::Letter to_letter(const workflow::LetterIssued& issued, const workflow::Request& now, const workflow::Regulation& regulation) {
  v1::Letter letter;
  const auto found = regulation.letters.find(issued.kind);
  const workflow::LetterKind* kind = found == regulation.letters.end() ? nullptr : &found->second;
  letter.set_kind(issued.kind);
  letter.set_title(kind == nullptr ? issued.kind : kind->title);
  letter.set_from(resource_name(issued.from));
  letter.set_on_behalf_of(resource_name(issued.on_behalf_of));
  letter.set_mandate_kind(issued.mandate_kind);
  add_names(issued.to, letter.mutable_to());
  add_names(issued.cc, letter.mutable_cc());
  *letter.mutable_basis() = to_proto(issued.basis);
  letter.set_effect(effect_of(kind, now));
  return letter;
}

v1::Notice to_notice(const workflow::Record& record, const workflow::Noticed& noticed, const workflow::OfficialId& recipient,
                     const workflow::Request& after) {
  v1::Notice notice;
  notice.set_id(std::to_string(record.position) + "." + std::string(name_of(noticed.cause)) + "." + std::string(recipient.agency()) + "." +
                std::string(recipient.local()));
  notice.set_recipient(resource_name(recipient));
  notice.set_cause(shifted<v1::NoticeCause>(noticed.cause));
  notice.set_request(resource_name(after.id));
  notice.set_letter_kind(noticed.letter_kind);
  *notice.mutable_basis() = to_proto(noticed.basis);
  *notice.mutable_create_time() = to_timestamp(record.time);
  notice.set_actor(resource_name(record.actor));
  notice.set_state(to_proto(after.state));
  return notice;
}

void present_act(const workflow::Acted& acted, const workflow::Flow& flow, Language language, v1::HistoryEntry* entry) {
  entry->set_act(shifted<v1::HistoryEntry::Act>(acted.act));
  if (acted.act != workflow::Act::withdrawn) {
    const auto& step = flow.steps.at(acted.step);
    entry->set_step(step.id);
    entry->set_step_title(title_of(step, language));
  }
  entry->set_actor(resource_name(acted.actor));
  entry->set_on_behalf_of(resource_name(acted.on_behalf_of));
  entry->set_mandate_kind(acted.mandate_kind);
  entry->set_satisfied_by_same_act(acted.satisfied_by_same_act);
  entry->set_reason(acted.reason);
  *entry->mutable_basis() = to_proto(acted.basis);
}

std::string hex(const storage::Hash& hash) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const auto byte : hash) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

// Fills a history entry event by event; each act after the first opens an entry of its own within it.
class HistoryBuilder {
 public:
  HistoryBuilder(const storage::StoredRecord& stored, const workflow::Request& after, const workflow::Request& now, const World& world,
                 Language language)
      : record_(stored.record), after_(after), now_(now), regulation_(world.regulations.version(now.regulation_version)),
        flow_(*regulation_->flow(now.filing.mode, now.filing.scope)), language_(language) {
    start(&entry_);
    entry_.set_hash(hex(stored.hash));
    entry_.set_previous_hash(hex(stored.previous_hash));
    for (const auto& event : record_.events) std::visit(*this, event);
  }
  v1::HistoryEntry take() { return std::move(entry_); }

  void operator()(const workflow::Filed& filed) {
    entry_.set_act(v1::HistoryEntry::ACT_FILED);
    entry_.set_step_title(language_ == Language::en ? flow_.filing.title_en : flow_.filing.title);
    entry_.set_actor(resource_name(record_.actor));
    entry_.set_on_behalf_of(resource_name(filed.on_behalf_of));
    entry_.set_mandate_kind(filed.mandate_kind);
    *entry_.mutable_basis() = to_proto(filed.basis);
    acts_ = 1;
  }
  void operator()(const workflow::Acted& acted) {
    if (acts_++ > 0) start(current_ = entry_.add_also());
    present_act(acted, flow_, language_, current_);
  }
  void operator()(const workflow::OfficialsNamed& named) { add_names(named.officials, current_->mutable_named_officials()); }
  void operator()(const workflow::LetterIssued& letter) { *current_->add_letters() = to_letter(letter, now_, *regulation_); }
  void operator()(const workflow::Noticed& noticed) {
    for (const auto& one : noticed.recipients) *entry_.add_notices() = to_notice(record_, noticed, one, after_);
  }
  template <class Other>
  void operator()(const Other&) {}

 private:
  void start(v1::HistoryEntry* entry) const {
    entry->set_position(record_.position);
    *entry->mutable_time() = to_timestamp(record_.time);
    entry->set_state(to_proto(after_.state));
  }

  const workflow::Record& record_;
  const workflow::Request& after_;
  const workflow::Request& now_;
  std::shared_ptr<const workflow::Regulation> regulation_;
  const workflow::Flow& flow_;
  Language language_;
  v1::HistoryEntry entry_;
  v1::HistoryEntry* current_ = &entry_;
  int acts_ = 0;
};

void add_letters(const std::vector<workflow::PreviewLetter>& letters, google::protobuf::RepeatedPtrField<v1::RouteLetter>* out) {
  for (const auto& one : letters) {
    auto* letter = out->Add();
    letter->set_kind(one.rule->kind);
    letter->set_title(one.title);
    add_names(one.from, letter->mutable_from());
    add_names(one.to, letter->mutable_to());
    add_names(one.cc, letter->mutable_cc());
    for (const auto office : one.rule->to) letter->add_to_offices(std::string(name_of(office)));
    for (const auto office : one.rule->cc) letter->add_cc_offices(std::string(name_of(office)));
    *letter->mutable_basis() = to_proto(one.rule->basis);
  }
}

void present_step_rule(const workflow::Step& rule, Language language, v1::RouteStep* step) {
  step->set_step(rule.id);
  step->set_title(title_of(rule, language));
  for (const auto office : rule.offices) step->add_offices(std::string(name_of(office)));
  step->set_wait_for(wait_for(rule.wait_all));
  set_options(rule, step->mutable_options());
  step->set_names_people(rule.names_people);
  if (rule.refusal && rule.refusal->reason_required) {
    step->set_reason_required(true);
    *step->mutable_reason_basis() = to_proto(rule.refusal->reason_basis);
  }
  *step->mutable_basis() = to_proto(rule.basis);
}

void present_filing_rule(const workflow::FilingRule& rule, Language language, v1::RouteStep* step) {
  step->set_step("filing");
  step->set_title(language == Language::en && !rule.title_en.empty() ? rule.title_en : rule.title);
  for (const auto office : rule.by) step->add_offices(std::string(name_of(office)));
  step->set_wait_for(v1::OpenStep::WAIT_FOR_ANY);
  *step->mutable_basis() = to_proto(rule.basis);
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

v1::AssignmentRequest to_proto(const workflow::Request& request, const std::vector<workflow::OfficialId>& waiting, const World& world,
                               Language language) {
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
  if (request.open) present_open_step(request, waiting, flow->steps.at(request.open->index), language, message.mutable_open_step());
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

v1::HistoryEntry to_proto(const storage::StoredRecord& stored, const workflow::Request& after, const workflow::Request& now,
                          const World& world, Language language) {
  return HistoryBuilder(stored, after, now, world, language).take();
}

std::vector<v1::Notice> notices_of(const workflow::Record& record, const workflow::OfficialId& recipient, const workflow::Request& after) {
  std::vector<v1::Notice> notices;
  for (const auto& event : record.events) {
    const auto* noticed = std::get_if<workflow::Noticed>(&event);
    if (noticed != nullptr && workflow::contains(noticed->recipients, recipient)) {
      notices.push_back(to_notice(record, *noticed, recipient, after));
    }
  }
  return notices;
}

v1::RouteStep to_proto(const workflow::PreviewStep& step, const workflow::Flow& flow, Language language) {
  v1::RouteStep message;
  if (step.step != nullptr) {
    present_step_rule(*step.step, language, &message);
  } else {
    present_filing_rule(flow.filing, language, &message);
  }
  for (const auto& holder : step.holders) message.add_holders(resource_name(holder.official));
  message.set_vacant(step.vacant);
  message.set_satisfied_by_same_act(step.same_person);
  message.set_progress(shifted<v1::RouteStep::Progress>(step.progress));
  add_letters(step.letters, message.mutable_letters_on_approval());
  add_letters(step.refusal_letters, message.mutable_letters_on_refusal());
  return message;
}

v1::Warning to_proto(const workflow::Warning& warning, const std::string& regulation, Language language) {
  v1::Warning message;
  message.set_reason(warning.reason);
  message.set_message(warning_sentence(warning.reason, warning.basis, regulation, language));
  *message.mutable_basis() = to_proto(warning.basis);
  return message;
}

}  // namespace penugasan::server
