#include "tests/bench/cases.h"

namespace penugasan::bench {
namespace {

std::string in(const std::string& agency, const char* local) { return agency + "/" + local; }

// The owner's head files, the source's head approves, the owner's head establishes (sk_tim_kerja). A filing is the source head's
// turn; an approval is told to the named official and is the owner head's turn; the establishment is the official's turn.
Case across_units(const char* unit, const char* owner_head, const char* source_head, const char* official,
                  const char* competency) {
  const std::string agency = "palangka-raya";
  const auto owner = in(agency, owner_head), source = in(agency, source_head), named = in(agency, official);
  return {agency,
          v1::FORM_TIM_KERJA,
          unit,
          owner,
          named,
          competency,
          {{Act::approve, source}, {Act::complete, owner}},
          {{1, v1::NOTICE_CAUSE_YOUR_TURN, source},
           {2, v1::NOTICE_CAUSE_APPROVED, named},
           {2, v1::NOTICE_CAUSE_YOUR_TURN, owner},
           {3, v1::NOTICE_CAUSE_YOUR_TURN, named}}};
}

// Job J: the unit's head proposes, the Kepala Perangkat Daerah decides. The proposal is the latter's turn; the decision is told
// to the filer and the named official, and is the official's turn.
Case within_unit() {
  const std::string agency = "jambi";
  const auto head = in(agency, "kabag-organisasi"), decides = in(agency, "sekda"), named = in(agency, "analis-kebijakan-muda");
  return {agency,
          v1::FORM_INDIVIDU,
          "setda.organisasi",
          head,
          named,
          "analisis_kebijakan",
          {{Act::approve, decides}},
          {{1, v1::NOTICE_CAUSE_YOUR_TURN, decides},
           {2, v1::NOTICE_CAUSE_APPROVED, head},
           {2, v1::NOTICE_CAUSE_APPROVED, named},
           {2, v1::NOTICE_CAUSE_YOUR_TURN, named}}};
}

constexpr std::size_t kFlows = 4;

}  // namespace

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      across_units("diskominfo.aplikasi", "kabid-aplikasi", "kabid-perencanaan", "perencana-muda", "perencanaan"),
      across_units("diskominfo.statistik", "kabid-statistik", "kabid-kesmas", "epidemiolog-muda", "epidemiologi"),
      across_units("bappeda.litbang", "kabid-litbang", "kabid-kinerja", "analis-sdm-muda", "manajemen_sdm"),
      across_units("bkpsdm.kinerja", "kabid-kinerja", "kabid-aplikasi", "prakom-muda", "integrasi_data"),
      within_unit(),
  };
  return all;
}

std::size_t case_of(Load load, std::size_t worker) { return load == Load::job_j ? kFlows : worker % kFlows; }

}  // namespace penugasan::bench
