#include "storage/folder.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "storage/fence.h"
#include "storage/files.h"

namespace penugasan::storage {
namespace {

namespace fs = std::filesystem;
using Kind = StoreError::Kind;

constexpr std::string_view kFormatWords = "penugasan-store ";

/// What a new file system puts into its root, and what an interrupted creation leaves before FORMAT, do not count.
bool counts(const fs::path& name) { return name != "lost+found" && name != "FORMAT.new"; }

bool is_empty(const std::string& root) {
  std::error_code error;
  fs::directory_iterator entries(root, error);
  if (error) unusable(root, error.message());
  for (const auto& entry : entries) {
    if (counts(entry.path().filename())) return false;
  }
  return true;
}

}  // namespace

StoreFolder::StoreFolder(std::string root) : root_(std::move(root)) {
  std::error_code error;
  const auto status = fs::status(root_, error);
  if (status.type() == fs::file_type::not_found) {
    fresh_ = true;
    return;
  }
  if (error && status.type() == fs::file_type::none) unusable(root_, error.message());
  if (status.type() != fs::file_type::directory) unusable(root_, "it is not a folder");
  if (is_empty(root_)) {
    fresh_ = true;
    return;
  }
  check_format();
  // FORMAT is written first, then the fence, then the database: a creation that was interrupted has the beginning of these.
  fresh_ = file_exists(fence()) ? database_never_written() : !file_exists(database());
}

void StoreFolder::check_format() const {
  const std::string path = root_ + "/FORMAT";
  std::ifstream file(path);
  if (!file && errno != ENOENT) unusable(path, std::strerror(errno));
  std::string line;
  std::getline(file, line);
  if (!file || !line.starts_with(kFormatWords)) {
    throw StoreError(Kind::alien,
                     "The folder " + root_ + " holds something else than a store of penugasan. Name an empty folder.");
  }
  std::uint32_t version = 0;
  const auto [end, error] = std::from_chars(line.data() + kFormatWords.size(), line.data() + line.size(), version);
  if (error != std::errc() || end != line.data() + line.size() || version == 0) {
    throw StoreError(Kind::damaged, "The store's FORMAT file in " + root_ + " cannot be read. Restore the folder from a backup.");
  }
  if (version > kFormatVersion) {
    throw StoreError(Kind::newer_format, "The store in " + root_ + " was written by a newer penugasan (format " +
                                             std::to_string(version) + ", this program knows up to " +
                                             std::to_string(kFormatVersion) + "). Install the newer version.");
  }
}

bool StoreFolder::database_never_written() const {
  if (file_exists(database() + "/CURRENT") || Fence(fence()).mark().position != 0) return false;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(database(), error)) {
    const auto kind = entry.path().extension();
    if (kind == ".sst" || kind == ".log") return false;
  }
  return true;
}

void StoreFolder::prepare() const {
  std::error_code error;
  // It will hold people's names and reasons: nobody else's business.
  if (fs::create_directories(root_, error)) fs::permissions(root_, fs::perms::owner_all, error);
  if (error) unusable(root_, error.message());
  if (!file_exists(root_ + "/FORMAT")) write_format();
  if (!file_exists(fence())) Fence::create(fence());
  sync_path(root_);
}

void StoreFolder::write_format() const {
  write_whole_file(root_ + "/FORMAT", std::string(kFormatWords) + std::to_string(kFormatVersion) + "\n");
}

}  // namespace penugasan::storage
