// Regulation files and overlays, beside the regulations that ship: refused with places, or proved and good for ever.
#include "tests/fuzz/target.h"
#include "workflow/loader/loader.h"

using namespace penugasan;

namespace {

workflow::RegulationSet shipped() {
  workflow::RegulationSet set;
  for (const auto& regulation : workflow::load_regulations(workflow::shipped_regulations())) set.add(regulation);
  return set;
}

void load(const std::string& name, const std::string& text, const workflow::RegulationSet& base) {
  try {
    for (const auto& regulation : workflow::load_regulations({{name, text}}, base)) {
      const auto again = workflow::load_stored_regulation(regulation->id, regulation->version, regulation->source);
      testing::promise(again->version == regulation->version, "what is stored loads again as the same version");
      for (const auto& flow : regulation->flows) (void)workflow::draw_flow(*regulation, flow);
    }
  } catch (const workflow::RegulationError& error) {
    testing::promise(!error.faults().empty(), "a refusal says why");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const workflow::RegulationSet base = shipped();
  const std::string text(testing::text_of(data, size));
  load("fiktif-1-2026.yaml", text, base);
  return 0;
}
