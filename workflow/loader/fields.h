// Strict reading of a tree: every reader takes the node that ought to hold the value, adds a fault where it does not, and then
// returns a harmless value so that reading goes on to the next fault. A null node has been told already and reads as empty.
// Internal to workflow/loader.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "workflow/calendar.h"
#include "workflow/kinds.h"
#include "workflow/loader/yaml_tree.h"

namespace penugasan::workflow {

/// The file that is being read.
struct Reading {
  std::string file;
  Faults& faults;
  bool house_only = false;  // an overlay: nothing in it may claim an article

  void fault(int line, std::string what) const { faults.add(file, line, std::move(what)); }
};

/// A mapping with a closed list of keys; any other key is a fault at once.
class Fields {
 public:
  /// `what` names the mapping in faults: "a step".
  Fields(const YamlNode* node, const Reading& reading, std::string what, std::initializer_list<std::string_view> keys);

  const YamlNode* required(std::string_view key) const;
  const YamlNode* optional(std::string_view key) const { return node_ ? node_->find(key) : nullptr; }
  /// Null where it is no mapping.
  const YamlNode* node() const { return node_; }

 private:
  const YamlNode* node_ = nullptr;
  const Reading& reading_;
  std::string what_;
};

/// A text with something to read in it.
std::string read_text(const YamlNode* node, const Reading& reading);
/// true or false.
bool read_flag(const YamlNode* node, const Reading& reading);
/// A whole number from 1 to 100000.
int read_count(const YamlNode* node, const Reading& reading);
/// "2024-07-01"
Date read_date(const YamlNode* node, const Reading& reading);
/// "1 year", "6 months", "14 days"
Length read_length(const YamlNode* node, const Reading& reading);
/// Letters, digits and `joint` ('_' within a regulation, '-' for the ids of regulations and overlays).
std::string read_id(const YamlNode* node, const Reading& reading, char joint = '_');
/// `what` when it is such an id, else empty; also used for the keys of `letters`.
bool is_id(std::string_view text, char joint);

template <class Enum>
using Words = std::vector<std::pair<std::string_view, Enum>>;

/// The names of one of the vocabularies in kinds.h.
template <class Enum>
Words<Enum> words_of() {
  Words<Enum> words;
  for (unsigned char index = 0; !name_of(static_cast<Enum>(index)).empty(); ++index) {
    words.emplace_back(name_of(static_cast<Enum>(index)), static_cast<Enum>(index));
  }
  return words;
}

std::string unknown_word(std::string_view word, const std::vector<std::string>& known);

template <class Enum>
Enum read_word(const YamlNode* node, const Reading& reading, const Words<Enum>& words = words_of<Enum>()) {
  const auto text = read_text(node, reading);
  if (text.empty()) return Enum{};
  std::vector<std::string> known;
  for (const auto& [word, value] : words) {
    if (word == text) return value;
    known.emplace_back(word);
  }
  reading.fault(node->line, unknown_word(text, known));
  return Enum{};
}

/// False, with a fault, where it is no list.
bool is_list(const YamlNode* node, const Reading& reading);

/// A list of at least one, none twice; `read_one` reads an item.
template <class Reader>
auto read_list(const YamlNode* node, const Reading& reading, Reader read_one) {
  std::vector<decltype(read_one(node, reading))> all;
  if (!is_list(node, reading)) return all;
  if (node->items.empty()) reading.fault(node->line, "an empty list: name at least one, or leave the key out");
  for (const auto& item : node->items) {
    const auto before = reading.faults.size();
    auto one = read_one(&item, reading);
    if (reading.faults.size() > before) continue;
    if (std::find(all.begin(), all.end(), one) != all.end())
      reading.fault(item.line, "`" + item.text + "` stands twice in the list");
    all.push_back(std::move(one));
  }
  return all;
}

template <class Enum>
std::vector<Enum> read_words(const YamlNode* node, const Reading& reading) {
  return read_list(node, reading, [](const YamlNode* one, const Reading& r) { return read_word<Enum>(one, r); });
}

std::vector<std::string> read_ids(const YamlNode* node, const Reading& reading);

}  // namespace penugasan::workflow
