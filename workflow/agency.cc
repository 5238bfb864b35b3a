#include "workflow/agency.h"

namespace penugasan::workflow {

bool Term::overlaps(const Term& other) const {
  const bool begins_in_time = !from || !other.to || *from <= *other.to;
  const bool ends_in_time = !to || !other.from || *other.from <= *to;
  return begins_in_time && ends_in_time;
}

Post::Post(OfficialId holder) {
  if (!holder.empty()) terms.push_back({std::move(holder), std::nullopt, std::nullopt});
}

const OfficialId* Post::holder(Date day) const {
  for (const auto& term : terms) {
    if (term.covers(day)) return &term.official;
  }
  return nullptr;
}

}  // namespace penugasan::workflow
