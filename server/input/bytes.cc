#include "server/input/bytes.h"

#include <openssl/sha.h>

namespace penugasan::server {

void put_u64(std::string& bytes, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((number >> static_cast<unsigned>(shift)) & 0xffU);
}

std::uint64_t get_u64(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) number = (number << 8U) | static_cast<unsigned char>(bytes[i]);
  return number;
}

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
  std::array<std::uint8_t, 32> hash{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data());
  return hash;
}

}  // namespace penugasan::server
