// Rows derived from the log: states, answers to repeated commands, people, regulation versions.
#include <algorithm>

#include "storage/codec_internal.h"

namespace penugasan::storage {
namespace {

using namespace workflow;

void encode_progress(const Request& request, StringTable& strings, v1::StoredProgress* out) {
  out->set_state(to_stored<v1::AssignmentRequest::State>(request.state));
  out->set_established(request.established);
  if (request.open) {
    auto* open = out->mutable_open();
    open->set_index(request.open->index);
    open->set_wait_all(request.open->wait_all);
    strings.seats(request.open->seats, open->mutable_seats());
    open->set_opened_at(to_micros(request.open->opened_at));
    open->set_opened_position(request.open->opened_position);
  }
  strings.refs(request.filing.officials, out->mutable_officials());
  strings.refs(request.acted, out->mutable_acted());
  strings.refs(request.named, out->mutable_named());
  strings.refs(request.told, out->mutable_told());
  out->set_copies_pending(request.copies_pending);
  out->set_reason(request.reason);
  out->set_updated(to_micros(request.updated_at));
  out->set_last_position(request.last_position);
}

void take_progress(const v1::StoredProgress& stored, const StringReader& strings, Request& request) {
  request.state = from_stored(stored.state(), State::withdrawn);
  request.established = stored.established();
  request.open.reset();
  if (stored.has_open()) {
    const auto& open = stored.open();
    request.open = OpenStep{open.index(), open.wait_all(), strings.seats(open.seats()), from_micros(open.opened_at()),
                            open.opened_position()};
  }
  request.filing.officials = strings.ids<OfficialId>(stored.officials());
  request.acted = strings.ids<OfficialId>(stored.acted());
  request.named = strings.ids<OfficialId>(stored.named());
  request.told = strings.ids<OfficialId>(stored.told());
  request.copies_pending = stored.copies_pending();
  request.reason = stored.reason();
  request.updated_at = from_micros(stored.updated());
  request.last_position = stored.last_position();
}

/// Everything of a filing but the people, whom a later step may name.
bool same_paper(const Filing& one, const Filing& other) {
  return one.mode == other.mode && one.form == other.form && one.team_kind == other.team_kind && one.scope == other.scope &&
         one.owner == other.owner && one.source == other.source && one.headcount == other.headcount &&
         one.purpose == other.purpose && one.competencies == other.competencies && one.expectation == other.expectation &&
         one.period == other.period && one.call == other.call && one.answers == other.answers;
}

}  // namespace

bool same_filing(const Request& one, const Request& other) {
  return one.id == other.id && one.uid == other.uid && same_paper(one.filing, other.filing) &&
         one.regulation == other.regulation && one.regulation_version == other.regulation_version &&
         one.offices == other.offices && one.filer == other.filer && one.created_at == other.created_at &&
         one.first_position == other.first_position;
}

void Encoder::request(const Request& request, std::string& out) {
  auto& message = buffers_->request;
  message.Clear();
  auto& strings = buffers_->strings;
  const std::string_view home = short_ids_ ? std::string_view(request.id.agency) : std::string_view();
  strings.attach(message.mutable_strings(), home);
  if (!home.empty()) message.mutable_home()->assign(home);
  message.set_agency(strings.ref(request.id.agency));
  message.set_uid(request.uid);
  encode_filing(request.filing, strings, message.mutable_filing());
  // The people stand in the progress part, which has the last word on them.
  message.mutable_filing()->clear_officials();
  message.set_purpose(request.filing.purpose);
  message.set_expectation(request.filing.expectation);
  message.set_regulation(strings.ref(request.regulation));
  message.set_regulation_version(strings.ref(request.regulation_version));
  encode_offices(request.offices, strings, message.mutable_offices());
  message.set_filer(strings.ref(request.filer.value));
  message.set_created(to_micros(request.created_at));
  message.set_first_position(request.first_position);
  encode_progress(request, strings, message.mutable_progress());
  message.AppendToString(&out);
}

Request decode_request(std::uint64_t number, std::string_view row) {
  const auto stored = parse<v1::StoredRequest>(row, "a request");
  const StringReader strings(stored.strings(), stored.home());
  Request request;
  request.id = {strings.at(stored.agency()), number};
  request.uid = stored.uid();
  request.filing = decode_filing(stored.filing(), strings);
  request.filing.purpose = stored.purpose();
  request.filing.expectation = stored.expectation();
  request.regulation = strings.at(stored.regulation());
  request.regulation_version = strings.at(stored.regulation_version());
  request.offices = decode_offices(stored.offices(), strings);
  request.filer = strings.id<OfficialId>(stored.filer());
  request.created_at = from_micros(stored.created());
  request.first_position = stored.first_position();
  take_progress(stored.progress(), strings, request);
  return request;
}

void Encoder::progress(const Request& request, std::string& out) {
  auto& message = buffers_->progress;
  message.Clear();
  buffers_->strings.attach(message.mutable_strings(), short_ids_ ? std::string_view(request.id.agency) : std::string_view());
  message.set_at_home(short_ids_);
  encode_progress(request, buffers_->strings, message.mutable_progress());
  message.AppendToString(&out);
}

void decode_progress(std::string_view row, Request& request) {
  const auto stored = parse<v1::StoredProgressRow>(row, "a request's progress");
  // A copy: the request is what is being written to.
  const std::string home = stored.at_home() ? request.id.agency : std::string();
  take_progress(stored.progress(), StringReader(stored.strings(), home), request);
}

void Encoder::announcement(const Announcement& announcement, std::string& out) {
  auto& message = buffers_->announcement;
  message.Clear();
  buffers_->strings.attach(message.mutable_strings(), {});
  encode_announcement(announcement, buffers_->strings, message.mutable_announcement());
  message.set_purpose(announcement.purpose);
  message.AppendToString(&out);
}

Announcement decode_announcement(std::string_view row) {
  const auto stored = parse<v1::StoredAnnouncementRow>(row, "an announcement");
  auto announcement = decode_stored_announcement(stored.announcement(), StringReader(stored.strings(), {}));
  announcement.purpose = stored.purpose();
  return announcement;
}

void Encoder::idempotency(const Idempotency& row, std::string& out) {
  auto& message = buffers_->idempotency;
  message.Clear();
  message.set_payload(row.payload.data(), row.payload.size());
  message.set_position(row.position);
  for (const auto& official : row.waiting) message.add_waiting(official.value);
  message.AppendToString(&out);
}

Idempotency decode_idempotency(const Digest& key, std::string_view row) {
  const auto stored = parse<v1::StoredIdempotency>(row, "the answer to a request_id");
  Idempotency result;
  if (stored.payload().size() != result.payload.size()) undecodable("a payload's digest that is cut short");
  result.key = key;
  std::copy(stored.payload().begin(), stored.payload().end(), result.payload.begin());
  result.position = stored.position();
  for (const auto& official : stored.waiting()) result.waiting.emplace_back(official);
  return result;
}

void Encoder::person(const Person& person, std::string& out) {
  v1::StoredPerson message;
  message.set_name(person.name);
  message.set_nip(person.nip);
  message.AppendToString(&out);
}

Person decode_person(std::string_view id, std::string_view row) {
  const auto stored = parse<v1::StoredPerson>(row, "a person");
  return {OfficialId(std::string(id)), stored.name(), stored.nip()};
}

void Encoder::regulation(const RegulationLoaded& regulation, std::uint64_t sequence, std::string& out) {
  v1::StoredRegulation message;
  message.set_regulation(regulation.regulation);
  message.set_version(regulation.version);
  message.set_source(regulation.source);
  message.set_sequence(sequence);
  message.AppendToString(&out);
}

DecodedRegulation decode_regulation(std::string_view row) {
  const auto stored = parse<v1::StoredRegulation>(row, "a regulation version");
  return {{stored.regulation(), stored.version(), stored.source()}, stored.sequence()};
}

}  // namespace penugasan::storage
