#include "server/errors/messages.h"

#include <algorithm>

#include "server/errors/words.h"
#include "server/input/text.h"

namespace penugasan::server {

namespace {

constexpr std::size_t kSentence = 700;
constexpr std::size_t kValue = 120;
constexpr std::size_t kWords = 240;
constexpr std::string_view kCut = "…";

const std::string* value_of(const Values& values, std::string_view key) {
  const auto found = std::find_if(values.begin(), values.end(), [&](const auto& value) { return value.first == key; });
  return found == values.end() || found->second.empty() ? nullptr : &found->second;
}

struct Filled {
  std::string text;
  bool complete = true;
};

// Text without brackets.
Filled fill_part(std::string_view part, const Values& values) {
  Filled filled;
  while (!part.empty()) {
    const auto open = std::min(part.find('{'), part.size());
    filled.text.append(part.substr(0, open));
    part.remove_prefix(open);
    if (part.empty()) break;
    const auto close = part.find('}');
    const std::string* value = value_of(values, part.substr(1, close - 1));
    if (value == nullptr) filled.complete = false;
    filled.text.append(value == nullptr ? "-" : *value);
    part.remove_prefix(close + 1);
  }
  return filled;
}

// People read a step's title, where it is known, instead of its id.
Values readable(const Values& values, Language language) {
  Values words;
  const Values told = in_language(values, language);
  if (const std::string* title = value_of(told, "step_title")) words.emplace_back("step", clip(*title, kValue));
  for (const auto& [key, value] : values) words.emplace_back(key, clip(in_words(key, value, language), kValue));
  return words;
}

const Text& in(const Texts& texts, Language language) { return language == Language::en ? texts.en : texts.id; }

// "what", the basis, "next".
std::string join(const std::string& what, const std::string& basis, std::string_view next) {
  std::string sentence = what;
  if (!basis.empty()) sentence.append(" ").append(basis);
  return clip(sentence.append(" ").append(next), kSentence);
}

// The edge's values, with the first fault in words: {field} and {explanation}.
Values explained(const EdgeError& error, Language language) {
  Values values = readable(error.values, language);
  const std::string* problem = value_of(error.values, "problem");
  if (!error.fields.empty()) {
    const EdgeFault& first = error.fields.front();
    values.emplace_back("field", clip(first.field, kValue));
    values.emplace_back("explanation", field_sentence(first.what, first.detail, language));
  } else if (problem != nullptr) {
    values.emplace_back("explanation", field_sentence(*problem, {}, language));
  }
  return values;
}

}  // namespace

Values in_language(const Values& values, Language language) {
  const bool english = language == Language::en;
  Values told;
  for (const auto& [key, value] : values) {
    if (key == (english ? "step_title" : "step_title_en")) continue;
    told.emplace_back(key == "step_title_en" ? "step_title" : key, value);
  }
  return told;
}

std::string fill(std::string_view text, const Values& values) {
  std::string filled;
  while (!text.empty()) {
    const auto open = std::min(text.find('['), text.size());
    filled += fill_part(text.substr(0, open), values).text;
    text.remove_prefix(open);
    if (text.empty()) break;
    const auto close = text.find(']');
    const Filled optional = fill_part(text.substr(1, close - 1), values);
    if (optional.complete) filled += optional.text;
    text.remove_prefix(close + 1);
  }
  return filled;
}

std::string basis_sentence(const workflow::Basis& basis, std::string_view regulation, Language language) {
  const bool english = language == Language::en;
  if (basis.kind == workflow::Basis::Kind::house) {
    return english ? "This is a house rule (aturan rumah), not a provision of the regulation."
                   : "Ini aturan rumah (house rule), bukan ketentuan peraturan.";
  }
  std::string sentence = english ? "This is under " : "Hal ini menurut ";
  sentence += clip(basis.article, kValue);
  if (!regulation.empty()) sentence.append(" ").append(clip(regulation, kValue));
  if (!basis.words.empty()) sentence.append(": \"").append(clip(basis.words, kWords)).append("\"");
  return sentence + ".";
}

std::string sentence_of(const workflow::Rejection& rejection, Language language) {
  const Texts& texts = texts_of(rejection.reason);
  const std::string* title = value_of(rejection.values, "regulation_title");
  const bool tells = texts.tells_house || rejection.basis.kind == workflow::Basis::Kind::regulation;
  return join(short_sentence_of(rejection, language),
              tells ? basis_sentence(rejection.basis, title ? *title : rejection.regulation, language) : std::string(),
              in(texts, language).next);
}

std::string short_sentence_of(const workflow::Rejection& rejection, Language language) {
  return fill(in(texts_of(rejection.reason), language).what, readable(rejection.values, language));
}

std::string sentence_of(const EdgeError& error, Language language) {
  const Text& text = in(texts_of(error.reason), language);
  return join(fill(text.what, explained(error, language)), {}, text.next);
}

std::string clip(std::string_view text, std::size_t bytes) {
  std::string clipped;
  const bool fits = text.size() <= bytes;
  const bool marks = !fits && bytes >= kCut.size();
  const std::size_t room = marks ? bytes - kCut.size() : bytes;
  while (!text.empty()) {
    const std::string_view before = text;
    const bool good = next_character(text).has_value();
    if (!good) text.remove_prefix(1);
    const std::size_t size = before.size() - text.size();
    if (clipped.size() + size > room) break;
    clipped.append(good ? before.substr(0, size) : "?");
  }
  if (marks) clipped.append(kCut);
  return clipped;
}

}  // namespace penugasan::server
