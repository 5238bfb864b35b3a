// Reading from any thread: every call sees the store as of one moment.
#include <sys/statvfs.h>

#include <algorithm>
#include <array>

#include "storage/rocks_store.h"

namespace penugasan::storage {
namespace {

using namespace workflow;

rocksdb::ReadOptions scan_options() {
  rocksdb::ReadOptions options;
  options.total_order_seek = true;
  return options;
}

/// Calls `visit` with each key from `from` on that begins with `prefix`, at most `limit` times.
template <class Visit>
void visit_keys(rocksdb::Iterator& rows, std::string_view from, std::string_view prefix, std::size_t limit, Visit visit) {
  for (rows.Seek(slice(from)); limit > 0 && rows.Valid() && view(rows.key()).starts_with(prefix); rows.Next(), --limit) {
    visit(view(rows.key()), view(rows.value()));
  }
  check_read(rows.status(), "an index");
}

}  // namespace

bool RocksStore::get(std::string_view key, std::string& value) const {
  const auto status = db_->Get(rocksdb::ReadOptions(), slice(key), &value);
  if (status.IsNotFound()) return false;
  check_read(status, "a row");
  return true;
}

std::unique_ptr<rocksdb::Iterator> RocksStore::scan() const {
  return std::unique_ptr<rocksdb::Iterator>(db_->NewIterator(scan_options()));
}

Head RocksStore::head() const {
  const std::lock_guard lock(head_mutex_);
  return head_;
}

CommitTotals RocksStore::totals() const {
  const std::lock_guard lock(head_mutex_);
  return totals_;
}

// Both rows in one call, so that they are of the same moment.
std::optional<Request> RocksStore::request(std::uint64_t number) const {
  std::string filing_key, progress_key;
  const std::array keys = {slice(request_key(filing_key, number, RequestRow::filing)),
                           slice(request_key(progress_key, number, RequestRow::progress))};
  std::array<rocksdb::PinnableSlice, 2> rows;
  std::array<rocksdb::Status, 2> found;
  db_->MultiGet(rocksdb::ReadOptions(), db_->DefaultColumnFamily(), keys.size(), keys.data(), rows.data(), found.data(), true);
  if (found[0].IsNotFound()) return {};
  check_read(found[0], "a request");
  auto request = decode_request(number, view(rows[0]).substr(sizeof(Hash)));
  if (found[1].IsNotFound()) return request;
  check_read(found[1], "a request");
  decode_progress(view(rows[1]).substr(sizeof(Hash)), request);
  return request;
}

std::optional<Announcement> RocksStore::announcement(std::uint64_t number) const {
  std::string key, row;
  if (!get(number_key(key, Table::announcement, number), row)) return {};
  return decode_announcement(row);
}

std::optional<Idempotency> RocksStore::idempotency(const Digest& digest) const {
  std::string key, row;
  if (!get(idempotency_key(key, digest), row)) return {};
  return decode_idempotency(digest, row);
}

std::optional<Person> RocksStore::person(const OfficialId& id) const {
  std::string key, row;
  if (!get(text_key(key, Table::person, id.value), row)) return {};
  return decode_person(id.value, row);
}

StoredRecord RocksStore::decode(std::uint64_t position, std::string_view value) const {
  const auto body = record_body(position, value);
  std::string key, texts;
  get(number_key(key, Table::texts, position), texts);
  auto decoded = decode_record(position, body, texts);
  return {std::move(decoded.record), thread_hasher().record(position, value), hash_from(value.substr(1, sizeof(Hash))),
          decoded.links.request_previous};
}

std::optional<StoredRecord> RocksStore::record(std::uint64_t position) const {
  std::string key, value;
  if (!get(number_key(key, Table::log, position), value)) return {};
  return decode(position, value);
}

std::vector<StoredRecord> RocksStore::records(std::uint64_t from, std::size_t limit) const {
  std::vector<StoredRecord> result;
  std::string key, prefix;
  visit_keys(*scan(), number_key(key, Table::log, from), table_key(prefix, Table::log), limit,
             [&](std::string_view row, std::string_view value) { result.push_back(decode(last_u64(row), value)); });
  return result;
}

std::vector<InboxRow> RocksStore::inbox(const Seat& seat, InboxRow after, std::size_t limit) const {
  std::vector<InboxRow> result;
  std::string key, prefix;
  inbox_prefix(prefix, seat);
  // The key after `after`'s: one zero byte longer.
  std::string from(inbox_key(key, seat, after));
  from.push_back('\0');
  visit_keys(*scan(), from, prefix, limit, [&](std::string_view row, std::string_view) { result.push_back(inbox_row(row)); });
  return result;
}

std::vector<std::uint64_t> RocksStore::list(Table table, std::string_view agency, std::uint64_t below, std::size_t limit) const {
  std::vector<std::uint64_t> result;
  std::string key, prefix;
  list_prefix(prefix, table, agency);
  const auto newest = below == 0 ? ~std::uint64_t{0} : below - 1;
  visit_keys(*scan(), list_key(key, table, agency, newest), prefix, limit,
             [&](std::string_view row, std::string_view) { result.push_back(~last_u64(row)); });
  return result;
}

std::vector<std::uint64_t> RocksStore::requests_of(std::string_view agency, std::uint64_t below, std::size_t limit) const {
  return list(Table::requests_of, agency, below, limit);
}

std::vector<std::uint64_t> RocksStore::announcements_of(std::string_view agency, std::uint64_t below, std::size_t limit) const {
  return list(Table::announcements_of, agency, below, limit);
}

std::vector<std::uint64_t> RocksStore::answers_to(std::uint64_t number) const {
  std::vector<std::uint64_t> result;
  std::string key;
  const auto prefix = answers_prefix(key, number);
  visit_keys(*scan(), prefix, prefix, static_cast<std::size_t>(-1),
             [&](std::string_view row, std::string_view) { result.push_back(last_u64(row)); });
  return result;
}

std::vector<std::shared_ptr<const Agency>> RocksStore::directories() const {
  std::vector<std::shared_ptr<const Agency>> result;
  std::string key;
  const auto prefix = table_key(key, Table::directory);
  visit_keys(*scan(), prefix, prefix, static_cast<std::size_t>(-1), [&](std::string_view row, std::string_view position) {
    const auto stored = record(last_u64(position));
    if (!stored)
      throw StoreError(StoreError::Kind::damaged, "A directory's log record is missing. Restore the store from a backup.");
    std::shared_ptr<const Agency> agency;
    for (const auto& event : stored->record.events) {
      const auto* loaded = std::get_if<DirectoryLoaded>(&event);
      if (loaded != nullptr && loaded->agency.id == row.substr(1)) agency = std::make_shared<Agency>(loaded->agency);
    }
    if (agency != nullptr) result.push_back(std::move(agency));
  });
  return result;
}

std::vector<RegulationLoaded> RocksStore::regulations() const {
  std::vector<DecodedRegulation> rows;
  std::string key;
  const auto prefix = table_key(key, Table::regulation);
  visit_keys(*scan(), prefix, prefix, static_cast<std::size_t>(-1),
             [&](std::string_view, std::string_view row) { rows.push_back(decode_regulation(row)); });
  std::ranges::sort(rows, {}, &DecodedRegulation::sequence);
  std::vector<RegulationLoaded> result;
  for (auto& row : rows) result.push_back(std::move(row.regulation));
  return result;
}

std::uint64_t RocksStore::free_bytes() const {
  struct statvfs disk {};
  if (::statvfs(folder_.root().c_str(), &disk) != 0) {
    throw StoreError(StoreError::Kind::read_failed, "Cannot ask how much room is left for " + folder_.root() + ".");
  }
  return static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
}

}  // namespace penugasan::storage
