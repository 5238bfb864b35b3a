// The shipped regulations, loaded once, and short texts for what stands in them. Of tests only.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "workflow/loader/loader.h"

namespace penugasan::workflow {

using Texts = std::vector<std::string>;

inline const std::map<std::string, std::shared_ptr<const Regulation>>& shipped() {
  static const auto all = [] {
    std::map<std::string, std::shared_ptr<const Regulation>> found;
    for (auto& one : load_regulations(shipped_regulations())) found.emplace(one->id, one);
    return found;
  }();
  return all;
}

inline const Regulation& pr() { return *shipped().at("palangka-raya-13-2024"); }
inline const Regulation& ska() { return *shipped().at("surakarta-32-2023"); }
inline const Regulation& bt() { return *shipped().at("barito-timur-11-2024"); }
inline const Regulation& klt() { return *shipped().at("klaten-34-2024"); }
inline const Regulation& jbi() { return *shipped().at("jambi-13-2025"); }

/// "house", or the articles.
inline std::string place(const Basis& basis) { return basis.kind == Basis::Kind::house ? "house" : basis.article; }

/// "penunjukan lintas_unit"
inline std::string name_of(const Flow& flow) { return std::string(name_of(flow.mode)) + " " + std::string(name_of(flow.scope)); }

constexpr auto penunjukan = Mode::penunjukan;
constexpr auto sukarela = Mode::pengajuan_sukarela;
constexpr auto dalam = Scope::dalam_unit;
constexpr auto lintas = Scope::lintas_unit;
constexpr auto perangkat = Scope::lintas_perangkat_daerah;
constexpr auto instansi = Scope::lintas_instansi;

}  // namespace penugasan::workflow
