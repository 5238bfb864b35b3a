#include "clients/scenario/describe.h"

#include <algorithm>

#include "clients/names.h"

namespace penugasan::clients {
namespace {

std::string describe_letter(const std::string& kind, const std::string& from, std::vector<std::string> to,
                            std::vector<std::string> cc) {
  std::sort(to.begin(), to.end());
  std::sort(cc.begin(), cc.end());
  return kind + " from " + from + " to " + describe(to) + (cc.empty() ? "" : " cc " + describe(cc));
}

std::string describe_error(const std::string& code, const std::string& reason, const std::string& basis) {
  return code + (reason.empty() ? "" : " " + reason) + (basis.empty() ? "" : " (" + basis + ")");
}

}  // namespace

std::string describe(const std::vector<std::string>& items) {
  std::string text = "[";
  for (const auto& item : items) text += (text.size() == 1 ? "" : ", ") + item;
  return text + "]";
}

std::string describe(const ExpectedLetter& letter) { return describe_letter(letter.kind, letter.from, letter.to, letter.cc); }

std::string describe(const v1::Letter& letter) {
  return describe_letter(letter.kind(), short_form(letter.from()), short_forms(letter.to()), short_forms(letter.cc()));
}

std::string describe(const ExpectedError& error) { return describe_error(error.code, error.reason, error.basis); }

std::string describe(const CallError& error) {
  return describe_error(error.code_name(), error.reason(), error.metadata("basis")) + ": " + error.what();
}

std::string last_part(const std::string& name) { return name.substr(name.rfind('/') + 1); }

}  // namespace penugasan::clients
