// Reading from any thread: every call sees the store as of one moment.
#include <algorithm>

#include "storage/directories.h"
#include "storage/log_value.h"
#include "storage/record_row.h"
#include "storage/row_store.h"
#include "storage/table_walk.h"

namespace penugasan::storage {
namespace {

using namespace workflow;

/// Calls `visit` with each key from `from` on that begins with `prefix`, at most `limit` times.
template <class Visit>
void visit_keys(const KeyValue& store, std::string_view from, std::string_view prefix, std::size_t limit, Visit visit) {
  const auto rows = store.scan(static_cast<Table>(prefix.front()));
  for (rows->seek(from); limit > 0 && rows->valid() && rows->key().starts_with(prefix); rows->next(), --limit) {
    visit(rows->key(), rows->value());
  }
  rows->check("an index");
}

}  // namespace

Head RowStore::head() const {
  const std::lock_guard lock(head_mutex_);
  return head_;
}

CommitTotals RowStore::totals() const {
  const std::lock_guard lock(head_mutex_);
  return totals_;
}

std::optional<Request> RowStore::request(std::uint64_t number) const { return read_request(*rows_, number); }

std::optional<Announcement> RowStore::announcement(std::uint64_t number) const {
  std::string key, row;
  if (!get(number_key(key, Table::announcement, number), row)) return {};
  return decode_announcement(row);
}

std::optional<Idempotency> RowStore::idempotency(const Digest& digest) const {
  std::string key, row;
  if (!get(idempotency_key(key, digest), row)) return {};
  return decode_idempotency(digest, row);
}

std::optional<Person> RowStore::person(const OfficialId& id) const {
  std::string key, row;
  if (!get(text_key(key, Table::person, id.value), row)) return {};
  return decode_person(id.value, row);
}

StoredRecord RowStore::decode(std::uint64_t position, std::string_view value) const {
  const auto read = read_log_value(position, value);
  if (read.archived != 0) {
    StoredRecord stored{{}, read.hash, read.previous, {}, read.archived};
    stored.record.position = position;
    return stored;
  }
  auto decoded = decode_with_texts(*rows_, position, read);
  return {std::move(decoded.record), read.hash, read.previous, decoded.links.request_previous};
}

std::optional<StoredRecord> RowStore::record(std::uint64_t position) const {
  std::string key, value;
  if (!get(number_key(key, Table::log, position), value)) return {};
  return decode(position, value);
}

std::vector<StoredRecord> RowStore::records(std::uint64_t from, std::size_t limit) const {
  std::vector<StoredRecord> result;
  std::string key, prefix;
  visit_keys(*rows_, number_key(key, Table::log, from), table_key(prefix, Table::log), limit,
             [&](std::string_view row, std::string_view value) { result.push_back(decode(last_u64(row), value)); });
  return result;
}

std::vector<RawRecord> RowStore::raw_records(std::uint64_t from, std::size_t limit) const {
  std::vector<RawRecord> result;
  std::string key, prefix;
  visit_keys(*rows_, number_key(key, Table::log, from), table_key(prefix, Table::log), limit,
             [&](std::string_view row, std::string_view value) {
               auto& record = result.emplace_back(RawRecord{last_u64(row), std::string(value), {}});
               std::string texts_key;
               if (!get(number_key(texts_key, Table::texts, record.position), record.texts)) record.texts.clear();
             });
  return result;
}

std::vector<InboxRow> RowStore::inbox(const Seat& seat, InboxRow after, std::size_t limit) const {
  return inbox_of(*rows_, seat, after, limit);
}

void RowStore::visit_open_steps(const std::function<void(const InboxRow&)>& visit) const {
  visit_table(*rows_, Table::inbox, [&](std::string_view key, std::string_view) {
    if (!is_group_of_seat(key)) visit(inbox_row(key));
  });
}

std::vector<std::uint64_t> RowStore::list(Table table, std::string_view agency, std::uint64_t below, std::size_t limit) const {
  std::vector<std::uint64_t> result;
  std::string key, prefix;
  list_prefix(prefix, table, agency);
  const auto newest = below == 0 ? ~std::uint64_t{0} : below - 1;
  visit_keys(*rows_, list_key(key, table, agency, newest), prefix, limit,
             [&](std::string_view row, std::string_view) { result.push_back(~last_u64(row)); });
  return result;
}

std::vector<std::uint64_t> RowStore::requests_of(std::string_view agency, std::uint64_t below, std::size_t limit) const {
  return list(Table::requests_of, agency, below, limit);
}

std::vector<std::uint64_t> RowStore::announcements_of(std::string_view agency, std::uint64_t below, std::size_t limit) const {
  return list(Table::announcements_of, agency, below, limit);
}

std::vector<std::uint64_t> RowStore::answers_to(std::uint64_t number) const {
  std::vector<std::uint64_t> result;
  std::string key;
  const auto prefix = answers_prefix(key, number);
  visit_keys(*rows_, prefix, prefix, static_cast<std::size_t>(-1),
             [&](std::string_view row, std::string_view) { result.push_back(last_u64(row)); });
  return result;
}

std::vector<std::shared_ptr<const Agency>> RowStore::directories() const {
  std::vector<std::shared_ptr<const Agency>> result;
  std::string key;
  const auto prefix = table_key(key, Table::directory);
  visit_keys(*rows_, prefix, prefix, static_cast<std::size_t>(-1), [&](std::string_view row, std::string_view position) {
    result.push_back(directory_at(*this, row.substr(1), last_u64(position)));
  });
  return result;
}

std::uint64_t RowStore::directory_position(std::string_view agency) const {
  std::string key, row;
  return get(text_key(key, Table::directory, agency), row) ? last_u64(row) : 0;
}

std::vector<RegulationLoaded> RowStore::regulations() const {
  std::vector<DecodedRegulation> rows;
  std::string key;
  const auto prefix = table_key(key, Table::regulation);
  visit_keys(*rows_, prefix, prefix, static_cast<std::size_t>(-1),
             [&](std::string_view, std::string_view row) { rows.push_back(decode_regulation(row)); });
  std::ranges::sort(rows, {}, &DecodedRegulation::sequence);
  std::vector<RegulationLoaded> result;
  for (auto& row : rows) result.push_back(std::move(row.regulation));
  return result;
}

BackupInfo RowStore::back_up(const std::string& folder, const std::function<bool()>& go_on) {
  return rows_->back_up(folder, head(), go_on);
}

std::uint64_t RowStore::free_bytes() const { return place_->files().free_bytes(folder_.root()); }

}  // namespace penugasan::storage
