#include "workflow/ids.h"

#include <algorithm>

namespace penugasan::workflow {

namespace {

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

bool is_local_id(std::string_view text) {
  if (text.empty() || text.size() > 63 || !is_lower_or_digit(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return is_lower_or_digit(c) || c == '.' || c == '-'; });
}

}  // namespace penugasan::workflow
