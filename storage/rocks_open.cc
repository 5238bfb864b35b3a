// Opening a store: look first, without changing a byte; serve only what holds together.
#include <algorithm>

#include "storage/files.h"
#include "storage/rocks_options.h"
#include "storage/rocks_store.h"

namespace penugasan::storage {
namespace {

using Kind = StoreError::Kind;

/// So many of the last records are checked to be chained at each start; `verify` (rebuild.h) checks them all.
constexpr std::uint64_t kCheckedLinks = 64;

[[noreturn]] void damaged(const StoreFolder& folder, const std::string& what) {
  throw StoreError(Kind::damaged, "The store in " + folder.root() + " is damaged: " + what +
                                      ". Nothing was changed. Keep a copy of the folder, then restore it from a backup.");
}

[[noreturn]] void refuse(const StoreFolder& folder, const rocksdb::Status& status) {
  const std::string text = status.ToString();
  if (text.find("While lock file") != std::string::npos || text.find("lock hold by current process") != std::string::npos) {
    throw StoreError(Kind::in_use, "Another program, perhaps another penugasand, has the database in " + folder.root() +
                                       " open. Stop it first, or name another folder.");
  }
  if (status.IsIOError() && text.find("Permission denied") != std::string::npos) unusable(folder.database(), text);
  damaged(folder, "the database cannot be opened (" + text + ")");
}

/// The last record's position and value; position 0: none.
std::pair<std::uint64_t, std::string> last_record(rocksdb::DB& db) {
  std::string key;
  const std::unique_ptr<rocksdb::Iterator> rows(db.NewIterator(rocksdb::ReadOptions()));
  rows->SeekForPrev(slice(number_key(key, Table::log, ~std::uint64_t{0})));
  check_read(rows->status(), "the end of the log");
  if (!rows->Valid() || !view(rows->key()).starts_with(table_key(key, Table::log))) return {};
  return {last_u64(view(rows->key())), rows->value().ToString()};
}

Head find_head(rocksdb::DB& db) {
  const auto [position, value] = last_record(db);
  if (position == 0) return {};
  return {position, decode_links(record_body(position, value)).last_number, thread_hasher().record(position, value)};
}

/// The hash of a record that must be there, and the hash of the one before it that it holds.
std::pair<Hash, Hash> hashes_at(const StoreFolder& folder, rocksdb::DB& db, std::uint64_t position) {
  std::string key, value;
  const auto status = db.Get(rocksdb::ReadOptions(), slice(number_key(key, Table::log, position)), &value);
  if (status.IsNotFound()) damaged(folder, "log record " + std::to_string(position) + " is missing");
  check_read(status, "a log record");
  record_body(position, value);
  return {thread_hasher().record(position, value), hash_from(std::string_view(value).substr(1, sizeof(Hash)))};
}

void check_fence(const StoreFolder& folder, rocksdb::DB& db, const Head& head, const Fence::Mark& mark) {
  if (head.position < mark.position) {
    damaged(folder, "the log ends at record " + std::to_string(head.position) + ", but record " + std::to_string(mark.position) +
                        " had been acknowledged: the newest records are lost");
  }
  if (mark.position != 0 && hashes_at(folder, db, mark.position).first != mark.hash) {
    damaged(folder, "log record " + std::to_string(mark.position) + " is not the one that was acknowledged");
  }
}

void check_chain(const StoreFolder& folder, rocksdb::DB& db, const Head& head) {
  const auto first = head.position > kCheckedLinks ? head.position - kCheckedLinks : 0;
  Hash before = first == 0 ? Hash{} : hashes_at(folder, db, first).first;
  for (auto position = first + 1; position <= head.position; ++position) {
    const auto [hash, previous] = hashes_at(folder, db, position);
    if (previous != before) damaged(folder, "log record " + std::to_string(position) + " does not follow the one before it");
    before = hash;
  }
}

void look(const StoreFolder& folder, const Fence::Mark& mark, rocksdb::Env* env) {
  if (!file_exists(folder.database() + "/CURRENT")) damaged(folder, "the database's file CURRENT is missing");
  rocksdb::DB* opened = nullptr;
  const auto status = rocksdb::DB::OpenForReadOnly(looking_options(env), folder.database(), &opened);
  if (!status.ok()) refuse(folder, status);
  const std::unique_ptr<rocksdb::DB> db(opened);
  const Head head = find_head(*db);
  check_fence(folder, *db, head, mark);
  check_chain(folder, *db, head);
}

}  // namespace

void check_read(const rocksdb::Status& status, const char* what) {
  if (status.ok()) return;
  const auto kind = status.IsCorruption() ? Kind::damaged : Kind::read_failed;
  throw StoreError(kind, std::string("Cannot read ") + what + " from the store: " + status.ToString() +
                             ". Check the disk; if it is sound, restore the store from a backup.");
}

std::string_view record_body(std::uint64_t position, std::string_view value) {
  if (value.size() >= kRecordHeader && value[0] == kRecordFormat) return value.substr(kRecordHeader);
  throw StoreError(Kind::damaged, "Log record " + std::to_string(position) +
                                      " has a form that this program does not know. Restore the store from a backup.");
}

std::unique_ptr<RocksStore> RocksStore::open(const std::string& folder, rocksdb::Env* env) {
  StoreFolder place(folder);
  const bool create = place.fresh();
  if (create) place.prepare();
  auto fence = std::make_unique<Fence>(place.fence());
  if (!create) look(place, fence->mark(), env);
  rocksdb::DB* opened = nullptr;
  const auto status = rocksdb::DB::Open(serving_options(env, create), place.database(), &opened);
  if (!status.ok()) refuse(place, status);
  std::unique_ptr<rocksdb::DB> db(opened);
  const Head head = find_head(*db);
  std::unique_ptr<RocksStore> store(new RocksStore(std::move(place), std::move(fence), std::move(db)));
  store->load_counters(head);
  store->fence_->start_syncing();
  return store;
}

RocksStore::RocksStore(StoreFolder folder, std::unique_ptr<Fence> fence, std::unique_ptr<rocksdb::DB> db)
    : folder_(std::move(folder)), fence_(std::move(fence)), db_(std::move(db)), batch_(0, 0, kProtectionBytesPerKey, 0) {}

RocksStore::~RocksStore() = default;

void RocksStore::load_counters(const Head& head) {
  head_ = head;
  std::string key, value;
  if (get(text_key(key, Table::meta, "notices_indexed"), value)) notices_indexed_ = last_u64(value);
  for (const auto& regulation : regulations()) regulation_versions_.insert(regulation.version);
}

std::unique_ptr<EventStore> open_rocks_store(const std::string& folder) { return RocksStore::open(folder); }

}  // namespace penugasan::storage
