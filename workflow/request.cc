#include "workflow/request.h"

#include <array>
#include <charconv>

namespace penugasan::workflow {

std::string etag_of(std::uint64_t last_position) {
  std::array<char, 17> text{'p'};
  const auto end = std::to_chars(text.data() + 1, text.data() + text.size(), last_position, 16).ptr;
  return {text.data(), end};
}

}  // namespace penugasan::workflow
