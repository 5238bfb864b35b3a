#include "storage/new_text_file.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace penugasan::storage {

// "x": never over a file that is there.
NewTextFile::NewTextFile(const std::string& path, Files& files) : files_(files), path_(path) {
  if (std::FILE* fresh = std::fopen(path.c_str(), "wxe")) {
    std::fclose(fresh);
  } else {
    throw std::system_error(errno, std::generic_category(), path);
  }
  file_.open(path, std::ios::binary | std::ios::trunc);
  check();
}

void NewTextFile::check() const {
  if (!file_) throw std::system_error(EIO, std::generic_category(), path_);
}

void NewTextFile::line(const std::string& text) {
  file_ << text << '\n';
  check();
}

void NewTextFile::replace_first(const std::string& text) {
  const auto end = file_.tellp();
  file_.seekp(0);
  file_ << text;
  file_.seekp(end);
  check();
}

void NewTextFile::finish() {
  file_.close();
  check();
  files_.sync(path_);
  files_.sync(std::filesystem::absolute(path_).parent_path());
}

}  // namespace penugasan::storage
