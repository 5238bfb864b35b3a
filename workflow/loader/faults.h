// Where the loader's parts put what they find wrong. Internal to workflow/loader.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "workflow/loader/loader.h"

namespace penugasan::workflow {

/// Every fault found so far, each once.
class Faults {
 public:
  void add(std::string_view file, int line, std::string what);
  std::size_t size() const { return faults_.size(); }
  bool empty() const { return faults_.empty(); }
  /// Throws RegulationError with all of them, by file and line, if there are any.
  void throw_any() const;

 private:
  // A set: an overlay is proved with every regulation it adds to, and would be told the same each time.
  std::set<std::tuple<std::string, int, std::string>> faults_;
};

/// "a, b, c"
std::string join(const std::vector<std::string>& parts, std::string_view between = ", ");

}  // namespace penugasan::workflow
