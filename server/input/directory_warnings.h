// What is worth knowing about a directory that is in order: vacant posts, positions that are not established, mandates that are
// hardly meant (mandate_warnings.h), a regulation that this server does not have.
#pragma once

#include <string>
#include <vector>

#include "server/errors/language.h"
#include "workflow/organisation.h"
#include "workflow/regulation.h"

namespace penugasan::server {

/// Each begins with its place, as the faults' do: "directory.units[3].head: …". At most 101 sentences, what goes beyond 100
/// vacant units being counted in the last; then those of mandate_warnings(). No personal data.
std::vector<std::string> directory_warnings(const workflow::Agency& agency, workflow::Date today, Language language);

/// Nothing can be filed in an agency whose regulation is unknown or not in force; empty: it is in force today. No fault, because
/// a directory may be loaded before its regulation.
std::string regulation_warning(const workflow::Agency& agency, const workflow::RegulationSet& regulations, workflow::Date today,
                               Language language);

}  // namespace penugasan::server
