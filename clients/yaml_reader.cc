#include "clients/yaml_reader.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fstream>
#include <sstream>
#include <utility>

#include "workflow/characters.h"
#include "workflow/spelling.h"

namespace penugasan::clients {
namespace {

int line_of_node(const YAML::Node& node) { return node.Mark().line + 1; }

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
    if (line.starts_with('%'))
      throw InputError(file, number, {"YAML directives (%) are not read", "arahan YAML (%) tidak dibaca"});
    if (is_document_mark(line) && begun) {
      throw InputError(
          file, number,
          {"a second YAML document begins here; one is expected", "di sini dimulai dokumen YAML kedua; hanya satu yang dibaca"});
    }
    begun = begun || is_document_mark(line) || (line.find_first_not_of(" \t\r") != std::string::npos && !line.starts_with('#'));
  }
}

/// A text, empty or not, without control characters: an escape such as "\x1b" can bring one in.
std::string plain(const YamlMap& map, const std::string& key, const YAML::Node& node) {
  if (!node.IsScalar()) map.fault(key, {"must be a text", "harus berupa teks"});
  if (!workflow::is_utf8(node.Scalar())) {  // yaml-cpp makes a lone byte of "\N" and "\_"
    map.fault(key, {"holds an escape that is no UTF-8: write the character itself, or remove it",
                    "memuat escape yang bukan UTF-8: tulislah karakternya langsung, atau hapuslah"});
  }
  const auto control = workflow::control_character_in(node.Scalar());
  if (control.empty()) return node.Scalar();
  map.fault(key,
            {"holds a control character (" + control + "): remove it", "memuat karakter kontrol (" + control + "): hapuslah"});
}

}  // namespace

InputError::InputError(const std::string& file, int line, const Said& what)
    : std::runtime_error(place(file, line) + ": " + what.en), line_(line), indonesian_(place(file, line) + ": " + what.id) {}

std::string read_text_file(const std::filesystem::path& path, std::size_t max_bytes) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) throw InputError(path.string(), 0, {"cannot be read: " + error.message(), "tidak dapat dibaca: " + error.message()});
  if (size > max_bytes) {
    throw InputError(path.string(), 0,
                     {"has " + std::to_string(size) + " bytes; at most " + std::to_string(max_bytes) + " are read",
                      "berisi " + std::to_string(size) + " byte; paling banyak " + std::to_string(max_bytes) + " yang dibaca"});
  }
  std::ifstream stream(path, std::ios::binary);
  std::string text(size, '\0');
  if (!stream.read(text.data(), static_cast<std::streamsize>(size)))
    throw InputError(path.string(), 0, {"cannot be read", "tidak dapat dibaca"});
  if (!workflow::is_utf8(text))
    throw InputError(path.string(), 0, {"is not UTF-8; save it in that encoding", "bukan UTF-8; simpan dengan pengodean itu"});
  return text;
}

YAML::Node parse_yaml(const std::string& text, const std::string& file) {
  refuse_other_documents(text, file);
  try {
    return YAML::Load(text);
  } catch (const YAML::Exception& error) {
    throw InputError(file, error.mark.line + 1, {"is not YAML: " + error.msg, "bukan YAML: " + error.msg});
  }
}

YamlMap::YamlMap(const YAML::Node& node, std::string file, Said what)
    : YamlMap(node, std::move(file), std::move(what), line_of_node(node)) {
  for (const auto& item : node) entries_.at(item.first.Scalar()).line = line_of_node(item.first);
}

YamlMap::YamlMap(const YAML::Node& node, std::string file, Said what, int line)
    : file_(std::move(file)), what_(std::move(what)), line_(line) {
  if (!node.IsMap()) {
    throw InputError(file_, line_,
                     {what_.en + " must be a mapping of keys to values", what_.id + " harus berupa pasangan kunci dan nilai"});
  }
  for (const auto& item : node) {
    const int at = std::max(line_of_node(item.first), line_);
    if (!item.first.IsScalar()) {
      throw InputError(file_, at, {"a key of " + what_.en + " must be a word", "kunci pada " + what_.id + " harus berupa kata"});
    }
    const auto& key = item.first.Scalar();
    if (entries_.try_emplace(key, Entry{item.second, line_}).second) continue;
    throw InputError(
        file_, at,
        {"the key \"" + key + "\" stands twice in " + what_.en, "kunci \"" + key + "\" muncul dua kali pada " + what_.id});
  }
}

const YAML::Node& YamlMap::take(const std::string& key) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) {
    throw InputError(file_, line_,
                     {what_.en + " lacks the key \"" + key + "\"", what_.id + " belum mempunyai kunci \"" + key + "\""});
  }
  taken_.insert(key);
  return found->second.value;
}

std::string YamlMap::scalar(const std::string& key, const YAML::Node& node) const {
  auto value = plain(*this, key, node);
  if (value.empty()) fault(key, {"must not be empty", "tidak boleh kosong"});
  return value;
}

std::string YamlMap::text(const std::string& key) { return scalar(key, take(key)); }

std::string YamlMap::quoted_text(const std::string& key) {
  const auto& node = take(key);
  auto value = plain(*this, key, node);
  if (!is_quoted(node)) {
    fault(key, {"must stand in quotes: it is a text of digits, not a number",
                "harus diapit tanda kutip: ini teks berisi angka, bukan bilangan"});
  }
  return value;
}

std::string YamlMap::text_or_empty(const std::string& key) { return has(key) ? any_text(key) : text(key); }

std::string YamlMap::text_if_any(const std::string& key) { return has(key) ? text(key) : std::string(); }

std::string YamlMap::any_text(const std::string& key) {
  if (!has(key)) return {};
  return plain(*this, key, take(key));
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
  fault(key, {"is \"" + value + "\"; it must be one of " + list, "berisi \"" + value + "\"; harus salah satu dari " + list});
}

std::string YamlMap::day(const std::string& key) {
  auto value = text(key);
  if (!is_day(value)) {
    fault(key, {"is \"" + value + "\"; it must be a day that exists, written YYYY-MM-DD",
                "berisi \"" + value + "\"; harus tanggal yang ada, ditulis TTTT-BB-HH"});
  }
  return value;
}

std::vector<std::string> YamlMap::texts_as_given(const std::string& key) {
  const auto& node = take(key);
  if (!node.IsSequence()) fault(key, {"must be a list of texts", "harus berupa daftar teks"});
  std::vector<std::string> values;
  for (const auto& item : node) values.push_back(scalar(key, item));
  return values;
}

std::vector<std::string> YamlMap::texts(const std::string& key) {
  auto values = texts_as_given(key);
  std::set<std::string> seen;
  for (const auto& value : values) {
    if (!seen.insert(value).second) fault(key, {"holds \"" + value + "\" twice", "memuat \"" + value + "\" dua kali"});
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
  if (!value || is_quoted(node) || *value < least) {
    fault(key, {"must be a whole number from " + std::to_string(least) + " on",
                "harus bilangan bulat mulai dari " + std::to_string(least)});
  }
  return value;
}

YamlMap YamlMap::inner(const std::string& key, const YAML::Node& node, const Said& what) const {
  if (line_of_node(node) > 0) return {node, file_, what};
  return {node, file_, what, entries_.at(key).line};
}

YamlMap YamlMap::map(const std::string& key, const Said& what) { return inner(key, take(key), what); }

std::vector<YamlMap> YamlMap::maps(const std::string& key, const Said& what) {
  const auto& node = take(key);
  if (!node.IsSequence()) fault(key, {"must be a list", "harus berupa daftar"});
  std::vector<YamlMap> items;
  for (const auto& item : node) items.push_back(inner(key, item, what));
  return items;
}

bool YamlMap::is_list(const std::string& key) const {
  const auto found = entries_.find(key);
  return found != entries_.end() && found->second.value.IsSequence();
}

std::vector<std::string> YamlMap::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, entry] : entries_) keys.push_back(key);
  return keys;
}

std::vector<int> YamlMap::lines_of_items(const std::string& key) const {
  std::vector<int> lines;
  if (!is_list(key)) return lines;
  const auto& entry = entries_.at(key);
  // What was not read from YAML has no line of its own.
  for (const auto& item : entry.value) lines.push_back(std::max(line_of_node(item), entry.line));
  return lines;
}

void YamlMap::allow_only(const std::vector<std::string>& keys) const {
  for (const auto& [key, entry] : entries_) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    const auto meant = std::find_if(keys.begin(), keys.end(),
                                    [&](const std::string& one) { return !has(one) && workflow::is_one_edit_apart(key, one); });
    refuse_key(key, meant == keys.end() ? std::string() : *meant);
  }
}

void YamlMap::refuse_key(const std::string& key, const std::string& meant) const {
  Said said("unknown key \"" + key + "\" in " + what_.en, "kunci \"" + key + "\" tidak dikenal pada " + what_.id);
  if (!meant.empty()) {
    said.en += "; is \"" + meant + "\" meant?";
    said.id += "; mungkin maksudnya \"" + meant + "\"?";
  }
  throw InputError(file_, entries_.at(key).line, said);
}

void YamlMap::finish() const {
  for (const auto& [key, entry] : entries_) {
    if (!taken_.contains(key)) refuse_key(key, {});
  }
}

void YamlMap::fault(const std::string& key, const Said& what) const {
  const auto found = entries_.find(key);
  throw InputError(file_, found == entries_.end() ? line_ : found->second.line,
                   {"\"" + key + "\" of " + what_.en + " " + what.en, "\"" + key + "\" pada " + what_.id + " " + what.id});
}

}  // namespace penugasan::clients
