#include "server/input/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace penugasan::server {

namespace {

// How many bytes follow a lead byte, and the smallest code point that such a length may carry.
struct Lead {
  int more = -1;
  char32_t bits = 0;
  char32_t least = 0;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {0, byte, 0};
  if (byte >= 0xc2 && byte <= 0xdf) return {1, byte & 0x1fU, 0x80};
  if (byte >= 0xe0 && byte <= 0xef) return {2, byte & 0x0fU, 0x800};
  if (byte >= 0xf0 && byte <= 0xf4) return {3, byte & 0x07U, 0x10000};
  return {};
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

std::string code_point(char32_t c) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(c));
  return text.data();
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_made_of(std::string_view text, char joint) {
  if (text.empty() || text.size() > 63) return false;
  return std::all_of(text.begin(), text.end(), [joint](char c) { return is_lower_or_digit(c) || c == joint; });
}

}  // namespace

std::optional<char32_t> next_character(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  const Lead lead = lead_of(static_cast<unsigned char>(text.front()));
  if (lead.more < 0 || text.size() <= static_cast<std::size_t>(lead.more)) return std::nullopt;
  char32_t c = lead.bits;
  for (int i = 1; i <= lead.more; ++i) {
    const auto byte = static_cast<unsigned char>(text[static_cast<std::size_t>(i)]);
    if ((byte & 0xc0U) != 0x80U) return std::nullopt;
    c = (c << 6U) | (byte & 0x3fU);
  }
  if (c < lead.least || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(lead.more) + 1);
  return c;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    if (!next_character(text)) return false;
  }
  return true;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) {
    if (!next_character(text)) text.remove_prefix(1);
  }
  return count;
}

std::optional<TextFault> fault_of(std::string_view text, Lines lines, std::size_t limit) {
  if (text.size() > 4 * limit) return TextFault{"too_long", std::to_string(limit)};
  std::size_t count = 0;
  for (; !text.empty(); ++count) {
    const auto c = next_character(text);
    if (!c) return TextFault{"not_utf8", {}};
    if (is_control(*c) && !(*c == '\n' && lines == Lines::many)) return TextFault{"control_character", code_point(*c)};
  }
  if (count > limit) return TextFault{"too_long", std::to_string(limit)};
  return std::nullopt;
}

std::optional<std::string> parse_uuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  std::string uuid;
  bool nil = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !is_hex(text[i])) return std::nullopt;
    if (!dash && text[i] != '0') nil = false;
    uuid += text[i] >= 'A' && text[i] <= 'F' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
  }
  if (nil) return std::nullopt;
  return uuid;
}

bool is_dashed_id(std::string_view text) { return is_made_of(text, '-'); }

bool is_word(std::string_view text) { return is_made_of(text, '_'); }

std::size_t edit_distance(std::string_view a, std::string_view b) {
  a = a.substr(0, 64);
  b = b.substr(0, 64);
  std::array<std::size_t, 65> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

}  // namespace penugasan::server
