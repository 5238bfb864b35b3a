// Bytes to records.
#include <algorithm>

#include "storage/codec.h"
#include "storage/codec_parts.h"

namespace penugasan::storage {
namespace {

using namespace workflow;

class RecordReader {
 public:
  RecordReader(const v1::StoredRecord& stored, const v1::StoredTexts& texts)
      : stored_(stored), texts_(texts), strings_(stored.strings(), stored.home()) {
    if (texts.texts_size() > 0) {
      if (texts.salt().size() != salt_.size()) undecodable("texts without their salt");
      std::copy(texts.salt().begin(), texts.salt().end(), salt_.begin());
    }
  }

  Event event(const v1::StoredEvent& stored) {
    if (stored.has_filed()) return filed(stored.filed());
    if (stored.has_acted()) return acted(stored.acted());
    if (stored.has_officials_named()) return OfficialsNamed{officials(stored.officials_named().officials())};
    if (stored.has_letter_issued()) return letter(stored.letter_issued());
    if (stored.has_step_opened()) return step_opened(stored.step_opened());
    if (stored.established()) return Established();
    if (stored.closed() != v1::AssignmentRequest::STATE_UNSPECIFIED) {
      return Closed{from_stored(stored.closed(), State::withdrawn)};
    }
    if (stored.has_noticed()) return noticed(stored.noticed());
    if (stored.has_announced()) return announced(stored.announced());
    if (stored.has_announcement_closed()) {
      const auto& closed = stored.announcement_closed();
      return AnnouncementClosed{{strings_.at(closed.agency()), closed.number()}};
    }
    if (stored.has_directory_loaded()) {
      return DirectoryLoaded{decode_agency(stored.directory_loaded()), stored.directory_previous()};
    }
    if (stored.has_mandate_recorded()) {
      const auto& recorded = stored.mandate_recorded();
      return MandateRecorded{recorded.agency(), decode_mandate(recorded.mandate()), recorded.previous()};
    }
    if (!stored.directory_confirmed().empty()) return DirectoryConfirmed{stored.directory_confirmed()};
    if (!stored.person_erased().empty()) return PersonErased{OfficialId(stored.person_erased())};
    if (!stored.person_named().empty()) return PersonNamed{OfficialId(stored.person_named())};
    if (stored.has_requests_archived()) {
      const auto& archived = stored.requests_archived();
      return RequestsArchived{
          archived.head(), {archived.requests().begin(), archived.requests().end()}, archived.records(), archived.removed()};
    }
    if (stored.has_regulation_loaded()) {
      const auto& loaded = stored.regulation_loaded();
      return RegulationLoaded{loaded.regulation(), loaded.version(), loaded.source()};
    }
    undecodable("an event that this program does not know");
  }

 private:
  Event filed(const v1::StoredFiled& stored) {
    Filed event;
    event.id = {strings_.at(stored.agency()), stored.number()};
    event.uid = stored.uid();
    event.filing = decode_filing(stored.filing(), strings_);
    event.regulation = strings_.at(stored.regulation());
    event.regulation_version = strings_.at(stored.regulation_version());
    event.offices = decode_offices(stored.offices(), strings_);
    event.on_behalf_of = official(stored.on_behalf_of());
    event.mandate_kind = strings_.at(stored.mandate_kind());
    event.mandate_letter = mandate_letter(stored.mandate_letter());
    event.seat = seat(stored.seat());
    event.basis = basis(stored.basis());
    event.filing.purpose = text(stored.purpose_hash());
    event.filing.expectation = text(stored.expectation_hash());
    return event;
  }

  Event acted(const v1::StoredActed& stored) {
    Acted event;
    event.act = from_stored(stored.act(), Act::withdrawn);
    event.step = stored.step();
    event.actor = official(stored.actor());
    event.on_behalf_of = official(stored.on_behalf_of());
    event.mandate_kind = strings_.at(stored.mandate_kind());
    event.mandate_letter = mandate_letter(stored.mandate_letter());
    event.seat = seat(stored.seat());
    event.satisfied_by_same_act = stored.satisfied_by_same_act();
    event.seats_done = strings_.seats(stored.seats_done());
    event.reason = text(stored.reason_hash());
    event.basis = basis(stored.basis());
    return event;
  }

  Event letter(const v1::StoredLetter& stored) const {
    LetterIssued event;
    event.kind = strings_.at(stored.kind());
    event.from = official(stored.from());
    event.on_behalf_of = official(stored.on_behalf_of());
    event.mandate_kind = strings_.at(stored.mandate_kind());
    event.mandate_letter = mandate_letter(stored.mandate_letter());
    event.to = officials(stored.to());
    event.cc = officials(stored.cc());
    event.copies_follow = stored.copies_follow();
    event.basis = basis(stored.basis());
    return event;
  }

  Event step_opened(const v1::StoredStepOpened& stored) const {
    return StepOpened{stored.step(), stored.wait_all(), strings_.seats(stored.seats())};
  }

  Event noticed(const v1::StoredNoticed& stored) const {
    return Noticed{from_stored(stored.cause(), Cause::for_your_information), officials(stored.recipients()),
                   strings_.at(stored.letter_kind()), basis(stored.basis())};
  }

  Event announced(const v1::StoredAnnounced& stored) {
    Announced event{decode_stored_announcement(stored.announcement(), strings_), basis(stored.basis())};
    event.announcement.purpose = text(stored.purpose_hash());
    return event;
  }

  MandateLetter mandate_letter(const v1::StoredMandateLetter& stored) const {
    if (stored.number() == 0) return {};
    return {strings_.at(stored.number()), from_days(stored.date())};
  }

  // Records from before posts were kept have none.
  Seat seat(const v1::StoredSeats& stored) const {
    auto seats = strings_.seats(stored);
    return seats.empty() ? Seat() : std::move(seats.front());
  }

  OfficialId official(std::uint32_t ref) const { return strings_.id<OfficialId>(ref); }
  std::vector<OfficialId> officials(const Refs& refs) const { return strings_.ids<OfficialId>(refs); }

  Basis basis(std::uint32_t ref) const {
    if (ref == 0) return {};
    if (ref > static_cast<std::uint32_t>(stored_.bases_size())) undecodable("a reference to a basis that is not there");
    const auto& stored = stored_.bases(static_cast<int>(ref) - 1);
    const bool regulation = stored.kind() == v1::Basis::KIND_REGULATION;
    return {regulation ? Basis::Kind::regulation : Basis::Kind::house, strings_.at(stored.article()), strings_.at(stored.words()),
            strings_.at(stored.note())};
  }

  /// The text whose hash this is; empty where there never was one or it has been erased.
  std::string text(const std::string& hash) {
    if (hash.empty()) return {};
    const auto index = next_text_++;
    if (index >= static_cast<std::uint32_t>(texts_.texts_size())) return {};
    const std::string& text = texts_.texts(static_cast<int>(index));
    if (!text.empty() && thread_hasher().text(salt_, index, text) != hash_from(hash)) undecodable("a text differs from its hash");
    return text;
  }

  const v1::StoredRecord& stored_;
  const v1::StoredTexts& texts_;
  StringReader strings_;
  Salt salt_{};
  std::uint32_t next_text_ = 0;
};

RecordLinks links_of(const v1::StoredRecord& stored) {
  RecordLinks links;
  if (!stored.request_previous_hash().empty()) links.request_previous = hash_from(stored.request_previous_hash());
  links.last_number = stored.last_number();
  return links;
}

}  // namespace

DecodedRecord decode_record(std::uint64_t position, std::string_view body, std::string_view texts) {
  const auto stored = parse<v1::StoredRecord>(body, "a log record");
  const auto stored_texts = parse<v1::StoredTexts>(texts, "a record's texts");
  DecodedRecord decoded{{}, links_of(stored)};
  auto& record = decoded.record;
  record.position = position;
  record.time = from_micros(stored.time());
  record.actor = StringReader(stored.strings(), stored.home()).id<OfficialId>(stored.actor());
  record.request = stored.request();
  record.previous = stored.previous();
  RecordReader reader(stored, stored_texts);
  record.events.reserve(static_cast<std::size_t>(stored.events_size()));
  for (const auto& event : stored.events()) record.events.push_back(reader.event(event));
  return decoded;
}

RecordLinks decode_links(std::string_view body) { return links_of(parse<v1::StoredRecord>(body, "a log record")); }

}  // namespace penugasan::storage
