#include "workflow/loader/fields.h"

#include <regex>

#include "workflow/spelling.h"
#include "workflow/text.h"

namespace penugasan::workflow {
namespace {

/// The text of a plain value. False after a fault, or where a fault has been told already.
bool is_scalar(const YamlNode* node, const Reading& reading, std::string_view wanted) {
  if (!node) return false;
  if (node->kind == YamlNode::Kind::scalar) return true;
  reading.fault(node->line, std::string(node->kind == YamlNode::Kind::nothing ? "empty" : "a list or mapping") + " where " +
                                std::string(wanted) + " is needed");
  return false;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 80;
  return "`" + std::string(text.substr(0, most)) + (text.size() > most ? "…" : "") + "`";
}

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  const auto meant = meant_by(word, known);
  return meant.empty() ? meant : " (did you mean `" + meant + "`?)";
}

/// Of the keys, those that the mapping lacks: one that stands there already is not what another was meant to be.
std::vector<std::string> missing_keys(const YamlNode& node, std::initializer_list<std::string_view> keys) {
  std::vector<std::string> missing;
  for (const auto key : keys) {
    if (!node.find(key)) missing.emplace_back(key);
  }
  return missing;
}

}  // namespace

Fields::Fields(const YamlNode* node, const Reading& reading, std::string what, std::initializer_list<std::string_view> keys)
    : reading_(reading), what_(std::move(what)) {
  if (!node) return;
  if (node->kind != YamlNode::Kind::mapping) {
    reading.fault(node->line, what_ + " must be a mapping with keys: " + join({keys.begin(), keys.end()}));
    return;
  }
  node_ = node;
  for (const auto& key : node->keys) {
    if (std::find(keys.begin(), keys.end(), key.name) != keys.end()) continue;
    reading.fault(key.line, what_ + " has no key " + quoted(key.name) + suggestion(key.name, missing_keys(*node, keys)) +
                                ", only: " + join({keys.begin(), keys.end()}));
  }
}

const YamlNode* Fields::required(std::string_view key) const {
  const auto* found = optional(key);
  if (node_ && !found) reading_.fault(node_->line, what_ + " lacks the key `" + std::string(key) + "`");
  return found;
}

std::string read_text(const YamlNode* node, const Reading& reading) {
  if (!is_scalar(node, reading, "a text")) return {};
  if (!is_blank(node->text)) return node->text;
  reading.fault(node->line, "a blank text: write one or leave the key out");
  return {};
}

bool read_flag(const YamlNode* node, const Reading& reading) {
  if (!is_scalar(node, reading, "true or false")) return false;
  if (node->text != "true" && node->text != "false") reading.fault(node->line, quoted(node->text) + " is neither true nor false");
  return node->text == "true";
}

int read_count(const YamlNode* node, const Reading& reading) {
  if (!is_scalar(node, reading, "a whole number")) return 1;
  const auto& text = node->text;
  const bool digits = !text.empty() && text.size() <= 6 && text.find_first_not_of("0123456789") == std::string::npos;
  const int value = digits ? std::stoi(text) : 0;
  if (value >= 1 && value <= 100000) return value;
  reading.fault(node->line, quoted(text) + " is not a whole number from 1 to 100000");
  return 1;
}

Date read_date(const YamlNode* node, const Reading& reading) {
  if (!is_scalar(node, reading, "a date")) return {};
  const auto date = parse_date(node->text);
  if (!date) reading.fault(node->line, quoted(node->text) + " is not a date: write one that exists as YYYY-MM-DD");
  return date.value_or(Date{});
}

Length read_length(const YamlNode* node, const Reading& reading) {
  static const std::regex form("([1-9][0-9]{0,3}) (day|month|year)s?");
  if (!is_scalar(node, reading, "a length of time")) return {1, Length::Unit::days};
  std::smatch parts;
  if (!std::regex_match(node->text, parts, form)) {
    reading.fault(node->line, quoted(node->text) + " is not a length of time: write 14 days, 6 months or 1 year");
    return {1, Length::Unit::days};
  }
  const char unit = parts[2].str().front();
  return {std::stoi(parts[1]), unit == 'd' ? Length::Unit::days : unit == 'm' ? Length::Unit::months : Length::Unit::years};
}

bool is_id(std::string_view text, char joint) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !text.empty() && text.size() <= 63 && letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || c == joint; });
}

std::string read_id(const YamlNode* node, const Reading& reading, char joint) {
  if (!is_scalar(node, reading, "an id")) return {};
  if (is_id(node->text, joint)) return node->text;
  reading.fault(node->line,
                quoted(node->text) + " is not an id: 1 to 63 of a-z, 0-9 and " + joint + ", beginning with a letter or digit");
  return {};
}

std::vector<std::string> read_ids(const YamlNode* node, const Reading& reading) {
  return read_list(node, reading, [](const YamlNode* one, const Reading& r) { return read_id(one, r); });
}

std::string unknown_word(std::string_view word, const std::vector<std::string>& known) {
  return quoted(word) + " is not known here" + suggestion(word, known) + "; one of: " + join(known);
}

bool is_list(const YamlNode* node, const Reading& reading) {
  if (!node) return false;
  if (node->kind == YamlNode::Kind::sequence) return true;
  reading.fault(node->line, "a list is needed, in brackets or with a hyphen before each item");
  return false;
}

}  // namespace penugasan::workflow
