#include "clients/scenario/stage.h"

#include <utility>

#include "clients/directory_file.h"

namespace penugasan::clients {
namespace {

Caller as_operator() { return {kOperator, "en"}; }

}  // namespace

Stage::Stage(const Connection& connection, std::filesystem::path directories)
    : connection_(connection), directories_(std::move(directories)) {}

void Stage::empty() { connection_.call(&v1::TestingService::Stub::Reset, v1::ResetRequest(), as_operator()); }

void Stage::set_today(const std::string& day) {
  v1::SetTodayRequest message;
  message.set_today(day);
  connection_.call(&v1::TestingService::Stub::SetToday, message, as_operator());
}

void Stage::load_directories(const Scenario& scenario) {
  for (const auto& name : scenario.directories) {
    v1::LoadDirectoryRequest message;
    *message.mutable_directory() = directory(scenario, name);
    connection_.call(&v1::DirectoryService::Stub::LoadDirectory, message, as_operator());
  }
}

const v1::Directory& Stage::directory(const Scenario& scenario, const std::string& name) {
  const auto path = folder_for(scenario) / (name + ".yaml");
  const auto found = read_.find(path);
  if (found != read_.end()) return found->second;
  return read_.emplace(path, read_directory(path)).first->second;
}

std::filesystem::path Stage::folder_for(const Scenario& scenario) const {
  if (!directories_.empty()) return directories_;
  auto beside = std::filesystem::absolute(scenario.path).parent_path().parent_path() / "directories";
  return std::filesystem::is_directory(beside) ? beside : std::filesystem::path("directories");
}

}  // namespace penugasan::clients
