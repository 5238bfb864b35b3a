// directory check: a file, or what an agency has loaded, against the kedudukan tables of its regulation.
#include <algorithm>
#include <filesystem>
#include <set>

#include <nlohmann/json.hpp>

#include "clients/cli/commands.h"
#include "clients/cli/directory_check.h"
#include "clients/cli/table.h"
#include "clients/cli/texts.h"
#include "clients/directory_file.h"
#include "clients/directory_references.h"
#include "workflow/loader/loader.h"

namespace penugasan::cli {
namespace {

clients::DirectoryFile directory_of(const std::string& what, Context& context) {
  if (std::filesystem::exists(what) || what.ends_with(".yaml")) return clients::read_directory_file(what);
  v1::GetDirectoryRequest request;
  request.set_name(context.names().agency(what));
  return {context.as_operator().directory(request), {}};
}

// An appraiser who is not there would be held against no table, and the directory be called good.
bool refuse_unknown(const clients::DirectoryFile& file, Context& context) {
  const Speaker& say = context.say();
  Problem problem{Exit::usage, "INVALID_ARGUMENT",   "DIRECTORY_INVALID", say(texts::kUnknownReferences), {},
                  {},          say(texts::kNextMend)};
  for (const auto& one : clients::unknown_references(file.directory)) {
    problem.fields.push_back({clients::place_in_file(file.places, one.field),
                              say(one.is_unit ? texts::kNoSuchUnit : texts::kNoSuchOfficial, {one.id})});
  }
  if (problem.fields.empty()) return false;
  context.tell_problem(problem);
  return true;
}

// As a server with that folder would have them.
std::vector<std::shared_ptr<const workflow::Regulation>> regulations_with(const std::string& folder) {
  try {
    return workflow::load_with_shipped(folder.empty() ? std::vector<std::string>() : std::vector{folder});
  } catch (const workflow::RegulationError& error) {
    throw UsageError(error.what());
  }
}

std::shared_ptr<const workflow::Regulation> regulation_of(const clients::DirectoryFile& file, const std::string& folder,
                                                          Context& context) {
  const std::string& id = file.directory.regulation();
  std::shared_ptr<const workflow::Regulation> found;
  std::set<std::string> known;
  for (const auto& one : regulations_with(folder)) {
    known.insert(one->id);
    if (one->id == id) found = one;
  }
  if (found) return found;
  std::string list;
  for (const auto& one : known) list += (list.empty() ? "" : ", ") + one;
  const std::string place = file.places.empty() ? "" : clients::place_in_file(file.places, "directory.regulation") + ": ";
  throw UsageError(place + context.say()(texts::kTablesNotShipped, {printable(id), list}));
}

// "pegawai.csv:5"; empty: what was looked at is no file.
std::string line_of(const AppraiserFinding& finding, const clients::DirectoryPlaces& places) {
  if (places.empty()) return {};
  const std::string place = clients::place_in_file(places, finding.field);
  return place.substr(0, place.rfind(' '));
}

void print_json(const std::vector<AppraiserFinding>& findings, const clients::DirectoryPlaces& places, Context& context) {
  nlohmann::json list = nlohmann::json::array();
  for (const auto& one : findings) {
    list.push_back({{"official", one.official}, {"rank", one.rank}, {"appraiser", one.appraiser}, {"foreseen", one.foreseen}});
    if (!places.empty()) list.back()["place"] = line_of(one, places);
  }
  context.print_line(nlohmann::json({{"findings", list}}).dump());
}

struct Wish {
  std::string what, regulations;
};

int check(const Wish& wish, Context& context) {
  const auto file = directory_of(wish.what, context);
  if (refuse_unknown(file, context)) return static_cast<int>(Exit::usage);
  const auto regulation = regulation_of(file, wish.regulations, context);
  const auto findings = check_appraisers(file.directory, *regulation);
  if (context.settings().json()) return print_json(findings, file.places, context), 0;
  const Speaker& say = context.say();
  if (findings.empty()) return context.print(say(texts::kAppraisersForeseen, {regulation->short_title}) + "\n"), 0;
  context.print(say(texts::kAppraisersNotForeseen, {regulation->short_title, std::to_string(findings.size())}) + "\n");
  std::vector<std::string> heads = {say(texts::kOfficial), say(texts::kRank), say(texts::kAppraiser), say(texts::kForeseen)};
  if (!file.places.empty()) heads.push_back(say(texts::kPlace));
  Table table(std::move(heads));
  for (const auto& one : findings) {
    table.add({one.official, one.rank, one.appraiser, one.foreseen.empty() ? say(texts::kTextSilent) : one.foreseen,
               line_of(one, file.places)});
  }
  context.print(table.draw(context.style()));
  return 0;
}

}  // namespace

void add_directory_check(const Program& program, CLI::App& group) {
  const auto wish = std::make_shared<Wish>();
  CLI::App* command =
      program.add(group, "check", texts::kHelpDirectoryCheck, [wish](Context& context) { return check(*wish, context); });
  command->add_option("FILE_OR_AGENCY", wish->what, program.say(texts::kHelpFileOrAgency))->required();
  command->add_option("--regulations", wish->regulations, program.say(texts::kHelpScenarioRegulations))->option_text("FOLDER");
}

}  // namespace penugasan::cli
