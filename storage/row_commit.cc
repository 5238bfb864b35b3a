// Writing: one batch of keys for all entries of a commit, one synced write. Every microsecond here is paid by every command.
#include <algorithm>
#include <utility>

#include "storage/row_store.h"

namespace penugasan::storage {
namespace {

using namespace workflow;
using Kind = StoreError::Kind;

/// So many requests' hashes are kept, the older ones as often again (about 3 MB): many times what two commits hold, so that a
/// hash that only an unwritten commit has is never missed.
constexpr std::size_t kKeptHashes = 16384;

constexpr std::string_view kStop = " The outcome is unknown: stop the server, check the disk, start it again.";

/// The rows of a commit, and where the log ends with it.
struct SealedRows final : Sealed {
  KeyBatch batch;
  Head head;
  std::size_t entries = 0;
};

}  // namespace

void RowStore::commit(std::span<const Entry> entries) {
  if (entries.empty()) return;
  refuse_if_failed();
  check(entries);
  for (const auto& entry : entries) add(entry);
  commit_sealed(*seal());
}

std::unique_ptr<Sealed> RowStore::seal() {
  auto sealed = std::make_unique<SealedRows>();
  std::swap(sealed->batch, batch_);
  sealed->head = next_;
  sealed->entries = std::exchange(added_, 0);
  batch_people_.clear();
  return sealed;
}

void RowStore::commit_sealed(Sealed& sealed) {
  auto& rows = dynamic_cast<SealedRows&>(sealed);
  try {
    const auto bytes = write(rows.batch, true, "a commit");
    publish(rows.head, rows.entries, rows.batch.size(), bytes);
    fence_->advance({rows.head.position, rows.head.hash});
  } catch (const std::exception& error) {
    fail(error.what());
    throw;
  }
}

void RowStore::check(std::span<const Entry> entries) const {
  std::uint64_t expected = next_.position;
  for (const auto& entry : entries) {
    const auto& record = entry.record;
    if (record.position != ++expected) {
      throw StoreError(Kind::damaged, "A record for position " + std::to_string(record.position) + " came where position " +
                                          std::to_string(expected) + " was next. Nothing was written. Stop the server.");
    }
    if (entry.after == nullptr) continue;
    if (record.request != entry.after->id.number ||
        record.previous != (entry.before == nullptr ? 0 : entry.before->last_position)) {
      throw StoreError(Kind::damaged, "Record " + std::to_string(record.position) +
                                          " does not follow its request's last one. Nothing was written. Stop the server.");
    }
  }
}

void RowStore::add(const Entry& entry) {
  refuse_if_failed();
  check({&entry, 1});
  ++added_;
  try {
    add_rows(entry);
  } catch (const std::exception& error) {
    fail(error.what());  // half an entry lies in the batch
    throw;
  }
}

void RowStore::add_rows(const Entry& entry) {
  if (request_hashes_.size() >= kKeptHashes) older_hashes_ = std::exchange(request_hashes_, {});
  Head& head = next_;
  add_record(entry, head);
  if (entry.after != nullptr) {
    request_hashes_[entry.after->id.number] = head.hash;
    request_rows_.change(entry.before, *entry.after, head.hash, batch_);
  }
  if (entry.announcement != nullptr) add_announcement(*entry.announcement);
  if (entry.idempotency) {
    value_.clear();
    encoder_.idempotency(*entry.idempotency, value_);
    batch_.put(idempotency_key(key_, entry.idempotency->key), value_);
  }
  for (const auto& event : entry.record.events) {
    if (const auto* loaded = std::get_if<DirectoryLoaded>(&event)) add_directory(loaded->agency, head.position, entry.people);
    if (const auto* recorded = std::get_if<MandateRecorded>(&event)) put_directory(recorded->agency, head.position);
    if (const auto* loaded = std::get_if<RegulationLoaded>(&event)) add_regulation(*loaded);
    if (const auto* erased = std::get_if<PersonErased>(&event)) add_erasure(*erased, head.position);
    if (const auto* archived = std::get_if<RequestsArchived>(&event)) add_archive(*archived, head.position);
    if (const auto* named = std::get_if<PersonNamed>(&event)) batch_.remove(text_key(key_, Table::erased, named->official.value));
  }
}

void RowStore::add_record(const Entry& entry, Head& head) {
  const auto& record = entry.record;
  RecordLinks links;
  if (record.previous != 0) links.request_previous = request_hash(record.request);
  if (entry.after != nullptr) head.last_number = std::max(head.last_number, entry.after->id.number);
  if (entry.announcement != nullptr) head.last_number = std::max(head.last_number, entry.announcement->id.number);
  links.last_number = head.last_number;
  value_.assign(1, kRecordFormat);
  value_.append(view_of(head.hash));
  encoder_.record(record, links, has_text(record) ? salt_() : Salt{}, value_, texts_);
  batch_.put(number_key(key_, Table::log, record.position), value_);
  if (!texts_.empty()) batch_.put(number_key(key_, Table::texts, record.position), texts_);
  head.position = record.position;
  head.hash = hasher_.record(record.position, value_);
}

void RowStore::add_announcement(const Announcement& announcement) {
  value_.clear();
  encoder_.announcement(announcement, value_);
  batch_.put(number_key(key_, Table::announcement, announcement.id.number), value_);
  batch_.put(list_key(key_, Table::announcements_of, announcement.id.agency, announcement.id.number), {});
}

void RowStore::put_directory(std::string_view agency, std::uint64_t position) {
  value_.clear();
  append_u64(value_, position);
  batch_.put(text_key(key_, Table::directory, agency), value_);
}

void RowStore::add_directory(const Agency& agency, std::uint64_t position, const std::vector<Person>& people) {
  put_directory(agency.id, position);
  // Everybody of the agency goes, those put by an earlier entry of this batch included; then the new ones come.
  const std::string prefix(text_key(key_, Table::person, agency.id + "/"));
  const auto rows = rows_->scan(Table::person);
  for (rows->seek(prefix); rows->valid() && rows->key().starts_with(prefix); rows->next()) batch_.remove(rows->key());
  rows->check("the people of an agency");
  for (const auto& id : batch_people_) {
    if (id.starts_with(agency.id + "/")) batch_.remove(text_key(key_, Table::person, id));
  }
  for (const auto& person : people) {
    value_.clear();
    encoder_.person(person, value_);
    batch_.put(text_key(key_, Table::person, person.id.value), value_);
    batch_people_.insert(person.id.value);
  }
}

void RowStore::add_regulation(const RegulationLoaded& regulation) {
  if (!regulation_versions_.insert(regulation.version).second) return;  // keeps its place in the order
  value_.clear();
  encoder_.regulation(regulation, regulation_versions_.size(), value_);
  batch_.put(text_key(key_, Table::regulation, regulation.version), value_);
}

Hash RowStore::request_hash(std::uint64_t number) const {
  for (const auto* hashes : {&request_hashes_, &older_hashes_}) {
    if (const auto known = hashes->find(number); known != hashes->end()) return known->second;
  }
  std::string key, row;
  if (!get(request_key(key, number, RequestRow::progress), row) && !get(request_key(key, number, RequestRow::filing), row)) {
    throw StoreError(Kind::damaged, "Request " + std::to_string(number) + " has no state to continue from. Restore a backup.");
  }
  return hash_from(std::string_view(row).substr(0, sizeof(Hash)));
}

void RowStore::refuse_if_failed() const {
  if (!failed_) return;
  const std::lock_guard lock(failure_mutex_);
  throw StoreError(Kind::write_failed, "The store refuses to write after a failed write: " + failure_ + std::string(kStop));
}

// The first failure is the cause, the others follow from it.
void RowStore::fail(const char* what) {
  const std::lock_guard lock(failure_mutex_);
  if (failure_.empty()) failure_ = what;
  failed_ = true;
}

std::size_t RowStore::write(KeyBatch& batch, bool sync, const char* what) {
  refuse_if_failed();
  try {
    return rows_->write(batch, sync, what);
  } catch (const StoreError& error) {
    fail(error.what());
    throw StoreError(Kind::write_failed, error.what() + std::string(kStop));
  }
}

void RowStore::publish(const Head& head, std::size_t entries, std::size_t keys, std::size_t bytes) {
  const std::lock_guard lock(head_mutex_);
  head_ = head;
  ++totals_.commits;
  totals_.entries += entries;
  totals_.keys += keys;
  totals_.bytes += bytes;
}

void RowStore::remove_all(Table table, KeyBatch& batch) const {
  std::string prefix;
  const auto rows = rows_->scan(table);
  for (rows->seek(table_key(prefix, table)); rows->valid() && rows->key().starts_with(prefix); rows->next()) {
    if (table == Table::inbox) {
      batch.remove_once(rows->key());
    } else {
      batch.remove(rows->key());
    }
  }
  rows->check("the store");
}

// The fence goes first: where the process ends in between, a fence at 0 stands before a whole log, which is sound.
void RowStore::clear() {
  const std::lock_guard lock(side_mutex_);
  fence_->advance_durably({});
  KeyBatch batch;
  for (const Table table : kTables) {
    if (table != Table::regulation) remove_all(table, batch);
  }
  put_format(batch, format_);
  write(batch, true, "the removal of everything");
  request_rows_.clear();
  request_hashes_.clear();
  older_hashes_.clear();
  next_ = {};
  notices_indexed_ = 0;
  const std::lock_guard head_lock(head_mutex_);
  head_ = {};
}

}  // namespace penugasan::storage
