#include "storage/keys.h"

#include <algorithm>
#include <limits>

namespace penugasan::storage {
namespace {

/// Empties the buffer and opens a key.
std::string& open_key(std::string& buffer, Table table) {
  buffer.assign(1, static_cast<char>(table));
  return buffer;
}

void append_text(std::string& out, std::string_view text) {
  if (text.size() > std::numeric_limits<std::uint16_t>::max()) {
    throw StoreError(StoreError::Kind::write_failed, "An identifier is longer than 65535 bytes and cannot be stored.");
  }
  out.push_back(static_cast<char>(text.size() >> 8));
  out.push_back(static_cast<char>(text.size() & 0xff));
  out.append(text);
}

void append_digest(std::string& out, const Digest& digest) {
  out.append(reinterpret_cast<const char*>(digest.data()), digest.size());
}

// In the place of a seat's kind.
constexpr char kGroup = 'g';
constexpr char kGroupOfSeat = 'G';

}  // namespace

void append_seat(std::string& out, const workflow::Seat& seat) {
  out.push_back(static_cast<char>(seat.kind));
  append_text(out, seat.id);
}

void append_u64(std::string& out, std::uint64_t value) {
  char bytes[8];
  for (int i = 7; i >= 0; --i, value >>= 8) bytes[i] = static_cast<char>(value & 0xff);
  out.append(bytes, sizeof bytes);
}

std::uint64_t last_u64(std::string_view bytes) {
  if (bytes.size() < 8) throw StoreError(StoreError::Kind::damaged, "A number in the store is cut short. Restore a backup.");
  std::uint64_t value = 0;
  for (const char byte : bytes.substr(bytes.size() - 8)) value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

void append_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(value | 0x80));
  out.push_back(static_cast<char>(value));
}

std::uint64_t take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  throw StoreError(StoreError::Kind::damaged, "A list of positions in the store is cut short. Restore a backup.");
}

std::string_view table_key(std::string& buffer, Table table) { return open_key(buffer, table); }

std::string_view number_key(std::string& buffer, Table table, std::uint64_t number) {
  append_u64(open_key(buffer, table), number);
  return buffer;
}

std::string_view request_key(std::string& buffer, std::uint64_t number, RequestRow row) {
  append_u64(open_key(buffer, Table::request), number);
  buffer.push_back(static_cast<char>(row));
  return buffer;
}

std::string_view idempotency_key(std::string& buffer, const Digest& digest) {
  append_digest(open_key(buffer, Table::idempotency), digest);
  return buffer;
}

std::string_view text_key(std::string& buffer, Table table, std::string_view text) {
  open_key(buffer, table).append(text);
  return buffer;
}

std::string_view subscription_key(std::string& buffer, const workflow::OfficialId& official, std::string_view name) {
  append_text(open_key(buffer, Table::subscription), official.value);
  buffer.append(name);
  return buffer;
}

std::string_view inbox_prefix(std::string& buffer, const workflow::Seat& seat) {
  append_seat(open_key(buffer, Table::inbox), seat);
  return buffer;
}

std::string_view inbox_prefix(std::string& buffer, const Digest& group) {
  open_key(buffer, Table::inbox).push_back(kGroup);
  append_digest(buffer, group);
  return buffer;
}

std::string_view groups_prefix(std::string& buffer) {
  open_key(buffer, Table::inbox).push_back(kGroupOfSeat);
  return buffer;
}

std::string_view groups_prefix(std::string& buffer, const workflow::Seat& seat) {
  groups_prefix(buffer);
  append_seat(buffer, seat);
  return buffer;
}

std::string_view groups_key(std::string& buffer, const workflow::Seat& seat, const Digest& group) {
  groups_prefix(buffer, seat);
  append_digest(buffer, group);
  return buffer;
}

bool is_group_of_seat(std::string_view key) { return key.size() >= 2 + sizeof(Digest) && key[1] == kGroupOfSeat; }

std::string_view seat_of(std::string_view key) { return key.substr(2, key.size() - 2 - sizeof(Digest)); }

Digest group_of(std::string_view key) {
  Digest group{};
  if (key.size() < group.size())
    throw StoreError(StoreError::Kind::damaged, "A key of the inbox is cut short. Restore a backup.");
  std::copy_n(key.end() - group.size(), group.size(), group.begin());
  return group;
}

std::string_view inbox_key(std::string& buffer, std::string_view prefix, InboxRow row) {
  buffer.assign(prefix);
  append_u64(buffer, row.opened_position);
  append_u64(buffer, row.number);
  return buffer;
}

InboxRow inbox_row(std::string_view key) {
  const std::uint64_t number = last_u64(key);
  return {last_u64(key.substr(0, key.size() - 8)), number};
}

std::string_view list_prefix(std::string& buffer, Table table, std::string_view agency) {
  append_text(open_key(buffer, table), agency);
  return buffer;
}

std::string_view list_key(std::string& buffer, Table table, std::string_view agency, std::uint64_t number) {
  list_prefix(buffer, table, agency);
  append_u64(buffer, ~number);
  return buffer;
}

std::string_view answers_prefix(std::string& buffer, std::uint64_t answered) {
  return number_key(buffer, Table::answers, answered);
}

std::string_view answers_key(std::string& buffer, std::uint64_t answered, std::uint64_t number) {
  answers_prefix(buffer, answered);
  append_u64(buffer, number);
  return buffer;
}

std::string_view notices_prefix(std::string& buffer, const workflow::OfficialId& official) {
  append_text(open_key(buffer, Table::notices), official.value);
  return buffer;
}

std::string_view notices_key(std::string& buffer, const workflow::OfficialId& official, std::uint64_t first) {
  notices_prefix(buffer, official);
  append_u64(buffer, first);
  return buffer;
}

}  // namespace penugasan::storage
