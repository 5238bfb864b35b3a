// directory load, directory export: between files and the server.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "clients/cli/commands.h"
#include "clients/cli/directory_view.h"
#include "clients/cli/texts.h"
#include "clients/csv_directory.h"
#include "clients/directory_file.h"
#include "clients/directory_writer.h"
#include "clients/names.h"
#include "clients/yaml_reader.h"

namespace penugasan::cli {
namespace {

struct Wish {
  std::string request_id;
  std::vector<std::string> files;
  std::string agency;
  std::string csv_folder;
  std::vector<std::string> name_anew;
  bool dry_run = false;
};

// A line that the next one overwrites; only where somebody looks on.
void show_progress(const std::string& text, Context& context) {
  if (isatty(2) == 1) context.note("\r\033[K" + text);
}

void tell_loaded(const v1::LoadDirectoryResponse& answer, const Wish& wish, Context& context) {
  const Speaker& say = context.say();
  const Style style = context.style();
  const Text& said = !answer.changed() ? texts::kSameAlready : wish.dry_run ? texts::kWouldLoad : texts::kLoaded;
  const std::string counts = say(said, {answer.agency().substr(answer.agency().rfind('/') + 1), std::to_string(answer.units()),
                                        std::to_string(answer.officials()), std::to_string(answer.mandates())});
  std::string text = style.paint(Colour::green, "✓ ") + counts + "\n";
  text += changes_text(answer.changes(), answer.changes_left_out(), style, say);
  for (const std::string& warning : answer.warnings()) text += "  ! " + wrap(printable(warning), style.width, 4) + "\n";
  context.print(text);
}

void tell_places(Problem& problem, const clients::DirectoryPlaces& places) {
  problem.message = clients::places_in_text(places, problem.message);
  for (auto& field : problem.fields) {
    field.field = clients::place_in_file(places, field.field);
    field.description = clients::places_in_text(places, field.description);
  }
}

// Sends one directory; where the server refuses it, the faults are told with their places in the file.
bool send(const clients::DirectoryFile& file, const Wish& wish, const std::string& before, Context& context, int& exit_code) {
  v1::LoadDirectoryRequest request;
  *request.mutable_directory() = file.directory;
  request.set_request_id(context.request_id(wish.request_id));
  request.set_validate_only(wish.dry_run);
  for (const auto& official : wish.name_anew) request.add_name_anew(official);
  try {
    v1::LoadDirectoryResponse answer = context.as_operator().load(request);
    for (auto& warning : *answer.mutable_warnings()) warning = clients::places_in_text(file.places, warning);
    show_progress("", context);
    if (context.settings().json()) {
      context.print_json(answer);
    } else {
      tell_loaded(answer, wish, context);
    }
    return true;
  } catch (const clients::CallError& error) {
    show_progress("", context);
    Problem problem = context.problem_of(error);
    tell_places(problem, file.places);
    if (!before.empty()) problem.message += " " + context.say()(texts::kLoadedBefore, {before});
    context.tell_problem(problem);
    exit_code = static_cast<int>(problem.exit);
    return false;
  }
}

int load(const Wish& wish, Context& context) {
  // Every file is read before the first is sent: a slip in the last leaves nothing half done.
  if (wish.files.size() > 1 && !wish.request_id.empty()) throw UsageError(context.say()(texts::kOneFileOneId));
  std::vector<clients::DirectoryFile> files;
  for (const std::string& file : wish.files) {
    show_progress(context.say()(texts::kReading, {file}), context);
    files.push_back(clients::read_directory_file(file));
  }
  int exit_code = 0;
  std::string before;
  for (std::size_t i = 0; i < files.size(); ++i) {
    show_progress(context.say()(texts::kSending, {wish.files[i], std::to_string(i + 1), std::to_string(files.size())}), context);
    if (!send(files[i], wish, before, context, exit_code)) return exit_code;
    if (!wish.dry_run) before += (before.empty() ? "" : ", ") + wish.files[i];
  }
  if (wish.dry_run) context.note(context.say()(texts::kNothingChanged) + "\n");
  return 0;
}

void write(const std::filesystem::path& path, const std::string& text, const Speaker& say) {
  std::ofstream stream(path, std::ios::binary);
  stream << text;
  if (!stream.flush()) throw UsageError(say(texts::kNotDrawn, {path.string()}));
}

int write_csv(const v1::Directory& directory, const Wish& wish, Context& context) {
  const std::filesystem::path folder = wish.csv_folder;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const auto yaml = folder / (directory.agency() + ".yaml");
  write(yaml, clients::directory_yaml(directory, clients::Lists::in_csv), context.say());
  write(folder / clients::kUnitsFile, clients::units_csv(directory), context.say());
  write(folder / clients::kOfficialsFile, clients::officials_csv(directory), context.say());
  if (!directory.mandates().empty()) write(folder / clients::kMandatesFile, clients::mandates_csv(directory), context.say());
  context.print(context.say()(texts::kExported, {yaml.string()}) + "\n");
  return 0;
}

int export_directory(const Wish& wish, Context& context) {
  v1::GetDirectoryRequest request;
  request.set_name(context.names().agency(wish.agency));
  const v1::Directory directory = context.as_operator().directory(request);
  if (!wish.csv_folder.empty()) return write_csv(directory, wish, context);
  if (context.settings().json()) return context.print_json(directory), 0;
  context.print_line(clients::directory_yaml(directory, clients::Lists::here));
  return 0;
}

}  // namespace

void add_directory_load(const Program& program, CLI::App& group) {
  const auto wish = std::make_shared<Wish>();
  CLI::App* command =
      program.add(group, "load", texts::kHelpDirectoryLoad, [wish](Context& context) { return load(*wish, context); });
  command->add_option("FILE", wish->files, program.say(texts::kHelpDirectoryFiles))->required();
  command->add_option("--name-anew", wish->name_anew, program.say(texts::kHelpNameAnew))
      ->option_text("OFFICIAL")
      ->allow_extra_args(false);
  command->add_option("--request-id", wish->request_id, program.say(texts::kHelpRequestId))->option_text("UUID");
  command->add_flag("--dry-run", wish->dry_run, program.say(texts::kHelpDryRun));
  command = program.add(group, "export", texts::kHelpDirectoryExport,
                        [wish](Context& context) { return export_directory(*wish, context); });
  command->add_option("AGENCY", wish->agency, program.say(texts::kHelpAgency));
  command->add_option("--csv", wish->csv_folder, program.say(texts::kHelpCsvFolder))->option_text("FOLDER");
}

}  // namespace penugasan::cli
