#include "workflow/loader/faults.h"

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

std::string Fault::text() const { return line > 0 ? file + ":" + std::to_string(line) + ": " + what : file + ": " + what; }

RegulationError::RegulationError(std::vector<Fault> faults) : std::runtime_error(texts_of(faults)), faults_(std::move(faults)) {}

void Faults::add(std::string_view file, int line, std::string what) { faults_.emplace(file, line, std::move(what)); }

void Faults::throw_any() const {
  if (faults_.empty()) return;
  std::vector<Fault> all;
  for (const auto& [file, line, what] : faults_) all.push_back({file, line, what});
  throw RegulationError(std::move(all));
}

}  // namespace penugasan::workflow
