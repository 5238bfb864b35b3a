// The demo's commentary: what a step did, in plain words, Indonesian or English, with the regulations' own words for letters and
// steps. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/scenario/player.h"
#include "clients/scenario/scenario.h"

namespace penugasan::clients {

/// The lines for one step: a line for each act (who did what, which letters under which article), and one for what now waits.
/// Officials of `agency` appear without it. Example:
///
///   kadis-kominfo files the request: Surat Permohonan Pelibatan to kaban-bappeda, copy to kabid-perencanaan (Ps.18(2))
///   waits for all of: kabid-perencanaan
/// `language`: "id", or else English.
std::vector<std::string> narrate(const Step& step, const Outcome& outcome, const std::string& agency, std::string_view language);

/// "2026-03-10" etc. are left alone; "lintas_unit" becomes "lintas unit".
std::string spaced(std::string word);

}  // namespace penugasan::clients
