// The two languages of the command line. Every sentence is one Text in texts.h and exists in both; a Text whose two sides are
// empty or take different values does not compile.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace penugasan::cli {

enum class Language : unsigned char { indonesian, english };

/// Reads an environment variable; empty where it is not set.
using Environment = std::function<std::string(const std::string& name)>;

/// The environment of this process.
Environment process_environment();

/// `requested` ("id" or "en") decides where it is given; else the first of LC_ALL, LC_MESSAGES and LANG that is set: a locale
/// that starts with "id" is Indonesian, any other English.
Language choose_language(std::string_view requested, const Environment& environment);

/// "id" or "en", as the `accept-language` metadata has it.
std::string_view code_of(Language language);

/// One sentence in both languages. Values stand as {0} to {9}.
class Text {
 public:
  consteval Text(const char* indonesian, const char* english) : indonesian_(indonesian), english_(english) {
    if (indonesian_.empty() || english_.empty()) throw "a sentence is missing";
    for (char digit = '0'; digit <= '9'; ++digit) {
      if (takes(indonesian_, digit) != takes(english_, digit)) throw "the two languages take different values";
    }
  }
  constexpr std::string_view in(Language language) const { return language == Language::indonesian ? indonesian_ : english_; }

 private:
  static constexpr bool takes(std::string_view text, char digit) {
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
      if (text[i] == '{' && text[i + 1] == digit && text[i + 2] == '}') return true;
    }
    return false;
  }

  std::string_view indonesian_;
  std::string_view english_;
};

/// The pattern with {0}, {1}, … replaced by the values; a number without a value stays as it is. Values are not looked into.
std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values);

/// Says texts in one language.
class Speaker {
 public:
  explicit Speaker(Language language) : language_(language) {}
  Language language() const { return language_; }
  std::string operator()(const Text& text, std::initializer_list<std::string_view> values = {}) const {
    return fill(text.in(language_), values);
  }

 private:
  Language language_;
};

}  // namespace penugasan::cli
