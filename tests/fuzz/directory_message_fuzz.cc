// Directories as they come over the wire.
#include "tests/fuzz/directory.h"

using namespace penugasan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  v1::Directory directory;
  if (directory.ParseFromArray(data, static_cast<int>(size))) testing::check(directory);
  return 0;
}
