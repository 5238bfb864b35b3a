#include "server/core/waiting.h"

#include "workflow/route.h"

namespace penugasan::server {

const workflow::Step& open_step_of(const workflow::Request& request, const World& world) {
  const auto regulation = world.regulations.version(request.regulation_version);
  return regulation->flow(request.filing.mode, request.filing.scope)->steps.at(request.open->index);
}

std::vector<workflow::Holder> holders_of_open_step(const workflow::Request& request, const World& world, workflow::Date day) {
  if (!request.open) return {};
  return workflow::who_may_act(request.open->seats, open_step_of(request, world), request, world.organisation, day);
}

std::vector<workflow::OfficialId> waiting_for(const workflow::Request& request, const World& world, workflow::Date day) {
  std::vector<workflow::OfficialId> people;
  for (const auto& holder : holders_of_open_step(request, world, day)) people.push_back(holder.official);
  return people;
}

}  // namespace penugasan::server
