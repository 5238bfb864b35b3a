// Where scenarios play: a server with --testing, and the directories of organisations that they ask for.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "clients/connection.h"
#include "clients/scenario/scenario.h"

namespace penugasan::clients {

/// Not thread-safe. Every call may throw CallError.
class Stage {
 public:
  /// `directories`: the folder with AGENCY.yaml; empty: ../directories beside the scenario's folder, else ./directories.
  Stage(const Connection& connection, std::filesystem::path directories);

  /// Removes everything that the store holds.
  void empty();
  /// The server believes it is this day, at noon.
  void set_today(const std::string& day);
  /// Loads the directories that the scenario names. Throws InputError for a file that is missing or malformed.
  void load_directories(const Scenario& scenario);

  /// The directory in the file NAME.yaml; read once. Throws InputError.
  const v1::Directory& directory(const Scenario& scenario, const std::string& name);

 private:
  std::filesystem::path folder_for(const Scenario& scenario) const;

  const Connection& connection_;
  std::filesystem::path directories_;
  std::map<std::filesystem::path, v1::Directory> read_;
};

}  // namespace penugasan::clients
