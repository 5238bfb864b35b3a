// Key sets (JWKS) as an address of an issuer sends them.
#include "server/identity/key_set.h"
#include "tests/fuzz/target.h"

using namespace penugasan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = server::parse_key_set(testing::text_of(data, size));
  if (const auto* set = std::get_if<server::KeySet>(&read)) {
    testing::promise(!set->keys.empty() && set->keys.size() <= server::kMostKeys, "a set that is accepted has keys");
  } else {
    testing::promise(!std::get<std::string>(read).empty(), "a refusal says why");
  }
  return 0;
}
