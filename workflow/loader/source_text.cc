#include "workflow/loader/source_text.h"

#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <stdexcept>

#include "workflow/loader/yaml_tree.h"

namespace penugasan::workflow {
namespace {

constexpr std::string_view separator = "\n---\n";

/// How long a character is that begins with this byte; 0: none does.
std::size_t announced_length(unsigned first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

/// Overlong forms, surrogates and what lies beyond U+10FFFF show in the first two bytes.
bool is_excluded(unsigned first, unsigned second) {
  return (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
         (first == 0xF4 && second > 0x8F);
}

/// The length of the well-formed UTF-8 character at the start of `text`; 0: there is none.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
  const std::size_t length = announced_length(byte(0));
  for (std::size_t at = 1; at < length; ++at) {
    if ((byte(at) & 0xC0u) != 0x80u) return 0;
  }
  return is_excluded(byte(0), byte(1)) ? 0 : length;
}

/// What is wrong with the character at the start of `rest`; empty: nothing.
std::string character_fault(std::string_view rest) {
  const bool layout = rest.front() == '\n' || rest.front() == '\t' || rest.front() == '\r';
  if (!layout && utf8_length(rest) == 0) return "not UTF-8: save the file as UTF-8";
  if (rest.starts_with("\xEF\xBB\xBF")) return "a byte order mark: save the file as UTF-8 without it";
  return layout ? std::string() : control_fault(rest.substr(0, utf8_length(rest)));
}

bool check_characters(const SourceFile& file, Faults& faults) {
  const std::string_view text = file.text;
  int line = 1;
  for (std::size_t at = 0; at < text.size(); at += utf8_length(text.substr(at))) {
    const auto what = character_fault(text.substr(at));
    if (!what.empty()) {
      faults.add(file.name, line, what);
      return false;
    }
    if (text[at] == '\n') ++line;
  }
  return true;
}

/// yaml-cpp reads ahead to the end of a bracket, so brackets are counted before it sees them. Those within quotes count too:
/// they rarely stand open.
bool check_brackets(const SourceFile& file, Faults& faults) {
  int line = 1;
  int depth = 0;
  for (const char c : file.text) {
    if (c == '\n') ++line;
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    if (depth > 4 * deepest_nesting) {
      faults.add(file.name, line, "more brackets stand open than a regulation can need: close them");
      return false;
    }
  }
  return true;
}

bool check_one_document(const SourceFile& file, Faults& faults) {
  int line = 1;
  for (std::string_view rest = file.text; !rest.empty(); ++line) {
    if (rest.starts_with("---") || rest.starts_with("...") || rest.starts_with("%")) {
      faults.add(file.name, line, "a file is one document: remove this line (`---`, `...` and `%` may not begin a line)");
      return false;
    }
    const auto end = rest.find('\n');
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return true;
}

/// The control character at the start of well-formed UTF-8: C0, DEL, C1, line and paragraph separator, direction overrides, all
/// of which can make a terminal show something else than is there. Nothing: it is none.
std::optional<unsigned> control_at(std::string_view rest) {
  const auto byte = [&](std::size_t at) { return at < rest.size() ? static_cast<unsigned char>(rest[at]) : 0u; };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return byte(0);
  if (byte(0) == 0xC2 && byte(1) < 0xA0) return byte(1);
  if (byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE) return 0x2000 + (byte(2) & 0x3Fu);
  if (byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9) return 0x2040 + (byte(2) & 0x3Fu);
  return std::nullopt;
}

}  // namespace

std::string control_fault(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += utf8_length(text.substr(at))) {
    // The reader of YAML makes a lone byte of "\N" and "\_".
    if (utf8_length(text.substr(at)) == 0) return "an escape that is no UTF-8: write the character itself, or remove it";
    const auto control = text[at] == '\n' ? std::nullopt : control_at(text.substr(at));
    if (!control) continue;
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "U+%04X", *control);
    return std::string("a control character (") + name.data() + "): remove it";
  }
  return {};
}

bool check_source_text(const SourceFile& file, Faults& faults) {
  if (file.text.size() > largest_file) {
    faults.add(file.name, 0, "larger than 1 MiB: a regulation is a few dozen KiB");
    return false;
  }
  return check_characters(file, faults) && check_one_document(file, faults) && check_brackets(file, faults);
}

std::string join_source(const std::vector<std::string>& texts) { return join(texts, separator); }

std::vector<std::string> split_source(std::string_view source) {
  std::vector<std::string> texts;
  for (auto end = source.find(separator); end != std::string_view::npos; end = source.find(separator)) {
    texts.emplace_back(source.substr(0, end));
    source.remove_prefix(end + separator.size());
  }
  texts.emplace_back(source);
  return texts;
}

std::string version_of(const std::vector<std::string>& texts) {
  const std::string all = join(texts, "");
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(all.data(), all.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 is not available from OpenSSL: check its installation");
  }
  std::string hex;
  for (unsigned int at = 0; at < size; ++at) {
    constexpr std::string_view digits = "0123456789abcdef";
    hex += digits[digest[at] >> 4U];
    hex += digits[digest[at] & 15U];
  }
  return hex;
}

}  // namespace penugasan::workflow
