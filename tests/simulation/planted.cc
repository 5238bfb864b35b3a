#include "tests/simulation/planted.h"

#include <sstream>

namespace penugasan::simulation {
namespace {

std::string switched_on;
bool reached = false;

}  // namespace

bool planted(const char* name) {
  if (switched_on != name) return false;
  reached = true;
  return true;
}

void plant(const std::string& name) {
  switched_on = name;
  reached = false;
}

bool planted_place_reached() { return reached; }

std::vector<std::string> planted_bugs() {
  std::istringstream names(PENUGASAN_PLANTED_BUGS);
  std::vector<std::string> result;
  for (std::string name; std::getline(names, name, ',');) result.push_back(name);
  return result;
}

}  // namespace penugasan::simulation
