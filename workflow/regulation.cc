#include "workflow/regulation.h"

#include <algorithm>

namespace penugasan::workflow {

const Flow* Regulation::flow(Mode mode, Scope scope) const {
  const auto found = std::find_if(flows.begin(), flows.end(), [&](const Flow& f) { return f.mode == mode && f.scope == scope; });
  return found == flows.end() ? nullptr : &*found;
}

void RegulationSet::add(std::shared_ptr<const Regulation> regulation) {
  if (!version(regulation->version)) all_.push_back(std::move(regulation));
}

std::shared_ptr<const Regulation> RegulationSet::in_force(std::string_view id, Date day) const {
  std::shared_ptr<const Regulation> best;
  for (const auto& one : all_) {
    if (one->id != id || one->in_force_from > day) continue;
    if (!best || one->in_force_from >= best->in_force_from) best = one;
  }
  return best;
}

std::shared_ptr<const Regulation> RegulationSet::version(std::string_view version) const {
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const auto& one) { return one->version == version; });
  return found == all_.end() ? nullptr : *found;
}

}  // namespace penugasan::workflow
