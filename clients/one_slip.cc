#include "clients/one_slip.h"

#include <algorithm>
#include <utility>

namespace penugasan::clients {

bool is_one_slip_away(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  const auto differ = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  a.remove_prefix(differ);
  b.remove_prefix(differ);
  if (b.empty()) return false;
  if (a.size() < b.size()) return a == b.substr(1);
  if (a.substr(1) == b.substr(1)) return true;
  return a.size() > 1 && a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2);
}

}  // namespace penugasan::clients
