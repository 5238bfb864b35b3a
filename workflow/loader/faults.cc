#include "workflow/loader/faults.h"

#include <algorithm>
#include <tuple>

namespace penugasan::workflow {
namespace {

std::string texts_of(const std::vector<Fault>& faults) {
  std::vector<std::string> texts;
  for (const auto& fault : faults) texts.push_back(fault.text());
  return join(texts, "\n");
}

}  // namespace

std::string join(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const auto& part : parts) {
    if (&part != &parts.front()) all += between;
    all += part;
  }
  return all;
}

std::string Fault::text() const {
  return line > 0 ? file + ":" + std::to_string(line) + ": " + what : file + ": " + what;
}

RegulationError::RegulationError(std::vector<Fault> faults) : std::runtime_error(texts_of(faults)), faults_(std::move(faults)) {}

void Faults::add(std::string_view file, int line, std::string what) {
  // An overlay is proved with every regulation it adds to, and would be told the same each time.
  const bool known = std::any_of(faults_.begin(), faults_.end(),
                                 [&](const Fault& one) { return one.line == line && one.file == file && one.what == what; });
  if (!known) faults_.push_back({std::string(file), line, std::move(what)});
}

void Faults::throw_any() const {
  if (faults_.empty()) return;
  auto sorted = faults_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Fault& a, const Fault& b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); });
  throw RegulationError(std::move(sorted));
}

}  // namespace penugasan::workflow
