#include "clients/api_words.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace penugasan::clients {
namespace {

// "MODE_PENUNJUKAN" without "MODE_", in small letters.
std::string word(const std::string& name, std::string_view prefix) {
  if (name.size() <= prefix.size() || name.ends_with("_UNSPECIFIED")) return {};
  std::string text = name.substr(prefix.size());
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return text;
}

template <class Enum>
Enum value_of(std::string_view word, const std::string& prefix, bool (*parse)(google::protobuf::ConstStringParam, Enum*)) {
  std::string name = prefix;
  for (const unsigned char letter : word) name.push_back(static_cast<char>(std::toupper(letter)));
  if (word.empty()) name += "UNSPECIFIED";
  Enum value{};
  if (!parse(name, &value)) throw std::invalid_argument("\"" + std::string(word) + "\" is not known here");
  return value;
}

}  // namespace

std::string word_of(v1::Mode value) { return word(v1::Mode_Name(value), "MODE_"); }
std::string word_of(v1::Form value) { return word(v1::Form_Name(value), "FORM_"); }
std::string word_of(v1::Scope value) { return word(v1::Scope_Name(value), "SCOPE_"); }
std::string word_of(v1::Option value) { return word(v1::Option_Name(value), "OPTION_"); }
std::string word_of(v1::NoticeCause value) { return word(v1::NoticeCause_Name(value), "NOTICE_CAUSE_"); }
std::string word_of(v1::AssignmentRequest::State value) { return word(v1::AssignmentRequest::State_Name(value), "STATE_"); }
std::string word_of(v1::HistoryEntry::Act value) { return word(v1::HistoryEntry::Act_Name(value), "ACT_"); }
std::string word_of(v1::Basis::Kind value) { return word(v1::Basis::Kind_Name(value), "KIND_"); }

v1::Mode mode_of(std::string_view word) { return value_of<v1::Mode>(word, "MODE_", &v1::Mode_Parse); }
v1::Form form_of(std::string_view word) { return value_of<v1::Form>(word, "FORM_", &v1::Form_Parse); }
v1::Scope scope_of(std::string_view word) { return value_of<v1::Scope>(word, "SCOPE_", &v1::Scope_Parse); }

}  // namespace penugasan::clients
