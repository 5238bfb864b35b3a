#include "clients/scenario/reporter.h"

namespace penugasan::clients {

void TextReporter::finished(const ScenarioResult& result) {
  out_ << (result.failure ? "FAIL  " : "pass  ") << result.name << '\n';
  if (!result.failure) {
    out_.flush();
    return;
  }
  const auto& failure = *result.failure;
  if (failure.number > 0) {
    out_ << "      step " << failure.number << " (" << failure.kind << ", line " << failure.line << " of " << result.path.string()
         << ")\n";
  }
  if (!failure.fault.empty()) out_ << "      " << failure.fault << '\n';
  for (const auto& mismatch : failure.mismatches) {
    out_ << "      " << mismatch.what << '\n'
         << "        expected: " << mismatch.expected << '\n'
         << "        found:    " << mismatch.found << '\n';
  }
  out_.flush();
}

void TextReporter::summary(int passed, int failed) { out_ << passed << " passed, " << failed << " failed" << std::endl; }

void TextReporter::could_not_run(const std::string& why) { errors_ << why << std::endl; }

}  // namespace penugasan::clients
