// What every simulated world begins with: the shipped regulations and the five test directories, loaded once a process.
#pragma once

#include <vector>

#include "server/core/boot.h"
#include "workflow/organisation.h"

namespace penugasan::simulation {

struct City {
  struct Directory {
    workflow::Agency agency;
    std::vector<storage::Person> people;
  };
  server::Regulations regulations;
  std::vector<Directory> directories;
};

/// The day on which every world begins.
workflow::Date first_day();
/// Throws std::runtime_error where a directory is refused.
const City& city();

}  // namespace penugasan::simulation
