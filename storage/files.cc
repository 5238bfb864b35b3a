#include "storage/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "storage/event_store.h"

namespace penugasan::storage {

void unusable(const std::string& path, const std::string& why) {
  throw StoreError(StoreError::Kind::unusable_folder,
                   "The store cannot use " + path + ": " + why + ". Check the path and its owner, or name another folder.");
}

bool file_exists(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

void write_whole_file(const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".new";
  std::ofstream file(temporary, std::ios::trunc | std::ios::binary);
  file << bytes;
  file.close();
  if (!file) unusable(temporary, std::strerror(errno));
  sync_path(temporary);
  // Not a rename: where two programs create the same store, the second must not replace the file that the first has locked.
  if (::link(temporary.c_str(), path.c_str()) != 0 && errno != EEXIST) unusable(path, std::strerror(errno));
  ::unlink(temporary.c_str());
}

void sync_path(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = file >= 0 && ::fsync(file) == 0;
  const std::string why = std::strerror(errno);
  if (file >= 0) ::close(file);
  if (!synced) unusable(path, why);
}

}  // namespace penugasan::storage
