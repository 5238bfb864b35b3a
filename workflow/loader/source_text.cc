#include "workflow/loader/source_text.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

#include "workflow/characters.h"
#include "workflow/loader/yaml_tree.h"

namespace penugasan::workflow {
namespace {

constexpr std::string_view separator = "\n---\n";

std::string told_control(const std::string& name) { return "a control character (" + name + "): remove it"; }

/// Takes a character off `rest` and says what is wrong with it; empty: nothing.
std::string character_fault(std::string_view& rest) {
  const bool marked = rest.starts_with("\xEF\xBB\xBF");
  const auto character = next_character(rest);
  if (!character) return "not UTF-8: save the file as UTF-8";
  if (marked) return "a byte order mark: save the file as UTF-8 without it";
  const bool layout = *character == '\n' || *character == '\t' || *character == '\r';
  return !layout && is_control(*character) ? told_control(code_point(*character)) : std::string();
}

bool check_characters(const SourceFile& file, Faults& faults) {
  int line = 1;
  for (std::string_view rest = file.text; !rest.empty();) {
    const bool ends_line = rest.front() == '\n';
    const auto what = character_fault(rest);
    if (!what.empty()) {
      faults.add(file.name, line, what);
      return false;
    }
    if (ends_line) ++line;
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

}  // namespace

std::string control_fault(std::string_view text) {
  // The reader of YAML makes a lone byte of "\N" and "\_".
  if (!is_utf8(text)) return "an escape that is no UTF-8: write the character itself, or remove it";
  const auto control = control_character_in(text);
  return control.empty() ? std::string() : told_control(control);
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
