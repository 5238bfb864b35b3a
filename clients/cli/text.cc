#include "clients/cli/text.h"

#include <cstdlib>

namespace penugasan::cli {

Environment process_environment() {
  return [](const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return std::string(value == nullptr ? "" : value);
  };
}

Language choose_language(std::string_view requested, const Environment& environment) {
  std::string locale(requested);
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (!locale.empty()) break;
    locale = environment(name);
  }
  return locale.starts_with("id") ? Language::indonesian : Language::english;
}

std::string_view code_of(Language language) { return language == Language::indonesian ? "id" : "en"; }

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    const auto number = place ? static_cast<std::size_t>(pattern[i + 1] - '0') : values.size();
    if (number < values.size()) {
      text += *(values.begin() + number);
      i += 2;
    } else {
      text += pattern[i];
    }
  }
  return text;
}

}  // namespace penugasan::cli
