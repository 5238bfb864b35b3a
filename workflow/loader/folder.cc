#include <algorithm>
#include <filesystem>
#include <fstream>

#include "workflow/loader/faults.h"
#include "workflow/loader/yaml_tree.h"

namespace penugasan::workflow {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const std::string& folder, Faults& faults) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const auto& path = entry->path();
    if (path.extension() == ".yml") faults.add(path.string(), 0, "regulations end in .yaml: rename the file");
    if (path.extension() == ".yaml") paths.push_back(path);
  }
  if (error)
    faults.add(folder, 0, "the folder of regulations cannot be read (" + error.message() + "): check path and permissions");
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// One byte more than allowed at most: enough for the size to be refused.
SourceFile read_file(const fs::path& path, Faults& faults) {
  SourceFile file{path.string(), std::string(largest_file + 1, '\0')};
  std::ifstream in(path, std::ios::binary);
  in.read(file.text.data(), static_cast<std::streamsize>(file.text.size()));
  if (!in.eof() && !in) faults.add(file.name, 0, "the file cannot be read: check its permissions");
  file.text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  return file;
}

}  // namespace

std::vector<SourceFile> read_regulation_folder(const std::string& folder) {
  Faults faults;
  std::vector<SourceFile> files;
  for (const auto& path : files_in(folder, faults)) files.push_back(read_file(path, faults));
  faults.throw_any();
  return files;
}

}  // namespace penugasan::workflow
