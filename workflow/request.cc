#include "workflow/request.h"

#include <array>
#include <cstdio>

namespace penugasan::workflow {

std::string etag_of(std::uint64_t last_position) {
  std::array<char, 20> text{};
  std::snprintf(text.data(), text.size(), "p%llx", static_cast<unsigned long long>(last_position));
  return text.data();
}

}  // namespace penugasan::workflow
