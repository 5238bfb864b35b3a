#include "clients/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <clocale>
#include <cwchar>
#include <utility>
#include <vector>

namespace penugasan::cli {
namespace {

/// One character as the terminal shows it.
struct Glyph {
  std::string_view bytes;
  std::size_t width = 1;
  bool shown = true;  // false: a control character or a byte that is not UTF-8
};

/// wcwidth() and mbrtowc() ask the locale; C.UTF-8 comes with the C library, whatever the user's own is.
class Utf8Locale {
 public:
  Utf8Locale() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ != nullptr) before_ = uselocale(locale_);
  }
  ~Utf8Locale() {
    if (locale_ == nullptr) return;
    uselocale(before_);
    freelocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t locale_;
  locale_t before_ = nullptr;
};

Glyph next_glyph(std::string_view text) {
  std::mbstate_t state{};
  wchar_t character = 0;
  const std::size_t length = std::mbrtowc(&character, text.data(), text.size(), &state);
  if (length == 0 || length > text.size()) return {text.substr(0, 1), 1, false};
  const int width = wcwidth(character);
  if (width < 0) return {text.substr(0, length), 1, false};
  return {text.substr(0, length), static_cast<std::size_t>(width), true};
}

std::vector<Glyph> glyphs(std::string_view text) {
  const Utf8Locale locale;
  std::vector<Glyph> result;
  while (!text.empty()) {
    result.push_back(next_glyph(text));
    text.remove_prefix(result.back().bytes.size());
  }
  return result;
}

bool says_utf8(const Environment& environment) {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    std::string value = environment(name);
    if (value.empty()) continue;
    std::transform(value.begin(), value.end(), value.begin(), [](unsigned char c) { return std::toupper(c); });
    return value.find("UTF-8") != std::string::npos || value.find("UTF8") != std::string::npos;
  }
  return false;
}

std::size_t columns_of(int descriptor) {
  winsize size{};
  constexpr std::size_t kUsual = 80;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsual;
  return size.ws_col;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const Glyph& glyph : glyphs(text)) width += glyph.width;
  return width;
}

std::string printable(std::string_view text) {
  std::string result;
  for (const Glyph& glyph : glyphs(text)) {
    if (glyph.shown) {
      result += glyph.bytes;
    } else {
      result += glyph.bytes == "\n" || glyph.bytes == "\t" ? ' ' : '?';
    }
  }
  return result;
}

std::string shorten(std::string_view text, std::size_t width, std::string_view ellipsis) {
  if (display_width(text) <= width) return std::string(text);
  const std::size_t mark = display_width(ellipsis);
  if (width < mark) return std::string(width, '.');
  std::string result;
  std::size_t used = mark;
  for (const Glyph& glyph : glyphs(text)) {
    if (used + glyph.width > width) break;
    result += glyph.bytes;
    used += glyph.width;
  }
  return result.append(ellipsis);
}

std::string pad(std::string_view text, std::size_t width) {
  std::string result(text);
  const std::size_t used = display_width(text);
  if (used < width) result.append(width - used, ' ');
  return result;
}

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
  std::string result;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    const std::size_t length = display_width(word);
    if (used > 0 && width > 0 && used + 1 + length > width) {
      result.append("\n").append(indent, ' ');
      used = indent;
    } else if (!result.empty()) {
      result += ' ';
      ++used;
    }
    result += word;
    used += length;
  }
  return result;
}

std::string Style::paint(Colour wanted, std::string_view text) const {
  if (!colour || wanted == Colour::plain || text.empty()) return std::string(text);
  static constexpr std::array kCodes = {"0", "1", "2", "32", "33", "31"};
  return std::string("\033[").append(kCodes.at(static_cast<std::size_t>(wanted))).append("m").append(text).append("\033[0m");
}

std::string Style::encode(std::string_view text) const {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kNearest = {{
      {"–", "-"},
      {"—", "-"},
      {"→", "->"},
      {"…", "..."},
      {"·", "."},
      {"✓", "+"},
      {"✗", "!"},
      {"“", "\""},
      {"”", "\""},
      {"│", "|"},
  }};
  if (unicode) return std::string(text);
  std::string result;
  for (const Glyph& glyph : glyphs(text)) {
    const bool ascii = glyph.bytes.size() == 1 && static_cast<unsigned char>(glyph.bytes[0]) < 0x80;
    const auto* known =
        std::find_if(kNearest.begin(), kNearest.end(), [&](const auto& pair) { return pair.first == glyph.bytes; });
    result += ascii ? glyph.bytes : known != kNearest.end() ? known->second : std::string_view("?");
  }
  return result;
}

Style style_of(int descriptor, bool no_colour, const Environment& environment) {
  const bool terminal = isatty(descriptor) == 1;
  Style style;
  style.colour = terminal && !no_colour && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  style.unicode = says_utf8(environment);
  style.width = terminal ? columns_of(descriptor) : 0;
  return style;
}

}  // namespace penugasan::cli
