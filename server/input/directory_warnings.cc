#include "server/input/directory_warnings.h"

#include <algorithm>
#include <unordered_set>

#include "server/errors/messages.h"

namespace penugasan::server {

namespace {

constexpr std::size_t kMost = 100;

void vacant_units(const workflow::Agency& agency, workflow::Date today, Language language, std::vector<std::string>& warnings) {
  std::size_t surplus = 0;
  for (const auto& unit : agency.units) {
    if (!unit.head.vacant(today)) continue;
    if (warnings.size() >= kMost) {
      ++surplus;
      continue;
    }
    warnings.push_back(
        fill(language == Language::en ? "The post of head of unit {unit} is vacant." : "Jabatan pimpinan unit {unit} kosong.",
             {{"unit", std::string(unit.id.local())}}));
  }
  if (surplus == 0) return;
  warnings.push_back(
      fill(language == Language::en ? "{count} more posts of head are vacant." : "{count} jabatan pimpinan lain juga kosong.",
           {{"count", std::to_string(surplus)}}));
}

// Heads are never assigned, so theirs matters to nobody here.
std::size_t positions_not_established(const workflow::Agency& agency) {
  std::unordered_set<std::string_view> heads;
  for (const auto& unit : agency.units) {
    for (const auto& term : unit.head.terms) heads.insert(term.official.value);
  }
  return static_cast<std::size_t>(std::count_if(agency.officials.begin(), agency.officials.end(), [&](const auto& official) {
    return official.appraiser.empty() && !heads.contains(official.id.value);
  }));
}

}  // namespace

std::vector<std::string> directory_warnings(const workflow::Agency& agency, workflow::Date today, Language language) {
  const bool english = language == Language::en;
  std::vector<std::string> warnings;
  if (agency.authority.vacant(today)) {
    warnings.emplace_back(english ? "The agency has no authority (Pejabat yang Berwenang)."
                                  : "Pejabat yang Berwenang belum ada.");
  }
  if (const std::size_t count = positions_not_established(agency); count > 0) {
    warnings.push_back(fill(english ? "Officials without a Pejabat Penilai Kinerja, who cannot be assigned yet: {count}."
                                    : "{count} pejabat belum mempunyai Pejabat Penilai Kinerja, sehingga belum dapat ditugaskan.",
                            {{"count", std::to_string(count)}}));
  }
  vacant_units(agency, today, language, warnings);
  return warnings;
}

}  // namespace penugasan::server
