#include "clients/utf8.h"

#include <array>
#include <cstddef>
#include <cstdio>
#include <optional>

namespace penugasan::clients {
namespace {

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

bool between(unsigned char byte, unsigned char low, unsigned char high) { return byte >= low && byte <= high; }

// The bytes of the character that starts at `at`; 0 where none does. The bounds of the second byte are what keeps overlong
// forms, surrogates and numbers above U+10FFFF out (Unicode 15, table 3-7).
std::size_t length_at(std::string_view text, std::size_t at) {
  const auto first = byte_at(text, at);
  if (first < 0x80) return 1;
  std::size_t length = 0;
  if (between(first, 0xC2, 0xDF)) length = 2;
  if (between(first, 0xE0, 0xEF)) length = 3;
  if (between(first, 0xF0, 0xF4)) length = 4;
  if (length == 0 || at + length > text.size()) return 0;
  const unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (!between(byte_at(text, at + 1), low, high)) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (!between(byte_at(text, at + i), 0x80, 0xBF)) return 0;
  }
  return length;
}

std::optional<unsigned> control_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? byte_at(text, at + i) : '\0'; };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return byte(0);
  if (byte(0) == 0xC2 && byte(1) < 0xA0) return byte(1);
  if (byte(0) == 0xE2 && byte(1) == 0x80 && between(byte(2), 0xA8, 0xAE)) return 0x2000U + (byte(2) & 0x3FU);
  if (byte(0) == 0xE2 && byte(1) == 0x81 && between(byte(2), 0xA6, 0xA9)) return 0x2040U + (byte(2) & 0x3FU);
  return std::nullopt;
}

}  // namespace

std::string control_character_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto code = text[at] == '\n' ? std::nullopt : control_at(text, at);
    if (!code) continue;
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "U+%04X", *code);
    return name.data();
  }
  return {};
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto length = length_at(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

}  // namespace penugasan::clients
