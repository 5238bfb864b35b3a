#include "storage/rocks_backup.h"

#include <rocksdb/utilities/backup_engine.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "storage/audit.h"
#include "storage/fence.h"
#include "storage/folder.h"
#include "storage/keys.h"
#include "storage/log_value.h"
#include "storage/rewind.h"
#include "storage/rocks_key_value.h"
#include "storage/rocks_place.h"
#include "storage/row_store.h"
#include "storage/whole_log.h"

namespace penugasan::storage {
namespace {

namespace fs = std::filesystem;
using rocksdb::BackupEngine;
using rocksdb::BackupEngineReadOnly;
using Kind = StoreError::Kind;

class Stopped : public StoreError {
 public:
  Stopped() : StoreError(Kind::unusable_folder, "The backup was broken off.") {}
};

bool always() { return true; }

[[noreturn]] void bad_backup(const std::string& folder, const std::string& what) {
  throw StoreError(Kind::damaged, "The backup in " + folder + " is damaged: " + what + ". Use another backup.");
}

void check_backup(const rocksdb::Status& status, const std::string& folder, const char* doing) {
  if (status.ok()) return;
  if (status.IsCorruption() || status.IsNotFound()) bad_backup(folder, status.ToString());
  throw StoreError(Kind::unusable_folder, std::string("Cannot ") + doing + " " + folder + ": " + status.ToString() + ".");
}

// An absolute path: RocksDB opens a backup by no other.
rocksdb::BackupEngineOptions engine_options(const std::string& folder) {
  rocksdb::BackupEngineOptions options(fs::absolute(folder).lexically_normal().string());
  options.share_table_files = true;
  options.share_files_with_checksum = true;
  options.sync = true;
  options.backup_log_files = true;  // what is not in tables yet
  options.max_background_operations = 1;
  return options;
}

/// Carried by the backup: "position hash" of what had been acknowledged when it began.
std::string metadata(const Head& head) { return std::to_string(head.position) + " " + to_hex(head.hash); }

Head head_in(const std::string& folder, const std::string& metadata) {
  Head mark;
  const auto [end, error] = std::from_chars(metadata.data(), metadata.data() + metadata.size(), mark.position);
  const auto hash = from_hex(std::string_view(end, metadata.data() + metadata.size()).substr(error == std::errc() ? 1 : 0));
  if (error != std::errc() || !hash) bad_backup(folder, "it does not say what had been acknowledged when it was made");
  mark.hash = *hash;
  return mark;
}

std::unique_ptr<BackupEngineReadOnly> reader(const std::string& folder) {
  if (!fs::is_directory(folder + "/meta")) {
    throw StoreError(Kind::alien, "The folder " + folder + " holds no backups of penugasan. Name the one that holds them.");
  }
  BackupEngineReadOnly* engine = nullptr;
  check_backup(BackupEngineReadOnly::Open(engine_options(folder), rocksdb::Env::Default(), &engine), folder,
               "read the backups in");
  return std::unique_ptr<BackupEngineReadOnly>(engine);
}

BackupInfo info_of(const std::string& folder, const rocksdb::BackupInfo& found) {
  const auto mark = head_in(folder, found.app_metadata);
  return {found.backup_id, std::chrono::system_clock::from_time_t(found.timestamp), found.size, mark.position, mark.hash};
}

template <class Engine>
rocksdb::BackupInfo find(Engine& engine, const std::string& folder, std::uint32_t number) {
  std::vector<rocksdb::BackupID> corrupted;
  engine.GetCorruptedBackups(&corrupted);
  if (std::ranges::find(corrupted, number) != corrupted.end()) {
    bad_backup(folder, "of backup " + std::to_string(number) + " a file is missing or has another size, or its list in meta/" +
                           std::to_string(number) + " cannot be read");
  }
  rocksdb::BackupInfo found;
  const auto status = number == 0 ? engine.GetLatestBackupInfo(&found, true) : engine.GetBackupInfo(number, &found, true);
  if (status.IsNotFound()) {
    const auto which = number == 0 ? std::string("no backup") : "no backup " + std::to_string(number);
    throw StoreError(Kind::alien,
                     "There is " + which + " in " + folder + ". The ones that are there are listed by: backup list.");
  }
  check_backup(status, folder, "read the backups in");
  return found;
}

/// Files against their checksums, then the log within.
template <class Engine>
BackupInfo verify(Engine& engine, const std::string& folder, std::uint32_t number, const std::function<bool()>& go_on) {
  const auto found = find(engine, folder, number);
  if (!go_on()) throw Stopped();
  check_backup(engine.VerifyBackup(found.backup_id, true), folder, "read the files of the backup in");
  auto info = info_of(folder, found);
  auto opened = look_at_database(found.env_for_open.get(), found.name_for_open);
  check_backup(opened.status, folder, "open the backup in");
  const auto rows = make_rocks_key_value(std::move(opened));
  const auto last = check_whole_log(*rows, go_on);
  std::string key, value;
  if (info.position != 0) {
    const bool there = rows->get(number_key(key, Table::log, info.position), value, "a log record");
    if (!there || read_log_value(info.position, value).hash != info.head) {
      bad_backup(folder, "record " + std::to_string(info.position) + " is not the one that had been acknowledged");
    }
  }
  info.position = last.position;
  info.head = last.hash;
  return info;
}

std::uint64_t position_of(const KeyValue& rows, const RestorePoint& point, const BackupInfo& whole) {
  const auto position = point.time ? last_until(rows, *point.time) : point.position;
  if (position == 0) throw StoreError(Kind::unusable_folder, "The backup's first record is later. Name a later time.");
  if (position > whole.position) {
    throw StoreError(Kind::unusable_folder, "There is no record " + std::to_string(position) + ": the log of backup " +
                                                std::to_string(whole.number) + " ends at record " +
                                                std::to_string(whole.position) + ". Name that one or an earlier one.");
  }
  return position;
}

void go_back(KeyValue& rows, const RestorePoint& point, Restored& restored) {
  const auto rewound = rewind(rows, position_of(rows, point, restored.backup));
  restored.backup.position = rewound.head.position;
  restored.backup.head = rewound.head.hash;
  restored.time = rewound.time;
  restored.later = rewound.later;
  restored.erased_later = rewound.erased_later;
}

/// The store is put together beside its place and moved there last.
void make_store(BackupEngineReadOnly& engine, const std::string& folder, const std::string& making, const RestorePoint& point,
                Restored& restored) {
  RocksPlace place;
  StoreFolder made(place, making);
  made.prepare(kFirstFormat);
  const auto db = made.database();
  check_backup(engine.RestoreDBFromBackup(restored.backup.number, db, db), folder, "restore the backup in");
  made.raise_format(format_of(*place.look(db)));
  if (point.position != 0 || point.time) go_back(*place.open(db, false), point, restored);
  Fence(place.files(), made.fence()).advance_durably({restored.backup.position, restored.backup.head});
  ::sync();  // RocksDB copies without syncing
}

}  // namespace

BackupInfo add_backup(rocksdb::DB& db, const std::string& folder, const Head& acknowledged, const std::function<bool()>& go_on) {
  disk_files().make_folder(folder);
  BackupEngine* opened = nullptr;
  check_backup(BackupEngine::Open(engine_options(folder), rocksdb::Env::Default(), &opened), folder, "use");
  const std::unique_ptr<BackupEngine> engine(opened);
  rocksdb::CreateBackupOptions options;
  options.flush_before_backup = false;
  options.progress_callback = [&] {
    if (!go_on()) engine->StopBackup();
  };
  rocksdb::BackupID number = 0;
  const auto status = engine->CreateNewBackupWithMetadata(options, &db, metadata(acknowledged), &number);
  if (number == 0 && !go_on()) throw Stopped();
  check_backup(status, folder, "write a backup to");
  try {
    return verify(*engine, folder, number, go_on);
  } catch (const StoreError&) {
    (void)engine->DeleteBackup(number);  // one that cannot be trusted is none
    throw;
  }
}

std::vector<BackupInfo> list_backups(const std::string& folder) {
  if (!fs::is_directory(folder + "/meta")) return {};
  std::vector<rocksdb::BackupInfo> found;
  reader(folder)->GetBackupInfo(&found);
  std::vector<BackupInfo> result;
  for (const auto& one : found) result.push_back(info_of(folder, one));
  return result;
}

BackupInfo verify_backup(const std::string& folder, std::uint32_t number) {
  return verify(*reader(folder), folder, number, always);
}

Restored restore_backup(const std::string& folder, std::uint32_t number, const std::string& target, const RestorePoint& point) {
  RocksPlace place;
  if (!StoreFolder(place, target).fresh()) unusable(target, "it is not empty; a backup is restored into an empty folder");
  const auto engine = reader(folder);
  const auto info = verify(*engine, folder, number, always);
  const auto goal = fs::absolute(target).lexically_normal();
  const std::string making = goal.string() + ".restoring";
  std::error_code error;
  fs::remove_all(making, error);
  Restored restored{info, {}, 0, {}};
  try {
    make_store(*engine, folder, making, point, restored);
  } catch (const StoreError&) {
    fs::remove_all(making, error);
    throw;
  }
  fs::remove(goal, error);
  fs::rename(making, goal, error);
  if (error) unusable(target, error.message());
  place.files().sync(goal.parent_path());
  return restored;
}

}  // namespace penugasan::storage
