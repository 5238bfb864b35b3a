#include "clients/demo/flows.h"

namespace penugasan::clients {

const std::vector<DemoFlow>& demo_flows() {
  using enum DemoFlow::Ending;
  static const std::vector<DemoFlow> kFlows = {
      {"palangka-raya-13-2024", "penunjukan", "dalam_unit", assigned, "pr-penunjukan-dalam-unit-tim-approved"},
      {"palangka-raya-13-2024", "penunjukan", "lintas_unit", assigned, "pr-penunjukan-lintas-unit-tim-approved"},
      {"palangka-raya-13-2024", "penunjukan", "lintas_instansi", assigned, "pr-penunjukan-lintas-instansi-tim-approved"},
      {"palangka-raya-13-2024", "pengajuan_sukarela", "dalam_unit", assigned, "pr-sukarela-dalam-unit-tim-approved"},
      {"palangka-raya-13-2024", "pengajuan_sukarela", "lintas_unit", assigned, "pr-sukarela-lintas-unit-tim-approved"},
      {"palangka-raya-13-2024", "pengajuan_sukarela", "lintas_instansi", not_provided,
       "pr-sukarela-lintas-instansi-not-provided"},

      {"barito-timur-11-2024", "penunjukan", "dalam_unit", assigned, "bt-penunjukan-dalam-unit-tim-approved"},
      {"barito-timur-11-2024", "penunjukan", "lintas_unit", assigned, "bt-penunjukan-lintas-unit-tim-approved"},
      {"barito-timur-11-2024", "penunjukan", "lintas_instansi", assigned, "bt-penunjukan-lintas-instansi-tim-approved"},
      {"barito-timur-11-2024", "pengajuan_sukarela", "dalam_unit", assigned, "bt-sukarela-dalam-unit-tim-approved"},
      {"barito-timur-11-2024", "pengajuan_sukarela", "lintas_unit", assigned, "bt-sukarela-lintas-unit-tim-approved"},
      {"barito-timur-11-2024", "pengajuan_sukarela", "lintas_instansi", not_provided, "bt-sukarela-lintas-instansi-not-provided"},

      {"surakarta-32-2023", "penunjukan", "dalam_unit", assigned, "ska-penunjukan-dalam-unit-tim-approved"},
      {"surakarta-32-2023", "penunjukan", "lintas_unit", assigned, "ska-penunjukan-lintas-unit-tim-approved"},
      {"surakarta-32-2023", "penunjukan", "lintas_instansi", assigned, "ska-penunjukan-lintas-instansi-tim-approved"},
      {"surakarta-32-2023", "pengajuan_sukarela", "dalam_unit", assigned, "ska-sukarela-dalam-unit-tim-approved"},
      {"surakarta-32-2023", "pengajuan_sukarela", "lintas_unit", assigned, "ska-sukarela-lintas-unit-tim-approved"},
      {"surakarta-32-2023", "pengajuan_sukarela", "lintas_instansi", forbidden, "ska-sukarela-lintas-instansi-forbidden"},

      {"klaten-34-2024", "penunjukan", "dalam_unit", assigned, "klt-penunjukan-dalam-unit-tim-approved"},
      {"klaten-34-2024", "penunjukan", "lintas_unit", assigned, "klt-penunjukan-lintas-unit-tim-approved"},
      {"klaten-34-2024", "penunjukan", "lintas_instansi", assigned, "klt-penunjukan-lintas-instansi-tim-approved"},
      {"klaten-34-2024", "pengajuan_sukarela", "dalam_unit", assigned, "klt-sukarela-dalam-unit-tim-approved"},
      {"klaten-34-2024", "pengajuan_sukarela", "lintas_unit", assigned, "klt-sukarela-lintas-unit-tim-approved"},
      {"klaten-34-2024", "pengajuan_sukarela", "lintas_instansi", forbidden, "klt-sukarela-lintas-instansi-forbidden"},

      {"jambi-13-2025", "penunjukan", "dalam_unit", assigned, "jbi-penunjukan-dalam-unit-tim-approved"},
      {"jambi-13-2025", "penunjukan", "lintas_unit", assigned, "jbi-penunjukan-lintas-unit-tim-approved"},
      {"jambi-13-2025", "penunjukan", "lintas_perangkat_daerah", assigned, "jbi-penunjukan-lintas-perangkat-daerah-tim-approved"},
      {"jambi-13-2025", "penunjukan", "lintas_instansi", not_provided, "jbi-penunjukan-lintas-instansi-not-provided"},
      {"jambi-13-2025", "pengajuan_sukarela", "dalam_unit", assigned, "jbi-sukarela-dalam-unit-tim-approved"},
      {"jambi-13-2025", "pengajuan_sukarela", "lintas_unit", assigned, "jbi-sukarela-lintas-unit-tim-approved"},
      {"jambi-13-2025", "pengajuan_sukarela", "lintas_perangkat_daerah", forbidden,
       "jbi-sukarela-lintas-perangkat-daerah-forbidden"},
      {"jambi-13-2025", "pengajuan_sukarela", "lintas_instansi", forbidden, "jbi-sukarela-lintas-instansi-forbidden"},
  };
  return kFlows;
}

const char* name_of(DemoFlow::Ending ending) {
  switch (ending) {
    case DemoFlow::Ending::assigned: return "assigned";
    case DemoFlow::Ending::not_provided: return "not provided";
    case DemoFlow::Ending::forbidden: return "forbidden";
  }
  return "";
}

}  // namespace penugasan::clients
