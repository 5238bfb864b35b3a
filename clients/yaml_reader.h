// Strict reading of YAML that people write: every key is asked for by name, and what nobody asked for is refused with file,
// line and key. Used by the files of directories and scenarios. Not thread-safe; each value belongs to one reader.
#pragma once

#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace penugasan::clients {

/// What is said of a file, in English and Indonesian. A text of one language alone stands for both.
struct Said {
  std::string en;
  std::string id;
  Said(const char* both) : en(both), id(both) {}         // NOLINT(google-explicit-constructor): "a unit" is what is said
  Said(const std::string& both) : en(both), id(both) {}  // NOLINT(google-explicit-constructor)
  Said(std::string english, std::string indonesian) : en(std::move(english)), id(std::move(indonesian)) {}
};

/// A fault in a file: what() is "FILE:LINE: what is wrong" in English. Line 0: the file as a whole, "FILE: what is wrong".
class InputError : public std::runtime_error {
 public:
  InputError(const std::string& file, int line, const Said& what);
  int line() const { return line_; }
  /// what() in Indonesian.
  const std::string& indonesian() const { return indonesian_; }

 private:
  int line_;
  std::string indonesian_;
};

/// The file's bytes. Throws InputError when it cannot be read, is larger than `max_bytes` or is not UTF-8.
std::string read_text_file(const std::filesystem::path& path, std::size_t max_bytes);

/// The one document in `text`. Throws InputError for anything that is not YAML, for none and for several documents.
YAML::Node parse_yaml(const std::string& text, const std::string& file);

/// A mapping whose keys are taken one by one; finish() refuses the rest. All methods throw InputError, and the line that it
/// names is the key's, or the mapping's where a key is missing.
class YamlMap {
 public:
  /// `what` names the mapping in messages: "a unit", "the step".
  YamlMap(const YAML::Node& node, std::string file, Said what);
  /// For a node that was not read from YAML: every fault is at `line`.
  YamlMap(const YAML::Node& node, std::string file, Said what, int line);

  bool has(const std::string& key) const { return entries_.contains(key); }
  int line() const { return line_; }
  const std::string& file() const { return file_; }

  /// A text that must be there and not be empty.
  std::string text(const std::string& key);
  /// A text that must be there in quotes (18 digits would else be a number); it may be empty.
  std::string quoted_text(const std::string& key);
  /// A text that must be there; it may be empty.
  std::string text_or_empty(const std::string& key);
  /// Empty where the key is missing.
  std::string text_if_any(const std::string& key);
  /// As text_if_any(), but the text may be empty.
  std::string any_text(const std::string& key);
  /// The key must be there; null gives an empty text.
  std::string text_or_null(const std::string& key);
  /// One of `allowed`; messages list them.
  std::string word(const std::string& key, const std::set<std::string>& allowed);
  /// A calendar day, YYYY-MM-DD.
  std::string day(const std::string& key);
  /// A list of texts; the key must be there. Repetitions are refused.
  std::vector<std::string> texts(const std::string& key);
  std::vector<std::string> texts_if_any(const std::string& key);
  /// As texts(), repetitions included.
  std::vector<std::string> texts_as_given(const std::string& key);
  /// A whole number from `least` on; nothing where the key is missing.
  std::optional<int> number_if_any(const std::string& key, int least);
  YamlMap map(const std::string& key, const Said& what);
  /// The items of a list, each a mapping; the key must be there.
  std::vector<YamlMap> maps(const std::string& key, const Said& what);
  /// True where the key is there and holds a list.
  bool is_list(const std::string& key) const;
  std::vector<std::string> keys() const;
  /// Where a key that is there stands.
  int line_of(const std::string& key) const { return entries_.at(key).line; }
  /// Where each item of the list stands that the key holds; none where it holds no list.
  std::vector<int> lines_of_items(const std::string& key) const;

  /// Refuses any other key, before one that is missing is: it is likely the missing one misspelt, and what is one slip away is
  /// proposed.
  void allow_only(const std::vector<std::string>& keys) const;
  /// Refuses any key that was not taken.
  void finish() const;
  [[noreturn]] void fault(const std::string& key, const Said& what) const;

 private:
  struct Entry {
    YAML::Node value;
    int line = 0;
  };
  const YAML::Node& take(const std::string& key);
  std::string scalar(const std::string& key, const YAML::Node& node) const;
  /// A mapping under `key`; what was not read from YAML stands where the key does.
  YamlMap inner(const std::string& key, const YAML::Node& node, const Said& what) const;
  [[noreturn]] void refuse_key(const std::string& key, const std::string& meant) const;

  std::string file_;
  Said what_;
  int line_ = 0;
  std::map<std::string, Entry> entries_;
  std::set<std::string> taken_;
};

}  // namespace penugasan::clients
