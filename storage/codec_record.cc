// Records to bytes.
#include <type_traits>

#include "storage/codec_internal.h"

namespace penugasan::storage {
namespace {

using namespace workflow;

/// Writes one record's events; holds what they share.
class RecordWriter {
 public:
  RecordWriter(v1::StoredRecord& out, v1::StoredTexts& texts, StringTable& strings, Hasher& hasher, const Salt& salt)
      : out_(out), texts_(texts), strings_(strings), hasher_(hasher), salt_(salt) {}

  void operator()(const Filed& event) {
    auto* out = out_.add_events()->mutable_filed();
    out->set_agency(strings_.ref(event.id.agency));
    out->set_number(event.id.number);
    out->set_uid(event.uid);
    encode_filing(event.filing, strings_, out->mutable_filing());
    out->set_regulation(strings_.ref(event.regulation));
    out->set_regulation_version(strings_.ref(event.regulation_version));
    encode_offices(event.offices, strings_, out->mutable_offices());
    out->set_on_behalf_of(strings_.ref(event.on_behalf_of.value));
    out->set_mandate_kind(strings_.ref(event.mandate_kind));
    if (!event.mandate_letter.empty()) mandate_letter(event.mandate_letter, out->mutable_mandate_letter());
    if (!event.seat.id.empty()) strings_.seat(event.seat, out->mutable_seat());
    out->set_basis(basis(event.basis));
    set_aside(event.filing.purpose, [&] { return out->mutable_purpose_hash(); });
    set_aside(event.filing.expectation, [&] { return out->mutable_expectation_hash(); });
  }

  void operator()(const Acted& event) {
    auto* out = out_.add_events()->mutable_acted();
    out->set_act(to_stored<v1::HistoryEntry::Act>(event.act));
    out->set_step(event.step);
    out->set_actor(strings_.ref(event.actor.value));
    out->set_on_behalf_of(strings_.ref(event.on_behalf_of.value));
    out->set_mandate_kind(strings_.ref(event.mandate_kind));
    if (!event.mandate_letter.empty()) mandate_letter(event.mandate_letter, out->mutable_mandate_letter());
    if (!event.seat.id.empty()) strings_.seat(event.seat, out->mutable_seat());
    out->set_satisfied_by_same_act(event.satisfied_by_same_act);
    if (!event.seats_done.empty()) strings_.seats(event.seats_done, out->mutable_seats_done());
    out->set_basis(basis(event.basis));
    set_aside(event.reason, [&] { return out->mutable_reason_hash(); });
  }

  void operator()(const OfficialsNamed& event) {
    strings_.refs(event.officials, out_.add_events()->mutable_officials_named()->mutable_officials());
  }

  void operator()(const LetterIssued& event) {
    auto* out = out_.add_events()->mutable_letter_issued();
    out->set_kind(strings_.ref(event.kind));
    out->set_from(strings_.ref(event.from.value));
    out->set_on_behalf_of(strings_.ref(event.on_behalf_of.value));
    out->set_mandate_kind(strings_.ref(event.mandate_kind));
    if (!event.mandate_letter.empty()) mandate_letter(event.mandate_letter, out->mutable_mandate_letter());
    strings_.refs(event.to, out->mutable_to());
    strings_.refs(event.cc, out->mutable_cc());
    out->set_copies_follow(event.copies_follow);
    out->set_basis(basis(event.basis));
  }

  void operator()(const StepOpened& event) {
    auto* out = out_.add_events()->mutable_step_opened();
    out->set_step(event.step);
    out->set_wait_all(event.wait_all);
    strings_.seats(event.seats, out->mutable_seats());
  }

  void operator()(const Established&) { out_.add_events()->set_established(true); }

  void operator()(const Closed& event) { out_.add_events()->set_closed(to_stored<v1::AssignmentRequest::State>(event.state)); }

  void operator()(const Noticed& event) {
    auto* out = out_.add_events()->mutable_noticed();
    out->set_cause(to_stored<v1::NoticeCause>(event.cause));
    strings_.refs(event.recipients, out->mutable_recipients());
    out->set_letter_kind(strings_.ref(event.letter_kind));
    out->set_basis(basis(event.basis));
  }

  void operator()(const Announced& event) {
    auto* out = out_.add_events()->mutable_announced();
    encode_announcement(event.announcement, strings_, out->mutable_announcement());
    out->set_basis(basis(event.basis));
    set_aside(event.announcement.purpose, [&] { return out->mutable_purpose_hash(); });
  }

  void operator()(const AnnouncementClosed& event) {
    auto* out = out_.add_events()->mutable_announcement_closed();
    out->set_agency(strings_.ref(event.id.agency));
    out->set_number(event.id.number);
  }

  void operator()(const DirectoryLoaded& event) {
    auto* out = out_.add_events();
    encode_agency(event.agency, out->mutable_directory_loaded());
    out->set_directory_previous(event.previous);
  }

  void operator()(const MandateRecorded& event) {
    auto* out = out_.add_events()->mutable_mandate_recorded();
    out->set_agency(event.agency);
    encode_mandate(event.mandate, out->mutable_mandate());
    out->set_previous(event.previous);
  }

  void operator()(const DirectoryConfirmed& event) { out_.add_events()->set_directory_confirmed(event.agency); }

  void operator()(const PersonErased& event) { out_.add_events()->set_person_erased(event.official.value); }

  void operator()(const PersonNamed& event) { out_.add_events()->set_person_named(event.official.value); }

  void operator()(const RequestsArchived& event) {
    auto* out = out_.add_events()->mutable_requests_archived();
    out->set_head(event.head);
    for (const auto number : event.requests) out->add_requests(number);
    out->set_records(event.records);
    out->set_removed(event.removed);
  }

  void operator()(const RegulationLoaded& event) {
    auto* out = out_.add_events()->mutable_regulation_loaded();
    out->set_regulation(event.regulation);
    out->set_version(event.version);
    out->set_source(event.source);
  }

 private:
  void mandate_letter(const MandateLetter& letter, v1::StoredMandateLetter* out) {
    out->set_number(strings_.ref(letter.number));
    out->set_date(to_days(letter.date));
  }

  /// The text goes to the texts row, its salted hash into the field.
  template <class Field>
  void set_aside(const std::string& text, Field hash_field) {
    if (text.empty()) return;
    const auto index = static_cast<std::uint32_t>(texts_.texts_size());
    texts_.add_texts(text);
    hash_field()->assign(view_of(hasher_.text(salt_, index, text)));
  }

  /// A record's bases are few and mostly the same: looked for one by one.
  std::uint32_t basis(const Basis& basis) {
    if (basis == Basis()) return 0;
    const auto kind = basis.kind == Basis::Kind::regulation ? v1::Basis::KIND_REGULATION : v1::Basis::KIND_HOUSE;
    const auto article = strings_.ref(basis.article), words = strings_.ref(basis.words), note = strings_.ref(basis.note);
    for (int i = 0; i < out_.bases_size(); ++i) {
      const auto& known = out_.bases(i);
      if (known.kind() == kind && known.article() == article && known.words() == words && known.note() == note) {
        return static_cast<std::uint32_t>(i) + 1;
      }
    }
    auto* added = out_.add_bases();
    added->set_kind(kind);
    added->set_article(article);
    added->set_words(words);
    added->set_note(note);
    return static_cast<std::uint32_t>(out_.bases_size());
  }

  v1::StoredRecord& out_;
  v1::StoredTexts& texts_;
  StringTable& strings_;
  Hasher& hasher_;
  const Salt& salt_;
};

bool has_text(const Event& event) {
  if (const auto* filed = std::get_if<Filed>(&event)) return !filed->filing.purpose.empty() || !filed->filing.expectation.empty();
  if (const auto* acted = std::get_if<Acted>(&event)) return !acted->reason.empty();
  const auto* announced = std::get_if<Announced>(&event);
  return announced != nullptr && !announced->announcement.purpose.empty();
}

}  // namespace

bool has_text(const Record& record) {
  for (const auto& event : record.events) {
    if (has_text(event)) return true;
  }
  return false;
}

Encoder::Encoder(bool short_ids) : short_ids_(short_ids), buffers_(std::make_unique<Buffers>()) {}
Encoder::~Encoder() = default;

void Encoder::record(const Record& record, const RecordLinks& links, const Salt& salt, std::string& out, std::string& texts) {
  auto& message = buffers_->record;
  message.Clear();
  buffers_->texts.Clear();
  const std::string_view home = short_ids_ ? record.actor.agency() : std::string_view();
  buffers_->strings.attach(message.mutable_strings(), home);
  if (!home.empty()) message.mutable_home()->assign(home);
  message.set_time(to_micros(record.time));
  message.set_actor(buffers_->strings.ref(record.actor.value));
  message.set_request(record.request);
  message.set_previous(record.previous);
  if (links.request_previous != Hash{}) message.mutable_request_previous_hash()->assign(view_of(links.request_previous));
  message.set_last_number(links.last_number);
  RecordWriter writer(message, buffers_->texts, buffers_->strings, buffers_->hasher, salt);
  for (const auto& event : record.events) std::visit(writer, event);
  message.AppendToString(&out);
  texts.clear();
  if (buffers_->texts.texts_size() == 0) return;
  buffers_->texts.set_salt(salt.data(), salt.size());
  buffers_->texts.AppendToString(&texts);
}

}  // namespace penugasan::storage
