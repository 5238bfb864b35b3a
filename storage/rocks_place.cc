#include "storage/rocks_place.h"

#include "storage/folder.h"
#include "storage/rocks_key_value.h"

namespace penugasan::storage {
namespace {

using Kind = StoreError::Kind;

/// The store's folder, for texts.
std::string root_of(const std::string& database) { return database.substr(0, database.rfind('/')); }

[[noreturn]] void refuse(const std::string& database, const rocksdb::Status& status) {
  const std::string text = status.ToString();
  if (text.find("While lock file") != std::string::npos || text.find("lock hold by current process") != std::string::npos) {
    throw StoreError(Kind::in_use, "Another program, perhaps another penugasand, has the database in " + root_of(database) +
                                       " open. Stop it first, or name another folder.");
  }
  if (status.IsIOError() && text.find("Permission denied") != std::string::npos) unusable(database, text);
  damaged_store(root_of(database), "the database cannot be opened (" + text + ")");
}

std::unique_ptr<KeyValue> wrap(const std::string& database, OpenedDatabase opened) {
  if (!opened.status.ok()) refuse(database, opened.status);
  return make_rocks_key_value(std::move(opened));
}

}  // namespace

bool RocksPlace::never_written(const std::string& folder) {
  if (files().exists(folder + "/CURRENT")) return false;
  if (!files().exists(folder)) return true;
  for (const auto& name : files().names(folder)) {
    if (name.ends_with(".sst") || name.ends_with(".log")) return false;
  }
  return true;
}

std::unique_ptr<KeyValue> RocksPlace::look(const std::string& folder) {
  if (!files().exists(folder + "/CURRENT")) damaged_store(root_of(folder), "the database's file CURRENT is missing");
  return wrap(folder, look_at_database(env_.get(), folder));
}

std::unique_ptr<KeyValue> RocksPlace::open(const std::string& folder, bool create) {
  return wrap(folder, open_database(env_.get(), folder, create));
}

std::unique_ptr<RowStore> open_rocks_store(const std::string& folder, rocksdb::Env* env) {
  auto store = RowStore::open(std::make_shared<RocksPlace>(env), folder);
  store->fence().start_syncing();
  return store;
}

}  // namespace penugasan::storage
