#include "server/api/present.h"
#include "server/api/present_parts.h"

namespace penugasan::server {

namespace {

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
  if (!issued.mandate_letter.empty()) *letter.mutable_mandate_letter() = to_proto(issued.mandate_letter);
  add_names(issued.to, letter.mutable_to());
  add_names(issued.cc, letter.mutable_cc());
  *letter.mutable_basis() = to_proto(issued.basis);
  letter.set_effect(effect_of(kind, now));
  return letter;
}

v1::Notice to_notice(const workflow::Record& record, const workflow::Noticed& noticed, const workflow::OfficialId& recipient,
                     const workflow::Request& after) {
  v1::Notice notice;
  notice.set_id(std::to_string(record.position) + "." + std::string(name_of(noticed.cause)) + "." +
                std::string(recipient.agency()) + "." + std::string(recipient.local()));
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

// Which post a filing or an act was done from, and by which mandate.
template <class Event>
void present_post(const Event& event, v1::HistoryEntry* entry) {
  entry->set_mandate_kind(event.mandate_kind);
  if (!event.mandate_letter.empty()) *entry->mutable_mandate_letter() = to_proto(event.mandate_letter);
  if (!event.seat.id.empty()) *entry->mutable_seat() = to_proto(event.seat);
}

void present_act(const workflow::Acted& acted, const workflow::Flow& flow, Language language, v1::HistoryEntry* entry) {
  entry->set_act(shifted<v1::HistoryEntry::Act>(acted.act));
  if (acted.act != workflow::Act::withdrawn) {
    const auto& step = flow.steps.at(acted.step);
    entry->set_step(step.id);
    entry->set_step_title(title_in(language, step.title, step.title_en));
  }
  entry->set_actor(resource_name(acted.actor));
  entry->set_on_behalf_of(resource_name(acted.on_behalf_of));
  present_post(acted, entry);
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
  HistoryBuilder(const storage::StoredRecord& stored, const workflow::Request& after, const workflow::Request& now,
                 const World& world, Language language)
      : record_(stored.record),
        after_(after),
        now_(now),
        regulation_(world.regulations.version(now.regulation_version)),
        flow_(*regulation_->flow(now.filing.mode, now.filing.scope)),
        language_(language) {
    start(&entry_);
    entry_.set_hash(hex(stored.hash));
    entry_.set_previous_hash(hex(stored.previous_hash));
    for (const auto& event : record_.events) std::visit(*this, event);
  }
  v1::HistoryEntry take() { return std::move(entry_); }

  void operator()(const workflow::Filed& filed) {
    entry_.set_act(v1::HistoryEntry::ACT_FILED);
    entry_.set_step_title(title_in(language_, flow_.filing.title, flow_.filing.title_en));
    entry_.set_actor(resource_name(record_.actor));
    entry_.set_on_behalf_of(resource_name(filed.on_behalf_of));
    present_post(filed, &entry_);
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

}  // namespace

v1::HistoryEntry to_proto(const storage::StoredRecord& stored, const workflow::Request& after, const workflow::Request& now,
                          const World& world, Language language) {
  return HistoryBuilder(stored, after, now, world, language).take();
}

std::vector<v1::Notice> notices_of(const workflow::Record& record, const workflow::OfficialId& recipient,
                                   const workflow::Request& after) {
  std::vector<v1::Notice> notices;
  for (const auto& event : record.events) {
    const auto* noticed = std::get_if<workflow::Noticed>(&event);
    if (noticed != nullptr && workflow::contains(noticed->recipients, recipient)) {
      notices.push_back(to_notice(record, *noticed, recipient, after));
    }
  }
  return notices;
}

}  // namespace penugasan::server
