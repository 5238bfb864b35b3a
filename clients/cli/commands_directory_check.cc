// directory check: a file, or what an agency has loaded, against the kedudukan tables of its regulation.
#include <algorithm>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "clients/cli/commands.h"
#include "clients/cli/directory_check.h"
#include "clients/cli/table.h"
#include "clients/cli/texts.h"
#include "clients/directory_file.h"
#include "workflow/loader/loader.h"

namespace penugasan::cli {
namespace {

v1::Directory directory_of(const std::string& what, Context& context) {
  if (std::filesystem::exists(what) || what.ends_with(".yaml")) return clients::read_directory(what);
  v1::GetDirectoryRequest request;
  request.set_name(context.names().agency(what));
  return context.as_operator().directory(request);
}

std::shared_ptr<const workflow::Regulation> regulation_of(const v1::Directory& directory, Context& context) {
  std::string known;
  for (auto& one : workflow::load_regulations(workflow::shipped_regulations())) {
    if (one->id == directory.regulation()) return one;
    known += (known.empty() ? "" : ", ") + one->id;
  }
  throw UsageError(context.say()(texts::kTablesNotShipped, {printable(directory.regulation()), known}));
}

void print_json(const std::vector<AppraiserFinding>& findings, Context& context) {
  for (const auto& one : findings) {
    const nlohmann::json line = {
        {"official", one.official}, {"rank", one.rank}, {"appraiser", one.appraiser}, {"foreseen", one.foreseen}};
    context.print_line(line.dump());
  }
}

int check(const std::string& what, Context& context) {
  const auto directory = directory_of(what, context);
  const auto regulation = regulation_of(directory, context);
  const auto findings = check_appraisers(directory, *regulation);
  if (context.settings().json()) return print_json(findings, context), 0;
  const Speaker& say = context.say();
  if (findings.empty()) return context.print(say(texts::kAppraisersForeseen, {regulation->short_title}) + "\n"), 0;
  context.print(say(texts::kAppraisersNotForeseen, {regulation->short_title, std::to_string(findings.size())}) + "\n");
  Table table({say(texts::kOfficial), say(texts::kRank), say(texts::kAppraiser), say(texts::kForeseen)});
  for (const auto& one : findings) {
    table.add({one.official, one.rank, one.appraiser, one.foreseen.empty() ? say(texts::kTextSilent) : one.foreseen});
  }
  context.print(table.draw(context.style()));
  return 0;
}

}  // namespace

void add_directory_check(const Program& program, CLI::App& group) {
  const auto what = std::make_shared<std::string>();
  CLI::App* command =
      program.add(group, "check", texts::kHelpDirectoryCheck, [what](Context& context) { return check(*what, context); });
  command->add_option("FILE_OR_AGENCY", *what, program.say(texts::kHelpFileOrAgency))->required();
}

}  // namespace penugasan::cli
