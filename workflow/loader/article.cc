#include "workflow/loader/article.h"

#include <regex>
#include <string>

namespace penugasan::workflow {
namespace {

constexpr std::size_t longest_article = 60;  // keeps std::regex from deep recursion

// Pasal, then ayat or angka in parentheses, a letter, and further parts after dots.
const std::string pasal = R"(Ps\.[1-9][0-9]*[A-Z]?(\([1-9][0-9]*[a-z]?\))?([a-z](\.([1-9][0-9]*|[a-z]))*)?)";
// One part of an annex: a roman or arabic number or a letter.
const std::string part = R"(([IVX]+|[A-Z]|[1-9][0-9]*|[a-z]))";
// Further parts: after a dot, perhaps with the text's own bracket ("1)", then perhaps a letter), or in parentheses.
const std::string further = R"((\.)" + part + R"((\)[a-z]?)?|\([1-9][0-9]*\)[a-z]?)*)";
const std::string lampiran = R"(Lamp( [IVX]+)? )" + part + R"((\)[a-z]?)?)" + further;

}  // namespace

bool is_article(std::string_view text) {
  static const std::regex form("(" + pasal + ")|(" + lampiran + ")");
  return text.size() <= longest_article && std::regex_match(text.begin(), text.end(), form);
}

}  // namespace penugasan::workflow
