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

}  // namespace

// One byte more than allowed at most: enough for the size to be refused.
std::optional<SourceFile> read_regulation_file(const std::string& path) {
  SourceFile file{path, std::string(largest_file + 1, '\0')};
  std::ifstream in(path, std::ios::binary);
  in.read(file.text.data(), static_cast<std::streamsize>(file.text.size()));
  if (!in.eof() && !in) return std::nullopt;
  file.text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  return file;
}

std::vector<SourceFile> read_regulation_folder(const std::string& folder) {
  Faults faults;
  std::vector<SourceFile> files;
  for (const auto& path : files_in(folder, faults)) {
    auto file = read_regulation_file(path.string());
    if (!file) faults.add(path.string(), 0, "the file cannot be read: check its permissions");
    if (file) files.push_back(std::move(*file));
  }
  faults.throw_any();
  return files;
}

std::vector<std::shared_ptr<const Regulation>> load_with_shipped(const std::vector<std::string>& folders) {
  auto all = shipped_regulations();
  auto loaded = load_regulations(all);
  for (auto& file : all) file.name = "the program's own " + file.name;
  for (const auto& folder : folders) {
    RegulationSet base;
    for (const auto& one : loaded) base.add(one);
    const auto files = read_regulation_folder(folder);
    for (auto& one : load_regulations(files, base)) loaded.push_back(std::move(one));
    all.insert(all.end(), files.begin(), files.end());
  }
  refuse_rivals(all);
  return loaded;
}

}  // namespace penugasan::workflow
