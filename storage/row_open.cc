// Opening a store: look first, without changing a byte; serve only what holds together.
#include <algorithm>

#include "storage/log_value.h"
#include "storage/row_store.h"

namespace penugasan::storage {
namespace {

using Kind = StoreError::Kind;

/// So many of the last records are checked to be chained at each start; `verify` (rebuild.h) checks them all.
constexpr std::uint64_t kCheckedLinks = 64;

[[noreturn]] void damaged(const StoreFolder& folder, const std::string& what) { damaged_store(folder.root(), what); }

/// The last record's position and value; position 0: none.
std::pair<std::uint64_t, std::string> last_record(const KeyValue& db) {
  std::string key;
  const auto rows = db.scan(Table::log);
  rows->seek_back(number_key(key, Table::log, ~std::uint64_t{0}));
  rows->check("the end of the log");
  if (!rows->valid() || !rows->key().starts_with(table_key(key, Table::log))) return {};
  return {last_u64(rows->key()), std::string(rows->value())};
}

Head find_head(const KeyValue& db) {
  const auto [position, value] = last_record(db);
  if (position == 0) return {};
  return {position, decode_links(record_body(position, value)).last_number, thread_hasher().record(position, value)};
}

/// The hash of a record that must be there, and the hash of the one before it that it holds.
std::pair<Hash, Hash> hashes_at(const StoreFolder& folder, const KeyValue& db, std::uint64_t position) {
  std::string key, value;
  if (!db.get(number_key(key, Table::log, position), value, "a log record"))
    damaged(folder, "log record " + std::to_string(position) + " is missing");
  const auto read = read_log_value(position, value);
  return {read.hash, read.previous};
}

void check_fence(const StoreFolder& folder, const KeyValue& db, const Head& head, const Fence::Mark& mark) {
  if (head.position < mark.position) {
    damaged(folder, "the log ends at record " + std::to_string(head.position) + ", but record " + std::to_string(mark.position) +
                        " had been acknowledged: the newest records are lost");
  }
  if (mark.position != 0 && hashes_at(folder, db, mark.position).first != mark.hash) {
    damaged(folder, "log record " + std::to_string(mark.position) + " is not the one that was acknowledged");
  }
}

void check_chain(const StoreFolder& folder, const KeyValue& db, const Head& head) {
  const auto first = head.position > kCheckedLinks ? head.position - kCheckedLinks : 0;
  Hash before = first == 0 ? Hash{} : hashes_at(folder, db, first).first;
  for (auto position = first + 1; position <= head.position; ++position) {
    const auto [hash, previous] = hashes_at(folder, db, position);
    if (previous != before) damaged(folder, "log record " + std::to_string(position) + " does not follow the one before it");
    before = hash;
  }
}

void look(Place& place, const StoreFolder& folder, const Fence::Mark& mark) {
  const auto db = place.look(folder.database());
  const Head head = find_head(*db);
  check_fence(folder, *db, head, mark);
  check_chain(folder, *db, head);
}

// Before the first record: a creation may have been interrupted.
void name_format(KeyValue& rows, std::uint32_t version) {
  if (version < kShortFormat || format_of(rows) >= version) return;
  KeyBatch batch;
  put_format(batch, version);
  rows.write(batch, true, "the store's format");
}

}  // namespace

std::string_view record_body(std::uint64_t position, std::string_view value) {
  if (value.size() >= kRecordHeader && value[0] == kRecordFormat) return value.substr(kRecordHeader);
  throw StoreError(Kind::damaged, "Log record " + std::to_string(position) +
                                      " has a form that this program does not know. Restore the store from a backup.");
}

std::unique_ptr<RowStore> RowStore::open(std::shared_ptr<Place> place, const std::string& root, std::function<Salt()> salt) {
  StoreFolder folder(*place, root);
  const bool create = folder.fresh();
  if (create) folder.prepare(kFormatVersion);
  auto fence = std::make_unique<Fence>(place->files(), folder.fence());
  if (!create) look(*place, folder, fence->mark());
  auto rows = place->open(folder.database(), create);
  // The database makes its own files durable, but not its folder's name: with that name lost, all that is acknowledged is lost.
  // At every start: whoever created the store may have been killed, or failed by its disk, before it came to this.
  place->files().sync(root);
  const Head head = find_head(*rows);
  if (head.position == 0) name_format(*rows, folder.format());
  std::unique_ptr<RowStore> store(
      new RowStore(std::move(place), std::move(folder), std::move(fence), std::move(rows), std::move(salt)));
  store->load_counters(head);
  return store;
}

RowStore::RowStore(std::shared_ptr<Place> place, StoreFolder folder, std::unique_ptr<Fence> fence, std::unique_ptr<KeyValue> rows,
                   std::function<Salt()> salt)
    : place_(std::move(place)),
      folder_(std::move(folder)),
      fence_(std::move(fence)),
      rows_(std::move(rows)),
      format_(format_of(*rows_)),
      salt_(std::move(salt)),
      encoder_(format_ >= kShortFormat),
      request_rows_(encoder_, *rows_, format_ >= kShortFormat) {}

RowStore::~RowStore() = default;

void RowStore::load_counters(const Head& head) {
  head_ = next_ = head;
  std::string key, value;
  if (get(text_key(key, Table::meta, "notices_indexed"), value)) notices_indexed_ = last_u64(value);
  for (const auto& regulation : regulations()) regulation_versions_.insert(regulation.version);
}

}  // namespace penugasan::storage
