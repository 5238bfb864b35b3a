// Who is waited for on a day, as the governing regulation version has it.
#pragma once

#include <vector>

#include "server/core/world.h"
#include "workflow/request.h"

namespace penugasan::server {

/// The open step of a pending request in its regulation's data. The version must be loaded, as every stored one is.
const workflow::Step& open_step_of(const workflow::Request& request, const World& world);

/// Everybody who may act on the request's open step; nobody for a closed request.
std::vector<workflow::Holder> holders_of_open_step(const workflow::Request& request, const World& world, workflow::Date day);
std::vector<workflow::OfficialId> waiting_for(const workflow::Request& request, const World& world, workflow::Date day);

}  // namespace penugasan::server
