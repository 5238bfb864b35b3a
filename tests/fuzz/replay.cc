// Runs every file of the folders that are named through the target it is linked with. For CTest and debuggers: no fuzzer needed.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "tests/fuzz/target.h"

namespace {

int replay(const std::filesystem::path& folder) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::cerr << entry.path().filename().string() << ", " << bytes.size()
              << " bytes\n";  // said before, so that a crash has a name
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    ++files;
  }
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  int files = 0;
  for (int i = 1; i < argc; ++i) files += replay(argv[i]);
  std::cout << files << " files passed\n";
  return files > 0 ? 0 : 1;  // an empty corpus proves nothing
}
