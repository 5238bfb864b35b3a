#include "storage/rocks_families.h"

#include <algorithm>
#include <vector>

#include "storage/rocks_cache.h"
#include "storage/rocks_options.h"

namespace penugasan::storage {
namespace {

constexpr const char* kLog = "log";

using Descriptors = std::vector<rocksdb::ColumnFamilyDescriptor>;
using Handles = std::vector<rocksdb::ColumnFamilyHandle*>;

Descriptors described(const rocksdb::Options& options, bool log_apart) {
  Descriptors families = {{rocksdb::kDefaultColumnFamilyName, options}};
  if (log_apart) families.emplace_back(kLog, log_options(options));
  return families;
}

OpenedDatabase opened(const rocksdb::Status& status, rocksdb::DB* db, const Handles& handles) {
  OpenedDatabase result{std::unique_ptr<rocksdb::DB>(db), nullptr, status};
  if (!status.ok()) return result;
  const std::unique_ptr<rocksdb::ColumnFamilyHandle> unused(handles.front());  // the default family has another handle
  if (handles.size() > 1) result.log.reset(handles.back());
  return result;
}

bool has_log(const rocksdb::Options& options, const std::string& folder, rocksdb::Status& status) {
  std::vector<std::string> names;
  status = rocksdb::DB::ListColumnFamilies(options, folder, &names);
  return std::ranges::find(names, kLog) != names.end();
}

}  // namespace

OpenedDatabase look_at_database(rocksdb::Env* env, const std::string& folder) {
  const auto options = looking_options(env);
  rocksdb::Status status;
  const bool apart = has_log(options, folder, status);
  if (!status.ok()) return opened(status, nullptr, {});
  rocksdb::DB* db = nullptr;
  Handles handles;
  status = rocksdb::DB::OpenForReadOnly(options, folder, described(options, apart), &handles, &db);
  return opened(status, db, handles);
}

OpenedDatabase open_database(rocksdb::Env* env, const std::string& folder, bool create) {
  auto options = serving_options(env, create);
  options.create_missing_column_families = create;
  rocksdb::Status status;
  const bool apart = create || has_log(options, folder, status);
  if (!status.ok()) return opened(status, nullptr, {});
  rocksdb::DB* db = nullptr;
  Handles handles;
  status = rocksdb::DB::Open(options, folder, described(options, apart), &handles, &db);
  if (status.ok()) fit_cache(*db, *block_cache(options));
  return opened(status, db, handles);
}

}  // namespace penugasan::storage
