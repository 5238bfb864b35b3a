// What counts as good text: UTF-8, no control characters (workflow/characters.h), a length in characters. All functions are
// linear in the input. Whether a text is blank is the domain's question: workflow/text.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "workflow/characters.h"

namespace penugasan::server {

using workflow::is_utf8;
using workflow::next_character;

/// Code points; of malformed text, every malformed byte counts as one.
std::size_t count_characters(std::string_view text);

enum class Lines : unsigned char { one, many };

struct TextFault {
  std::string_view what;  // key of the field catalogue: "not_utf8", "control_character" or "too_long"
  std::string detail;     // the code point, or the limit and the length
};
/// The first fault of a text: UTF-8, control characters (a line feed is fine in many lines), then its length. Texts over 4 bytes
/// a character of the limit are refused unread.
std::optional<TextFault> fault_of(std::string_view text, Lines lines, std::size_t limit);

/// A UUID in its canonical form (8-4-4-4-12 hexadecimal digits, either case), in lower case; nothing for any other text and for
/// the nil UUID.
std::optional<std::string> parse_uuid(std::string_view text);

/// 1 to 63 of [a-z0-9-], as regulation and subscription ids are.
bool is_dashed_id(std::string_view text);
/// 1 to 63 of [a-z0-9_], as kinds of unit, ranks and kinds of team are.
bool is_word(std::string_view text);

/// The candidate that is nearest to a mistyped word, within a third of its length (at least one, at most three edits); else
/// nothing. Only the first 64 bytes are looked at.
template <class Range>
std::optional<std::string_view> nearest(std::string_view word, const Range& candidates);

/// Insertions, deletions and replacements between the first 64 bytes of the two.
std::size_t edit_distance(std::string_view a, std::string_view b);

template <class Range>
std::optional<std::string_view> nearest(std::string_view word, const Range& candidates) {
  const std::size_t allowed = word.size() < 6 ? 1 : word.size() < 9 ? 2 : 3;
  std::optional<std::string_view> best;
  std::size_t best_distance = allowed + 1;
  for (const auto& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best = std::string_view(candidate);
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace penugasan::server
