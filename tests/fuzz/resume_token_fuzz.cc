// Resume tokens of streams: bytes from a stranger, and tokens of ours with one byte changed.
#include "server/input/resume_token.h"
#include "tests/fuzz/target.h"

using namespace penugasan;

namespace {

constexpr std::uint64_t kHead = 1000;
const server::StoreIdentity kStore = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
constexpr std::string_view kCaller = "surakarta/sekda";

server::EdgeResult<std::uint64_t> read(std::string_view token) {
  return server::decode_resume_token(token, server::StreamKind::inbox, kStore, kHead, kCaller);
}

// The first byte says which place of a good token changes, the second into what.
void read_altered(std::string_view bytes) {
  if (bytes.size() < 2) return;
  auto token = server::encode_resume_token(server::StreamKind::inbox, kStore, bytes.size() % kHead, kCaller);
  const auto good = read(token);
  const auto* position = std::get_if<std::uint64_t>(&good);
  testing::promise(position != nullptr && *position == bytes.size() % kHead, "a token says what it was made of");
  auto& place = token[static_cast<unsigned char>(bytes[0]) % token.size()];
  if (place == bytes[1]) return;
  place = bytes[1];
  testing::promise(std::holds_alternative<server::EdgeError>(read(token)), "an altered token is refused");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = testing::text_of(data, size);
  const auto result = read(bytes);
  const auto* position = std::get_if<std::uint64_t>(&result);
  testing::promise(position == nullptr || *position <= kHead, "a position lies within the log");
  read_altered(bytes);
  return 0;
}
