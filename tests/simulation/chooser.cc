#include "tests/simulation/chooser.h"

namespace penugasan::simulation {

using namespace workflow;

const Agency& Chooser::agency() {
  if (random_.chance(6000)) return *board_.world->organisation.agency(board_.home);
  return *random_.pick(board_.world->organisation.agencies());
}

const Official& Chooser::somebody_else(const Agency& of, const Post& post) {
  for (;;) {
    const auto& one = anybody(of);
    if (const auto* sits = post.holder(board_.today); sits == nullptr || *sits != one.id) return one;
  }
}

const Official& Chooser::worker(const Agency& of) {
  for (int tries = 0; tries < 50; ++tries) {
    const auto& one = anybody(of);
    if (!one.competencies.empty() && !board_.world->organisation.leads_a_unit(one.id, board_.today)) return one;
  }
  return of.officials.front();
}

const Unit& Chooser::headed_unit(const Agency& of) {
  for (;;) {
    const auto& unit = random_.pick(of.units);
    if (!unit.head.vacant(board_.today)) return unit;
  }
}

std::vector<std::string> Chooser::competencies_of(const Official& one) {
  return {one.competencies.empty() ? "administrasi" : random_.pick(one.competencies)};
}

const Board::Seen& Chooser::some_request() {
  std::vector<const Board::Seen*> pending;
  for (auto seen = board_.requests.rbegin(); seen != board_.requests.rend() && pending.size() < 6; ++seen) {
    if (seen->second.request.open) pending.push_back(&seen->second);
  }
  if (!pending.empty() && random_.chance(9700)) return *random_.pick(pending);
  auto any = board_.requests.begin();
  std::advance(any, random_.below(board_.requests.size()));
  return any->second;
}

}  // namespace penugasan::simulation
