#include "server/input/text.h"

#include <algorithm>
#include <array>

namespace penugasan::server {

namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_made_of(std::string_view text, char joint) {
  if (text.empty() || text.size() > 63) return false;
  return std::all_of(text.begin(), text.end(), [joint](char c) { return is_lower_or_digit(c) || c == joint; });
}

}  // namespace

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) {
    if (!next_character(text)) text.remove_prefix(1);
  }
  return count;
}

std::optional<TextFault> fault_of(std::string_view text, Lines lines, std::size_t limit) {
  if (text.size() > 4 * limit) return TextFault{"too_long", std::to_string(limit)};
  std::size_t count = workflow::skip_ascii(text);
  for (; !text.empty(); count += 1 + workflow::skip_ascii(text)) {
    const auto c = next_character(text);
    if (!c) return TextFault{"not_utf8", {}};
    if (workflow::is_control(*c) && !(*c == '\n' && lines == Lines::many))
      return TextFault{"control_character", workflow::code_point(*c)};
  }
  if (count > limit) return TextFault{"too_long", std::to_string(limit)};
  return std::nullopt;
}

std::optional<std::string> parse_uuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  std::string uuid(text);
  bool nil = true;
  for (std::size_t i = 0; i < uuid.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? uuid[i] != '-' : !is_hex(uuid[i])) return std::nullopt;
    if (!dash && uuid[i] != '0') nil = false;
    if (uuid[i] >= 'A' && uuid[i] <= 'F') uuid[i] = static_cast<char>(uuid[i] - 'A' + 'a');
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
