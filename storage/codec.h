// Domain values to stored bytes and back: the only place in storage that knows protobuf (proto/penugasan/v1/events.proto).
//
// Free text of a record (a filing's purpose and expectation, a reason, an announcement's purpose) goes to the record's texts
// row; its body, which is hashed into the chain, holds salted hashes only. Rows of requests and announcements hold texts.
//
// Decoding throws StoreError(damaged) for bytes that nobody wrote, and for a text that differs from its hash.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "storage/chain.h"
#include "storage/event_store.h"

namespace penugasan::storage {

/// What a record's body holds beside the record itself.
struct RecordLinks {
  Hash request_previous{};  // all zero: the request's first record, or none of a request
  std::uint64_t last_number = 0;
  bool operator==(const RecordLinks&) const = default;
};

/// True where the record holds free text that is not empty, so that it needs a salt and a texts row.
bool has_text(const workflow::Record& record);

/// Encodes with messages and tables that it keeps, so that encoding costs no allocations after a while. One thread at a time.
/// Every function appends to `out`.
class Encoder {
 public:
  /// `short_ids`: ids stand without the agency of whoever acts, or whose request it is (format 4).
  explicit Encoder(bool short_ids);
  ~Encoder();
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;

  /// `texts` is replaced: the texts row, empty where the record has no text. The position is not part of either.
  void record(const workflow::Record& record, const RecordLinks& links, const Salt& salt, std::string& out, std::string& texts);
  /// The whole state; the number is not part of it.
  void request(const workflow::Request& request, std::string& out);
  /// What commands after the filing change.
  void progress(const workflow::Request& request, std::string& out);
  void announcement(const workflow::Announcement& announcement, std::string& out);
  void idempotency(const Idempotency& row, std::string& out);
  void person(const Person& person, std::string& out);
  void regulation(const workflow::RegulationLoaded& regulation, std::uint64_t sequence, std::string& out);

 private:
  struct Buffers;

  const bool short_ids_;
  std::unique_ptr<Buffers> buffers_;
};

struct DecodedRecord {
  workflow::Record record;
  RecordLinks links;
};

/// Joins the texts; where `texts` is empty, or one in it is, they have been erased and come back empty.
DecodedRecord decode_record(std::uint64_t position, std::string_view body, std::string_view texts);
/// The links alone, without building the record.
RecordLinks decode_links(std::string_view body);
workflow::Request decode_request(std::uint64_t number, std::string_view row);
void decode_progress(std::string_view row, workflow::Request& request);
/// True where both were filed alike: the second needs only a progress row over the first one's row.
bool same_filing(const workflow::Request& one, const workflow::Request& other);
workflow::Announcement decode_announcement(std::string_view row);
Idempotency decode_idempotency(const Digest& key, std::string_view row);
Person decode_person(std::string_view id, std::string_view row);

struct DecodedRegulation {
  workflow::RegulationLoaded regulation;
  std::uint64_t sequence = 0;
};
DecodedRegulation decode_regulation(std::string_view row);

}  // namespace penugasan::storage
