// What is worth knowing about a directory that is in order: vacant posts, positions that are not established.
#pragma once

#include <string>
#include <vector>

#include "server/errors/language.h"
#include "workflow/organisation.h"

namespace penugasan::server {

/// At most 101 sentences: what goes beyond 100 vacant units is counted in the last. No personal data.
std::vector<std::string> directory_warnings(const workflow::Agency& agency, workflow::Date today, Language language);

}  // namespace penugasan::server
