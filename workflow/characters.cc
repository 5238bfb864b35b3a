#include "workflow/characters.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace penugasan::workflow {

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

std::size_t skip_ascii(std::string_view& text) {
  const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c < 0x20 || c >= 0x7f; });
  const auto count = static_cast<std::size_t>(end - text.begin());
  text.remove_prefix(count);
  return count;
}

bool is_utf8(std::string_view text) {
  for (skip_ascii(text); !text.empty(); skip_ascii(text)) {
    if (!next_character(text)) return false;
  }
  return true;
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

std::string control_character_in(std::string_view text) {
  while (!text.empty()) {
    const auto character = next_character(text);
    if (!character) {
      text.remove_prefix(1);
    } else if (*character != '\n' && is_control(*character)) {
      return code_point(*character);
    }
  }
  return {};
}

}  // namespace penugasan::workflow
