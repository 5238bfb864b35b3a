// Numbers as big-endian bytes and SHA-256, for the tokens.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace penugasan::server {

/// Appends 8 bytes.
void put_u64(std::string& bytes, std::uint64_t number);
/// The first 8 bytes of `bytes`, which must have them.
std::uint64_t get_u64(std::string_view bytes);

std::array<std::uint8_t, 32> sha256(std::string_view bytes);

/// A fixed array as a view of its bytes.
template <std::size_t size>
std::string_view view_of(const std::array<std::uint8_t, size>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace penugasan::server
