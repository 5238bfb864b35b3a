#include "tests/simulation/city.h"

#include <stdexcept>

#include "clients/directory_file.h"
#include "penugasan/v1/directory.pb.h"
#include "server/input/directory_check.h"
#include "tests/support/paths.h"
#include "workflow/loader/loader.h"

namespace penugasan::simulation {
namespace {

City::Directory load(const std::string& agency) {
  const auto directory = clients::read_directory(testing::source_dir() / "tests/directories" / (agency + ".yaml"));
  auto checked = server::check_directory(directory, first_day(), server::Language::en);
  if (!std::holds_alternative<server::CheckedDirectory>(checked))
    throw std::runtime_error("the directory of " + agency + " is refused");
  auto& good = std::get<server::CheckedDirectory>(checked);
  return {std::move(good.agency), std::move(good.people)};
}

City load_city() {
  City loaded;
  loaded.regulations = workflow::load_regulations(workflow::shipped_regulations());
  for (const char* agency : {"barito-timur", "jambi", "klaten", "palangka-raya", "surakarta"})
    loaded.directories.push_back(load(agency));
  return loaded;
}

}  // namespace

workflow::Date first_day() { return *workflow::parse_date("2026-03-10"); }

const City& city() {
  static const City loaded = load_city();
  return loaded;
}

}  // namespace penugasan::simulation
