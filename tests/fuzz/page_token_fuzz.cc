// Page tokens: bytes from a stranger, and tokens of ours with one byte changed.
#include "server/input/page_token.h"
#include "tests/fuzz/target.h"

using namespace penugasan;

namespace {

const server::QueryDigest kQuery = server::digest_of_query({"surakarta/sekda", "inbox", ""});

void read_as_it_comes(std::string_view token) {
  for (int kind = 1; kind <= 9; ++kind) {
    const auto page = static_cast<server::PageKind>(kind);
    const auto read = server::decode_page_token(token, page, kQuery);
    const auto* position = std::get_if<server::PagePosition>(&read);
    if (position == nullptr || token.empty()) continue;
    testing::promise(server::encode_page_token(page, *position, kQuery) == token, "a token that is accepted was made by us");
  }
}

// The first byte says which place of a good token changes and the second into what; the rest is the position.
void read_altered(std::string_view bytes) {
  if (bytes.size() < 3) return;
  server::PagePosition position;
  for (int i = 0; i < bytes[2] % 5; ++i) position.numbers.push_back(bytes.size() * 1000003U + static_cast<unsigned>(i));
  position.text = bytes.substr(3, 150);
  auto token = server::encode_page_token(server::PageKind::inbox, position, kQuery);
  const auto good = server::decode_page_token(token, server::PageKind::inbox, kQuery);
  const auto* found = std::get_if<server::PagePosition>(&good);
  testing::promise(found != nullptr && *found == position, "a token says what it was made of");
  auto& place = token[static_cast<unsigned char>(bytes[0]) % token.size()];
  if (place == bytes[1]) return;
  place = bytes[1];
  const auto bad = server::decode_page_token(token, server::PageKind::inbox, kQuery);
  testing::promise(std::holds_alternative<server::EdgeError>(bad), "an altered token is refused");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = testing::text_of(data, size);
  read_as_it_comes(bytes);
  read_altered(bytes);
  return 0;
}
