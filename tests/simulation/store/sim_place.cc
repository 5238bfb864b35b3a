#include "tests/simulation/store/sim_place.h"

#include "storage/event_store.h"
#include "storage/folder.h"
#include "tests/simulation/store/log_key_value.h"

namespace penugasan::simulation {
namespace {

using storage::StoreError;

class SimHeld final : public storage::HeldFile {
 public:
  SimHeld(Disk& disk, std::string path) : disk_(disk), path_(std::move(path)), file_(disk.find(path_)) {}
  ~SimHeld() override { disk_.let_go(path_); }
  SimHeld(const SimHeld&) = delete;
  SimHeld& operator=(const SimHeld&) = delete;

  std::string read(std::size_t size) const override { return file_->now.substr(0, size); }
  void write(std::size_t offset, std::string_view bytes) override {
    if (disk_.write(*file_, offset, bytes)) return;
    throw StoreError(StoreError::Kind::write_failed, "A file of the store cannot be written: the disk fails.");
  }
  bool sync() override { return disk_.sync(*file_); }

 private:
  Disk& disk_;
  std::string path_;
  Disk::FilePtr file_;
};

}  // namespace

SimFiles::Kind SimFiles::kind(const std::string& path) const {
  if (!disk_.exists(path)) return Kind::missing;
  return disk_.is_folder(path) ? Kind::folder : Kind::other;
}

std::optional<std::string> SimFiles::read(const std::string& path) const {
  const auto file = disk_.find(path);
  if (file == nullptr) return {};
  if (disk_.read_fails()) storage::unusable(path, "the disk fails");
  return file->now;
}

void SimFiles::make_folder(const std::string& path) {
  if (path == "/") return;
  make_folder(folder_of(path));
  if (!disk_.exists(path)) disk_.make_folder(path);
  sync(folder_of(path));
}

void SimFiles::write_beside(const std::string& path, std::string_view bytes) {
  const auto file = disk_.create(path + ".new");
  if (!disk_.append(*file, bytes) || !disk_.sync(*file)) storage::unusable(path, "the disk fails");
}

void SimFiles::replace(const std::string& path, std::string_view bytes) {
  write_beside(path, bytes);
  disk_.rename(path + ".new", path);
}

void SimFiles::write_whole(const std::string& path, std::string_view bytes) {
  write_beside(path, bytes);
  disk_.link(path + ".new", path);
  disk_.unlink(path + ".new");
}

void SimFiles::sync(const std::string& path) {
  const auto file = disk_.find(path);
  const bool synced = file == nullptr ? disk_.sync_names(path) : disk_.sync(*file);
  if (!synced) storage::unusable(path, "the disk fails");
}

std::unique_ptr<storage::HeldFile> SimFiles::hold(const std::string& path) {
  if (disk_.find(path) == nullptr) return nullptr;
  if (!disk_.hold(path)) throw StoreError(StoreError::Kind::in_use, "Another penugasand has the store open.");
  return std::make_unique<SimHeld>(disk_, path);
}

std::uint64_t SimFiles::free_bytes(const std::string& /*folder*/) const { return disk_.free_bytes(); }

bool SimPlace::never_written(const std::string& folder) { return no_log(disk_, folder); }

std::unique_ptr<storage::KeyValue> SimPlace::look(const std::string& folder) {
  if (no_log(disk_, folder)) storage::damaged_store(folder_of(folder), "the database is missing");
  return look_at_log(disk_, folder);
}

// Like RocksDB it makes its own names durable, and not its folder's.
std::unique_ptr<storage::KeyValue> SimPlace::open(const std::string& folder, bool create) {
  if (create && !disk_.exists(folder)) disk_.make_folder(folder);
  return open_log(disk_, folder);
}

}  // namespace penugasan::simulation
