// A file of lines that must not be there yet: it may become the only copy of what it holds. One thread.
#pragma once

#include <fstream>
#include <string>

#include "storage/files.h"

namespace penugasan::storage {

class NewTextFile {
 public:
  /// std::system_error where it exists already or cannot be written.
  explicit NewTextFile(const std::string& path, Files& files = disk_files());
  /// std::system_error.
  void line(const std::string& text);
  /// Puts another text of the same length in place of the first line. std::system_error.
  void replace_first(const std::string& text);
  /// Closes it and syncs it and its name. std::system_error, StoreError(unusable_folder).
  void finish();

 private:
  void check() const;

  Files& files_;  // who syncs
  std::string path_;
  std::ofstream file_;
};

}  // namespace penugasan::storage
