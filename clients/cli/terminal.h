// What fits on a terminal: how wide text is there, cutting it, colours, and signs for those that have no UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "clients/cli/text.h"

namespace penugasan::cli {

/// Columns that the text takes. Wide characters take two, combining ones none; bytes that are not UTF-8 take one each.
std::size_t display_width(std::string_view text);

/// One line that is safe to print: control characters (also those that move a terminal's cursor) and broken bytes become '?',
/// line feeds and tabs become spaces.
std::string printable(std::string_view text);

/// At most `width` columns; what is cut ends in `ellipsis`.
std::string shorten(std::string_view text, std::size_t width, std::string_view ellipsis);

/// The text followed by spaces up to `width` columns.
std::string pad(std::string_view text, std::size_t width);

/// The text in lines of at most `width` columns, broken at spaces; the second line and those after it begin with `indent` spaces.
std::string wrap(std::string_view text, std::size_t width, std::size_t indent);

enum class Colour : unsigned char { plain, bold, dim, green, yellow, red };

/// How to draw on the terminal at hand.
struct Style {
  bool colour = false;
  bool unicode = false;
  /// Columns; 0: no limit (not a terminal).
  std::size_t width = 0;

  std::string paint(Colour wanted, std::string_view text) const;
  /// The text as this terminal can show it: without UTF-8, signs become their nearest ASCII and anything else '?'.
  std::string encode(std::string_view text) const;
  std::string_view ellipsis() const { return unicode ? "…" : "..."; }
};

/// What `descriptor` (1 or 2) can show. Colour needs a terminal, no NO_COLOR and no TERM=dumb; UTF-8 is what LC_ALL, LC_CTYPE or
/// LANG says.
Style style_of(int descriptor, bool no_colour, const Environment& environment);

}  // namespace penugasan::cli
