// A folder of a test's own, removed with everything in it when the test ends:
//
//   TempFolder folder;
//   auto store = open_store(folder.path() / "store");
//   folder.write("agency.yaml", "agency: jambi\n");
//
// One owner; not thread-safe. Throws std::filesystem::filesystem_error or std::runtime_error when the disk refuses.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace penugasan::testing {

class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // Writes a file (and the folders above it), replacing what was there; returns its full path.
  std::filesystem::path write(const std::filesystem::path& name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

// The whole file. Throws std::runtime_error when it cannot be read.
std::string read_file(const std::filesystem::path& path);

}  // namespace penugasan::testing
