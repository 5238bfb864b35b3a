// Seats, their holders and changes of directories as API messages.
#include "server/api/present.h"
#include "server/api/present_parts.h"

namespace penugasan::server {

namespace {

v1::Seat::Kind kind_of(workflow::Seat::Kind kind) {
  switch (kind) {
    case workflow::Seat::Kind::head: return v1::Seat::KIND_HEAD;
    case workflow::Seat::Kind::authority: return v1::Seat::KIND_AUTHORITY;
    case workflow::Seat::Kind::appraiser: return v1::Seat::KIND_APPRAISER;
    case workflow::Seat::Kind::person: return v1::Seat::KIND_PERSON;
  }
  return v1::Seat::KIND_UNSPECIFIED;
}

std::string place_of(const workflow::Seat& seat) {
  switch (seat.kind) {
    case workflow::Seat::Kind::head: return resource_name(workflow::UnitId(seat.id));
    case workflow::Seat::Kind::authority: return agency_name(seat.id);
    case workflow::Seat::Kind::appraiser:
    case workflow::Seat::Kind::person: return resource_name(workflow::OfficialId(seat.id));
  }
  return {};
}

}  // namespace

v1::Seat to_proto(const workflow::Seat& seat) {
  v1::Seat message;
  message.set_kind(kind_of(seat.kind));
  message.set_name(place_of(seat));
  return message;
}

v1::MandateLetter to_proto(const workflow::MandateLetter& letter) {
  v1::MandateLetter message;
  message.set_number(letter.number);
  message.set_date(workflow::format_date(letter.date));
  return message;
}

v1::OfficeHolder to_proto(const workflow::Holder& holder) {
  v1::OfficeHolder message;
  message.set_official(resource_name(holder.official));
  message.set_on_behalf_of(resource_name(holder.on_behalf_of));
  message.set_mandate_kind(holder.mandate_kind);
  if (!holder.mandate_letter.empty()) *message.mutable_mandate_letter() = to_proto(holder.mandate_letter);
  message.set_proper(holder.proper);
  return message;
}

v1::DirectoryChange to_proto(const workflow::DirectoryChange& change) {
  v1::DirectoryChange message;
  message.set_kind(shifted<v1::DirectoryChange::Kind>(change.kind));
  message.set_subject(std::string(name_of(change.subject)));
  message.set_id(change.id);
  message.set_before(change.before);
  message.set_after(change.after);
  return message;
}

}  // namespace penugasan::server
