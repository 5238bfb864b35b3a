// The keys of the tables (FORMAT.md). A key opens with its table's letter; numbers are big-endian, so that keys sort as
// numbers do; a text within a key is preceded by its length in two bytes, so that no text is the prefix of another.
// Every function writes into `buffer` and returns a view of it, valid until the buffer changes. Safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "storage/event_store.h"

namespace penugasan::storage {

enum class Table : char {
  announcements_of = 'A',  // agency, ~number
  announcement = 'B',      // number
  directory = 'D',         // agency
  erased = 'E',            // official
  inbox = 'I',             // seat or group of seats, opened position, number; which groups a seat is in
  idempotency = 'K',       // digest
  log = 'L',               // position
  meta = 'M',              // name
  notices = 'N',           // recipient, first position
  person = 'P',            // official
  request = 'Q',           // number, row
  regulation = 'R',        // version
  requests_of = 'S',       // agency, ~number
  texts = 'T',             // position
  subscription = 'U',      // official, name
  answers = 'W',           // answered number, number
  scrub = 'X',             // position
};

inline constexpr std::array kTables = {
    Table::announcements_of, Table::announcement, Table::directory,   Table::erased,  Table::inbox,
    Table::idempotency,      Table::log,          Table::meta,        Table::notices, Table::person,
    Table::request,          Table::regulation,   Table::requests_of, Table::texts,   Table::subscription,
    Table::answers,          Table::scrub};

/// The rows of a request: what its filing wrote, and what later commands wrote over it.
enum class RequestRow : char { filing = 0, progress = 1 };

/// The table as a whole: every key of it begins so.
std::string_view table_key(std::string& buffer, Table table);
/// Log, texts, announcement, scrub.
std::string_view number_key(std::string& buffer, Table table, std::uint64_t number);
std::string_view request_key(std::string& buffer, std::uint64_t number, RequestRow row);
std::string_view idempotency_key(std::string& buffer, const Digest& digest);
/// Directory, person, erased, regulation, meta: the text is the rest of the key.
std::string_view text_key(std::string& buffer, Table table, std::string_view text);
std::string_view subscription_key(std::string& buffer, const workflow::OfficialId& official, std::string_view name);

/// The rows of a seat alone, and of several seats together (inbox_rows.h); `prefix` of either, and a row's key behind it.
std::string_view inbox_prefix(std::string& buffer, const workflow::Seat& seat);
std::string_view inbox_prefix(std::string& buffer, const Digest& group);
std::string_view inbox_key(std::string& buffer, std::string_view prefix, InboxRow row);

/// Which groups a seat is in: the prefix of all that say so, of those of one seat, and a key. The seat is its middle, the group
/// its last bytes.
std::string_view groups_prefix(std::string& buffer);
std::string_view groups_prefix(std::string& buffer, const workflow::Seat& seat);
std::string_view groups_key(std::string& buffer, const workflow::Seat& seat, const Digest& group);
/// True for a key of the inbox's table that says which group a seat is in; then, what append_seat() wrote, and the group.
bool is_group_of_seat(std::string_view key);
std::string_view seat_of(std::string_view key);
Digest group_of(std::string_view key);

/// Behind what is in `out`: the seat's kind, length and id.
void append_seat(std::string& out, const workflow::Seat& seat);

/// An agency's list, newest first: the number is inverted.
std::string_view list_prefix(std::string& buffer, Table table, std::string_view agency);
std::string_view list_key(std::string& buffer, Table table, std::string_view agency, std::uint64_t number);

std::string_view answers_prefix(std::string& buffer, std::uint64_t answered);
std::string_view answers_key(std::string& buffer, std::uint64_t answered, std::uint64_t number);

std::string_view notices_prefix(std::string& buffer, const workflow::OfficialId& official);
std::string_view notices_key(std::string& buffer, const workflow::OfficialId& official, std::uint64_t first);

void append_u64(std::string& out, std::uint64_t value);
/// The number in the last eight bytes of a key or value. StoreError(damaged) where there are fewer.
std::uint64_t last_u64(std::string_view bytes);
/// The row of an inbox key.
InboxRow inbox_row(std::string_view key);

/// Base-128 numbers, lowest bits first. take_varint removes what it read; StoreError(damaged) where the bytes end early.
void append_varint(std::string& out, std::uint64_t value);
std::uint64_t take_varint(std::string_view& bytes);

}  // namespace penugasan::storage
