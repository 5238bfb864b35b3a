#include "workflow/spelling.h"

#include <algorithm>

namespace penugasan::workflow {

bool is_one_edit_apart(std::string_view one, std::string_view other) {
  const auto differ = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
  one.remove_prefix(static_cast<std::size_t>(differ.first - one.begin()));
  other.remove_prefix(static_cast<std::size_t>(differ.second - other.begin()));
  while (!one.empty() && !other.empty() && one.back() == other.back()) {
    one.remove_suffix(1);
    other.remove_suffix(1);
  }
  const bool swapped = one.size() == 2 && other.size() == 2 && one[0] == other[1] && one[1] == other[0];
  return swapped || std::max(one.size(), other.size()) == 1;
}

std::string meant_by(std::string_view word, const std::vector<std::string>& known) {
  const auto near = std::find_if(known.begin(), known.end(), [&](const auto& one) { return is_one_edit_apart(word, one); });
  return near == known.end() ? std::string() : *near;
}

}  // namespace penugasan::workflow
