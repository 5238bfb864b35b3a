// What the customers ask for: Palangka Raya (tests/directories/palangka-raya.yaml), penunjukan across
// units, team: the owner's head files, the source's head approves, the owner's head establishes (sk_tim_kerja).
#pragma once

#include <array>

namespace penugasan::torture {

struct Case {
  const char* owner_unit;
  const char* owner_head;
  const char* source_head;
  const char* official;  // sits in the source's unit
  const char* competency;
};

inline constexpr const char* kAgency = "palangka-raya";

// Several, so that no single official is in every command.
inline constexpr std::array<Case, 4> kCases{{
    {"diskominfo.aplikasi", "kabid-aplikasi", "kabid-perencanaan", "perencana-muda", "perencanaan"},
    {"diskominfo.statistik", "kabid-statistik", "kabid-kesmas", "epidemiolog-muda", "epidemiologi"},
    {"bappeda.litbang", "kabid-litbang", "kabid-kinerja", "analis-sdm-muda", "manajemen_sdm"},
    {"bkpsdm.kinerja", "kabid-kinerja", "kabid-aplikasi", "prakom-muda", "integrasi_data"},
}};

}  // namespace penugasan::torture
