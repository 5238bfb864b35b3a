#include "clients/cli/people.h"

#include "clients/cli/terminal.h"
#include "clients/names.h"

namespace penugasan::cli {
namespace {

// Long lists (a team of hundreds) are told by their first names and a number.
constexpr int kMostNames = 12;

template <class Tell>
std::string join(const google::protobuf::RepeatedPtrField<std::string>& names, const Tell& tell) {
  std::string text;
  for (int i = 0; i < names.size() && i < kMostNames; ++i) {
    if (i > 0) text += ", ";
    text += tell(names[i]);
  }
  if (names.size() > kMostNames) text += ", +" + std::to_string(names.size() - kMostNames);
  return text;
}

}  // namespace

const std::string& People::display_name(const std::string& name) {
  auto found = known_.find(name);
  if (found == known_.end()) found = known_.emplace(name, printable(lookup_(name))).first;
  return found->second;
}

std::string People::full(const std::string& name) {
  const std::string& display = display_name(name);
  const std::string id = clients::short_form(name);
  return display.empty() ? id : display + " (" + id + ")";
}

std::string People::brief(const std::string& name) {
  const std::string& display = display_name(name);
  return display.empty() ? clients::short_form(name) : display;
}

std::string People::full(const google::protobuf::RepeatedPtrField<std::string>& names) {
  return join(names, [this](const std::string& name) { return full(name); });
}

std::string People::brief(const google::protobuf::RepeatedPtrField<std::string>& names) {
  return join(names, [this](const std::string& name) { return brief(name); });
}

}  // namespace penugasan::cli
