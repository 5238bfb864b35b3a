// Mandates that are in order and yet unlikely to be meant.
#pragma once

#include <string>
#include <vector>

#include "server/errors/language.h"
#include "workflow/agency.h"

namespace penugasan::server {

/// Two people who are Plh of one official on the same day; and a Plh or mandat whose giver holds no office on any of its days, so
/// that nobody may do anything by it. Each begins with its place, "directory.mandates[3]: …". Of mandates that still run or are
/// to come: what is past cannot be mended. At most 101 sentences: the last counts those beyond 100. Every id of the agency's
/// mandates is known, and none is refused.
std::vector<std::string> mandate_warnings(const workflow::Agency& agency, workflow::Date today, Language language);

}  // namespace penugasan::server
