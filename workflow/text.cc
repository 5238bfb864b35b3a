#include "workflow/text.h"

#include <algorithm>
#include <array>

namespace penugasan::workflow {

namespace {

// No-break space, the spaces of U+2000 to U+200F (zero-width ones included), narrow and mathematical space, word joiner,
// ideographic space, byte order mark; in UTF-8.
constexpr std::array<std::string_view, 23> kUnicodeBlanks = {
    "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009",
    "\u200a", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202f", "\u205f", "\u2060", "\u3000", "\ufeff"};

std::size_t blank_prefix(std::string_view text) {
  const auto c = static_cast<unsigned char>(text.front());
  if (c <= 0x20 || c == 0x7f) return 1;
  const auto found =
      std::find_if(kUnicodeBlanks.begin(), kUnicodeBlanks.end(), [&](auto blank) { return text.starts_with(blank); });
  return found == kUnicodeBlanks.end() ? 0 : found->size();
}

}  // namespace

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    const auto skip = blank_prefix(text);
    if (skip == 0) return false;
    text.remove_prefix(skip);
  }
  return true;
}

}  // namespace penugasan::workflow
