// Where the loader's parts put what they find wrong. Internal to workflow/loader.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/loader/loader.h"

namespace penugasan::workflow {

/// Every fault found so far, each once, in the order of finding.
class Faults {
 public:
  void add(std::string_view file, int line, std::string what);
  std::size_t size() const { return faults_.size(); }
  bool empty() const { return faults_.empty(); }
  /// Throws RegulationError with all of them, by file and line, if there are any.
  void throw_any() const;

 private:
  std::vector<Fault> faults_;
};

/// "a, b, c"
std::string join(const std::vector<std::string>& parts, std::string_view between = ", ");

}  // namespace penugasan::workflow
