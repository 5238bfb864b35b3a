#include "server/input/directory_warnings.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "server/errors/messages.h"
#include "server/input/directory_ids.h"
#include "server/input/mandate_warnings.h"

namespace penugasan::server {

namespace {

constexpr std::size_t kMost = 100;

void vacant_units(const workflow::Agency& agency, workflow::Date today, Language language, std::vector<std::string>& warnings) {
  std::size_t surplus = 0;
  for (std::size_t i = 0; i < agency.units.size(); ++i) {
    if (!agency.units[i].head.vacant(today)) continue;
    if (warnings.size() >= kMost) {
      ++surplus;
      continue;
    }
    warnings.push_back(
        place("units", static_cast<int>(i), "head") + ": " +
        fill(language == Language::en ? "the post of head of unit {unit} is vacant." : "jabatan pimpinan unit {unit} kosong.",
             {{"unit", std::string(agency.units[i].id.local())}}));
  }
  if (surplus == 0) return;
  warnings.push_back(
      fill(language == Language::en ? "{count} more posts of head are vacant." : "{count} jabatan pimpinan lain juga kosong.",
           {{"count", std::to_string(surplus)}}));
}

// Heads are never assigned, so theirs matters to nobody here.
void positions_not_established(const workflow::Agency& agency, Language language, std::vector<std::string>& warnings) {
  std::unordered_set<std::string_view> heads;
  for (const auto& unit : agency.units) {
    for (const auto& term : unit.head.terms) heads.insert(term.official.value);
  }
  const auto lacks = [&](const workflow::Official& official) {
    return official.appraiser.empty() && !heads.contains(official.id.value);
  };
  const auto first = std::find_if(agency.officials.begin(), agency.officials.end(), lacks);
  if (first == agency.officials.end()) return;
  const auto others = std::count_if(first, agency.officials.end(), lacks) - 1;
  const bool english = language == Language::en;
  std::string text = english ? "without a Pejabat Penilai Kinerja this official cannot be assigned yet"
                             : "belum mempunyai Pejabat Penilai Kinerja, sehingga belum dapat ditugaskan";
  if (others > 0) text += english ? "; the same holds for {others} more" : "; demikian pula {others} pejabat lain";
  const auto index = static_cast<int>(first - agency.officials.begin());
  warnings.push_back(place("officials", index) + ": " + fill(text + ".", {{"others", std::to_string(others)}}));
}

// "a-1-2025, b-2-2024": every regulation that the server has, once.
std::string known_ids(const workflow::RegulationSet& regulations) {
  std::set<std::string_view> ids;
  for (const auto& regulation : regulations.all()) ids.insert(regulation->id);
  std::string list;
  for (const auto id : ids) list.append(list.empty() ? "" : ", ").append(id);
  return list.empty() ? "-" : list;
}

// Empty: there is no such regulation.
std::string first_day(const workflow::RegulationSet& regulations, std::string_view id) {
  std::string first;
  for (const auto& regulation : regulations.all()) {
    if (regulation->id != id) continue;
    const std::string day = workflow::format_date(regulation->in_force_from);
    if (first.empty() || day < first) first = day;
  }
  return first;
}

}  // namespace

std::vector<std::string> directory_warnings(const workflow::Agency& agency, workflow::Date today, Language language) {
  const bool english = language == Language::en;
  std::vector<std::string> warnings;
  if (agency.authority.vacant(today)) {
    warnings.emplace_back(english ? "directory.authority: the agency has no authority (Pejabat yang Berwenang)."
                                  : "directory.authority: Pejabat yang Berwenang belum ada.");
  }
  positions_not_established(agency, language, warnings);
  vacant_units(agency, today, language, warnings);
  for (auto& warning : mandate_warnings(agency, today, language)) warnings.push_back(std::move(warning));
  return warnings;
}

std::string regulation_warning(const workflow::Agency& agency, const workflow::RegulationSet& regulations, workflow::Date today,
                               Language language) {
  if (regulations.in_force(agency.regulation, today)) return {};
  const Values values = {{"regulation", agency.regulation},
                         {"first_day", first_day(regulations, agency.regulation)},
                         {"known", known_ids(regulations)}};
  const bool english = language == Language::en;
  if (!values[1].second.empty()) {
    return fill(
        english
            ? "directory.regulation: {regulation} is in force from {first_day} on only, so nothing can be filed in this agency "
              "before that day. If another one applies until then, name it under `regulation` for now."
            : "directory.regulation: {regulation} baru berlaku mulai {first_day}, sehingga permintaan belum dapat diajukan di "
              "instansi ini. Jika sampai hari itu peraturan lain yang berlaku, sebutkan dahulu pada `regulation`.",
        values);
  }
  return fill(english ? "directory.regulation: this server has no regulation {regulation}, so nothing can be filed in this "
                        "agency. It has: {known}. "
                        "Correct `regulation` in the directory, or start the server with the folder of that regulation."
                      : "directory.regulation: server ini tidak mempunyai peraturan {regulation}, sehingga permintaan tidak "
                        "dapat diajukan di instansi "
                        "ini. Yang ada: {known}. Perbaiki `regulation` pada direktori, atau jalankan server dengan map "
                        "peraturan itu.",
              values);
}

}  // namespace penugasan::server
