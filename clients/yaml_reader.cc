#include "clients/yaml_reader.h"

#include <charconv>
#include <chrono>
#include <fstream>
#include <sstream>
#include <utility>

#include "clients/utf8.h"

namespace penugasan::clients {
namespace {

int line_of(const YAML::Node& node) { return node.Mark().line + 1; }

std::string place(const std::string& file, int line) { return line > 0 ? file + ":" + std::to_string(line) : file; }

// yaml-cpp tags a quoted scalar "!" and a plain one "?".
bool is_quoted(const YAML::Node& node) { return node.Tag() == "!"; }

std::optional<int> parse_int(std::string_view text) {
  int value = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = parse_int(text.substr(0, 4));
  const auto month = parse_int(text.substr(5, 2));
  const auto day = parse_int(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *day < 1) return false;
  return std::chrono::year_month_day{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                     std::chrono::day{static_cast<unsigned>(*day)}}
      .ok();
}

bool is_document_mark(std::string_view line) {
  return (line.starts_with("---") || line.starts_with("...")) &&
         (line.size() == 3 || line[3] == ' ' || line[3] == '\t' || line[3] == '\r');
}

// Load() reads the first document and ignores the others. LoadAll() would tell, but never comes back from some texts (",x"),
// nor does either from some with directives; so marks and directives are looked for here.
void refuse_other_documents(const std::string& text, const std::string& file) {
  std::istringstream lines(text);
  bool begun = false;
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.starts_with('%')) throw InputError(file, number, "YAML directives (%) are not read");
    if (is_document_mark(line) && begun) throw InputError(file, number, "a second YAML document begins here; one is expected");
    begun = begun || is_document_mark(line) || (line.find_first_not_of(" \t\r") != std::string::npos && !line.starts_with('#'));
  }
}

}  // namespace

InputError::InputError(const std::string& file, int line, const std::string& what)
    : std::runtime_error(place(file, line) + ": " + what), line_(line) {}

std::string read_text_file(const std::filesystem::path& path, std::size_t max_bytes) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) throw InputError(path.string(), 0, "cannot be read: " + error.message());
  if (size > max_bytes) {
    throw InputError(path.string(), 0,
                     "has " + std::to_string(size) + " bytes; at most " + std::to_string(max_bytes) + " are read");
  }
  std::ifstream stream(path, std::ios::binary);
  std::string text(size, '\0');
  if (!stream.read(text.data(), static_cast<std::streamsize>(size))) throw InputError(path.string(), 0, "cannot be read");
  if (!is_utf8(text)) throw InputError(path.string(), 0, "is not UTF-8; save it in that encoding");
  return text;
}

YAML::Node parse_yaml(const std::string& text, const std::string& file) {
  refuse_other_documents(text, file);
  try {
    return YAML::Load(text);
  } catch (const YAML::Exception& error) {
    throw InputError(file, error.mark.line + 1, "is not YAML: " + error.msg);
  }
}

YamlMap::YamlMap(const YAML::Node& node, std::string file, std::string what)
    : file_(std::move(file)), what_(std::move(what)), line_(line_of(node)) {
  if (!node.IsMap()) throw InputError(file_, line_, what_ + " must be a mapping of keys to values");
  for (const auto& item : node) {
    if (!item.first.IsScalar()) throw InputError(file_, line_of(item.first), "a key of " + what_ + " must be a word");
    const auto& key = item.first.Scalar();
    const auto [entry, fresh] = entries_.try_emplace(key, Entry{item.second, line_of(item.first)});
    if (!fresh) throw InputError(file_, line_of(item.first), "the key \"" + key + "\" stands twice in " + what_);
  }
}

const YAML::Node& YamlMap::take(const std::string& key) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) throw InputError(file_, line_, what_ + " lacks the key \"" + key + "\"");
  taken_.insert(key);
  return found->second.value;
}

std::string YamlMap::scalar(const std::string& key, const YAML::Node& node) const {
  if (!node.IsScalar()) fault(key, "must be a text");
  if (node.Scalar().empty()) fault(key, "must not be empty");
  return node.Scalar();
}

std::string YamlMap::text(const std::string& key) { return scalar(key, take(key)); }

std::string YamlMap::quoted_text(const std::string& key) {
  const auto& node = take(key);
  auto value = scalar(key, node);
  if (!is_quoted(node)) fault(key, "must stand in quotes: it is a text of digits, not a number");
  return value;
}

std::string YamlMap::text_if_any(const std::string& key) { return has(key) ? text(key) : std::string(); }

std::string YamlMap::any_text(const std::string& key) {
  if (!has(key)) return {};
  const auto& node = take(key);
  if (!node.IsScalar()) fault(key, "must be a text");
  return node.Scalar();
}

std::string YamlMap::text_or_null(const std::string& key) {
  const auto& node = take(key);
  return node.IsNull() ? std::string() : scalar(key, node);
}

std::string YamlMap::word(const std::string& key, const std::set<std::string>& allowed) {
  auto value = text(key);
  if (allowed.contains(value)) return value;
  std::string list;
  for (const auto& one : allowed) list += (list.empty() ? "" : ", ") + one;
  fault(key, "is \"" + value + "\"; it must be one of " + list);
}

std::string YamlMap::day(const std::string& key) {
  auto value = text(key);
  if (!is_day(value)) fault(key, "is \"" + value + "\"; it must be a day that exists, written YYYY-MM-DD");
  return value;
}

std::vector<std::string> YamlMap::texts(const std::string& key) {
  const auto& node = take(key);
  if (!node.IsSequence()) fault(key, "must be a list of texts");
  std::vector<std::string> values;
  std::set<std::string> seen;
  for (const auto& item : node) {
    values.push_back(scalar(key, item));
    if (!seen.insert(values.back()).second) fault(key, "holds \"" + values.back() + "\" twice");
  }
  return values;
}

std::vector<std::string> YamlMap::texts_if_any(const std::string& key) {
  return has(key) ? texts(key) : std::vector<std::string>();
}

std::optional<int> YamlMap::number_if_any(const std::string& key, int least) {
  if (!has(key)) return std::nullopt;
  const auto& node = take(key);
  const auto value = parse_int(scalar(key, node));
  if (!value || is_quoted(node) || *value < least) fault(key, "must be a whole number from " + std::to_string(least) + " on");
  return value;
}

YamlMap YamlMap::map(const std::string& key, const std::string& what) { return {take(key), file_, what}; }

std::vector<YamlMap> YamlMap::maps(const std::string& key, const std::string& what) {
  const auto& node = take(key);
  if (!node.IsSequence()) fault(key, "must be a list");
  std::vector<YamlMap> items;
  for (const auto& item : node) items.emplace_back(item, file_, what);
  return items;
}

std::vector<std::string> YamlMap::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, entry] : entries_) keys.push_back(key);
  return keys;
}

void YamlMap::finish() const {
  for (const auto& [key, entry] : entries_) {
    if (!taken_.contains(key)) throw InputError(file_, entry.line, "unknown key \"" + key + "\" in " + what_);
  }
}

void YamlMap::fault(const std::string& key, const std::string& what) const {
  const auto found = entries_.find(key);
  throw InputError(file_, found == entries_.end() ? line_ : found->second.line, "\"" + key + "\" of " + what_ + " " + what);
}

}  // namespace penugasan::clients
