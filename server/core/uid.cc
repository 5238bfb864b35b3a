#include "server/core/uid.h"

#include <random>

namespace penugasan::server {

std::string random_uid() {
  thread_local std::mt19937_64 engine{(std::uint64_t{std::random_device{}()} << 32) | std::random_device{}()};
  std::string uid(16, '\0');
  for (std::size_t i = 0; i < 16; i += 8) {
    const std::uint64_t bits = engine();
    for (std::size_t j = 0; j < 8; ++j) uid[i + j] = static_cast<char>(bits >> (8 * j));
  }
  uid[6] = static_cast<char>((uid[6] & 0x0f) | 0x40);
  uid[8] = static_cast<char>((uid[8] & 0x3f) | 0x80);
  return uid;
}

}  // namespace penugasan::server
