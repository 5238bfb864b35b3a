#include "tests/support/paths.h"

#include <stdexcept>

namespace penugasan::testing {

std::filesystem::path source_dir() { return PENUGASAN_SOURCE_DIR; }

std::filesystem::path program(const std::string& name) {
  auto path = std::filesystem::path(PENUGASAN_BIN_DIR) / name;
  if (!std::filesystem::exists(path)) {
    throw std::runtime_error("The program " + path.string() + " does not exist: build the target " + name + " first.");
  }
  return path;
}

}  // namespace penugasan::testing
