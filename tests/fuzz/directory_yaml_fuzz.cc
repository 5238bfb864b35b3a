// Directory files as people write them.
#include "clients/directory_file.h"
#include "clients/yaml_reader.h"
#include "tests/fuzz/directory.h"

using namespace penugasan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    testing::check(clients::parse_directory(std::string(testing::text_of(data, size)), "fuzz.yaml"));
  } catch (const clients::InputError& error) {
    testing::promise(error.line() >= 0, "a fault has a line, or is of the whole file");
  }
  return 0;
}
