// The parts that records and rows share. Internal to the codec: it shows protobuf.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

#include "penugasan/v1/events.pb.h"
#include "storage/event_store.h"

namespace penugasan::storage {

namespace v1 = penugasan::v1;
using Refs = google::protobuf::RepeatedField<std::uint32_t>;
using Strings = google::protobuf::RepeatedPtrField<std::string>;

[[noreturn]] void undecodable(const std::string& what);

// The stored numbers are the API's, which are the domain's plus one; the compiler proves it (codec_parts.cc).
template <class Stored, class Domain>
constexpr Stored to_stored(Domain value) {
  return static_cast<Stored>(static_cast<int>(value) + 1);
}

/// `last`: the domain's last value. Anything beyond it was written by a newer program.
template <class Domain, class Stored>
Domain from_stored(Stored value, Domain last) {
  const int number = static_cast<int>(value) - 1;
  if (number < 0 || number > static_cast<int>(last)) undecodable("a value that this program does not know");
  return static_cast<Domain>(number);
}

/// Gives each text of a message its place in the message's `strings`, so that it is written once.
class StringTable {
 public:
  /// Starts anew; the texts go to `strings`, which is empty. Ids of the agency `home` are written without it; empty: all in full.
  void attach(Strings* strings, std::string_view home);
  /// 0 for the empty text.
  std::uint32_t ref(std::string_view full);
  void refs(const std::vector<std::string>& texts, Refs* out);
  template <class IdType>
    requires requires(const IdType& id) {
      { id.value } -> std::convertible_to<std::string_view>;
    }
  void refs(const std::vector<IdType>& ids, Refs* out) {
    for (const auto& id : ids) out->Add(ref(id.value));
  }
  void seat(const workflow::Seat& seat, v1::StoredSeats* out);
  void seats(const std::vector<workflow::Seat>& seats, v1::StoredSeats* out);

 private:
  std::string_view short_form(std::string_view text);
  void grow();
  std::size_t slot_of(std::string_view text) const;

  Strings* strings_ = nullptr;
  std::string home_, escaped_;
  std::vector<std::uint32_t> slots_;  // refs by hash, 0: free; a power of two of them, at most half of them taken
};

/// The way back.
class StringReader {
 public:
  /// Both must outlive this.
  StringReader(const Strings& strings, std::string_view home) : strings_(strings), home_(home) {}
  std::string at(std::uint32_t ref) const;
  template <class IdType>
  IdType id(std::uint32_t ref) const {
    return IdType(at(ref));
  }
  std::vector<std::string> texts(const Refs& refs) const;
  template <class IdType>
  std::vector<IdType> ids(const Refs& refs) const {
    std::vector<IdType> result;
    result.reserve(static_cast<std::size_t>(refs.size()));
    for (const auto ref : refs) result.emplace_back(at(ref));
    return result;
  }
  std::vector<workflow::Seat> seats(const v1::StoredSeats& stored) const;

 private:
  const Strings& strings_;
  const std::string_view home_;
};

std::int32_t to_days(workflow::Date day);
workflow::Date from_days(std::int32_t days);
std::int64_t to_micros(workflow::Time time);
workflow::Time from_micros(std::int64_t micros);

void encode_filing(const workflow::Filing& filing, StringTable& strings, v1::StoredFiling* out);
/// All but the free texts.
workflow::Filing decode_filing(const v1::StoredFiling& stored, const StringReader& strings);
void encode_offices(const workflow::OfficeUnits& offices, StringTable& strings, v1::StoredOffices* out);
workflow::OfficeUnits decode_offices(const v1::StoredOffices& stored, const StringReader& strings);
void encode_announcement(const workflow::Announcement& announcement, StringTable& strings, v1::StoredAnnouncement* out);
/// All but the purpose.
workflow::Announcement decode_stored_announcement(const v1::StoredAnnouncement& stored, const StringReader& strings);
void encode_agency(const workflow::Agency& agency, v1::StoredAgency* out);
void encode_mandate(const workflow::Mandate& mandate, v1::StoredAgency::Mandate* out);
workflow::Mandate decode_mandate(const v1::StoredAgency::Mandate& stored);
workflow::Agency decode_agency(const v1::StoredAgency& stored);

/// Parses or throws StoreError(damaged) naming `what`.
template <class Message>
Message parse(std::string_view bytes, const char* what) {
  Message message;
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) undecodable(what);
  return message;
}

}  // namespace penugasan::storage
