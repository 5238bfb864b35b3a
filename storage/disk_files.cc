// The file port on this machine.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "storage/event_store.h"
#include "storage/files.h"

namespace penugasan::storage {
namespace {

namespace fs = std::filesystem;
using StoreKind = StoreError::Kind;

class DiskFile final : public HeldFile {
 public:
  explicit DiskFile(int file) : file_(file) {}
  ~DiskFile() override { ::close(file_); }
  DiskFile(const DiskFile&) = delete;
  DiskFile& operator=(const DiskFile&) = delete;

  std::string read(std::size_t size) const override {
    std::string bytes(size, '\0');
    const ssize_t got = ::pread(file_, bytes.data(), size, 0);
    bytes.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return bytes;
  }

  void write(std::size_t offset, std::string_view bytes) override {
    if (::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(offset)) == static_cast<ssize_t>(bytes.size())) return;
    throw StoreError(StoreKind::write_failed,
                     std::string("A file of the store cannot be written: ") + std::strerror(errno) + ".");
  }

  bool sync() override { return ::fdatasync(file_) == 0; }

 private:
  int file_;
};

/// The names in a folder that was there before. One that is read-only, or that we may not open, has none that we have made.
void sync_again(const std::string& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY);
  if (file < 0) return;
  const bool synced = ::fsync(file) == 0 || errno == EROFS || errno == EINVAL;
  const std::string why = std::strerror(errno);
  ::close(file);
  if (!synced) unusable(folder, why);
}

class DiskFiles final : public Files {
 public:
  Kind kind(const std::string& path) const override {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) return Kind::missing;
    if (error && status.type() == fs::file_type::none) unusable(path, error.message());
    return status.type() == fs::file_type::directory ? Kind::folder : Kind::other;
  }

  bool exists(const std::string& path) const override {
    std::error_code error;
    return fs::exists(path, error);
  }

  std::vector<std::string> names(const std::string& folder) const override {
    std::error_code error;
    fs::directory_iterator entries(folder, error);
    if (error) unusable(folder, error.message());
    std::vector<std::string> result;
    for (const auto& entry : entries) result.push_back(entry.path().filename());
    return result;
  }

  std::optional<std::string> read(const std::string& path) const override {
    std::ifstream file(path, std::ios::binary);
    if (!file && errno == ENOENT) return {};
    if (!file) unusable(path, std::strerror(errno));
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
  }

  // It will hold people's names and reasons: nobody else's business.
  void make_folder(const std::string& path) override {
    const auto above = fs::absolute(path).lexically_normal().parent_path();
    if (above == path) return;  // the topmost folder
    make_folder(above);
    if (exists(path)) return sync_again(above);
    std::error_code error;
    if (fs::create_directory(path, error)) fs::permissions(path, fs::perms::owner_all, error);
    if (error) unusable(path, error.message());
    sync(above);
  }

  void write_whole(const std::string& path, std::string_view bytes) override {
    const std::string temporary = write_beside(path, bytes);
    // Not a rename: where two programs create the same store, the second must not replace the file that the first has locked.
    if (::link(temporary.c_str(), path.c_str()) != 0 && errno != EEXIST) unusable(path, std::strerror(errno));
    ::unlink(temporary.c_str());
  }

  void replace(const std::string& path, std::string_view bytes) override {
    const std::string temporary = write_beside(path, bytes);
    if (::rename(temporary.c_str(), path.c_str()) != 0) unusable(path, std::strerror(errno));
  }

  void sync(const std::string& path) override {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    const std::string why = std::strerror(errno);
    if (file >= 0) ::close(file);
    if (!synced) unusable(path, why);
  }

  std::unique_ptr<HeldFile> hold(const std::string& path) override {
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0 && errno == ENOENT) return nullptr;
    if (file < 0) unusable(path, std::strerror(errno));
    auto held = std::make_unique<DiskFile>(file);
    if (::flock(file, LOCK_EX | LOCK_NB) == 0) return held;
    throw StoreError(StoreKind::in_use, "Another penugasand has the store open (" + path +
                                            " is locked). Stop it first, or give this one a folder of its own.");
  }

  std::uint64_t free_bytes(const std::string& folder) const override {
    struct statvfs disk {};
    if (::statvfs(folder.c_str(), &disk) != 0)
      throw StoreError(StoreKind::read_failed, "Cannot ask how much room is left for " + folder + ".");
    return static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
  }

 private:
  // Returns the path of a synced file that holds the bytes and has no lasting name yet.
  std::string write_beside(const std::string& path, std::string_view bytes) {
    std::string temporary = path + ".new";
    std::ofstream file(temporary, std::ios::trunc | std::ios::binary);
    file << bytes;
    file.close();
    if (!file) unusable(temporary, std::strerror(errno));
    sync(temporary);
    return temporary;
  }
};

}  // namespace

void unusable(const std::string& path, const std::string& why) {
  throw StoreError(StoreKind::unusable_folder,
                   "The store cannot use " + path + ": " + why + ". Check the path and its owner, or name another folder.");
}

Files& disk_files() {
  static DiskFiles files;
  return files;
}

}  // namespace penugasan::storage
