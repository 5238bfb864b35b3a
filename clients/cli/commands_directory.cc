// directory, official, unit: who works where.
#include <unistd.h>

#include "clients/cli/commands.h"
#include "clients/cli/pages.h"
#include "clients/cli/table.h"
#include "clients/cli/texts.h"
#include "clients/cli/when.h"
#include "clients/directory_file.h"
#include "clients/names.h"
#include "clients/yaml_reader.h"

namespace penugasan::cli {
namespace {

struct Wish {
  std::vector<std::string> files;
  std::string what;
  int limit = kLargestLimit;
  bool dry_run = false;
};

// "jambi" of "agencies/jambi"; a name without a slash as it is.
std::string last_part(const std::string& name) { return name.substr(name.rfind('/') + 1); }

// A line that the next one overwrites; only where somebody looks on.
void show_progress(const std::string& text, Context& context) {
  if (isatty(2) == 1) context.note("\r\033[K" + text);
}

v1::Directory read(const std::string& file) {
  try {
    return clients::read_directory(file);
  } catch (const clients::InputError& error) {
    throw UsageError(error.what());
  }
}

void tell_loaded(const v1::LoadDirectoryResponse& answer, Context& context) {
  const Speaker& say = context.say();
  const Text& said = answer.changed() ? texts::kLoaded : texts::kSameAlready;
  const std::string counts = say(said, {last_part(answer.agency()), std::to_string(answer.units()),
                                        std::to_string(answer.officials()), std::to_string(answer.mandates())});
  std::string text = context.style().paint(Colour::green, "✓ ") + counts + "\n";
  for (const std::string& warning : answer.warnings()) text += "  ! " + wrap(printable(warning), context.style().width, 4) + "\n";
  context.print(text);
}

int load(const Wish& wish, Context& context) {
  Api& api = context.as_operator();
  // Every file is read before the first is sent: a slip in the last leaves nothing half done.
  std::vector<v1::LoadDirectoryRequest> requests;
  for (const std::string& file : wish.files) {
    show_progress(context.say()(texts::kReading, {file}), context);
    v1::LoadDirectoryRequest request;
    *request.mutable_directory() = read(file);
    request.set_request_id(new_request_id());
    request.set_validate_only(wish.dry_run);
    requests.push_back(std::move(request));
  }
  for (std::size_t i = 0; i < requests.size(); ++i) {
    show_progress(context.say()(texts::kSending, {wish.files[i], std::to_string(i + 1), std::to_string(requests.size())}),
                  context);
    const v1::LoadDirectoryResponse answer = api.load(requests[i]);
    show_progress("", context);
    if (context.settings().json()) {
      context.print_json(answer);
    } else {
      tell_loaded(answer, context);
    }
  }
  if (wish.dry_run) context.note(context.say()(texts::kNothingChanged) + "\n");
  return 0;
}

int list(const Wish& wish, Context& context) {
  Api& api = context.as_anyone();
  const auto answer =
      all_pages<v1::ListAgenciesResponse>(v1::ListAgenciesRequest(), wish.limit, &v1::ListAgenciesResponse::mutable_agencies,
                                          [&](const auto& page) { return api.agencies(page); });
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  if (answer.agencies().empty()) return context.print(say(texts::kNoDirectory) + "\n"), 0;
  Table table({say(texts::kAgency), say(texts::kName), say(texts::kRegulation), say(texts::kUnits), say(texts::kOfficialsCount)});
  for (const auto& agency : answer.agencies()) {
    table.add({last_part(agency.name()), agency.display_name(), last_part(agency.regulation()), std::to_string(agency.units()),
               std::to_string(agency.officials())});
  }
  context.print(table.draw(context.style()));
  return 0;
}

std::string head_text(const v1::Directory& directory, const std::string& head, const Speaker& say) {
  if (head.empty()) return say(texts::kVacant);
  for (const v1::Official& official : directory.officials()) {
    if (official.id() == head) return official.display_name() + " (" + head + ")";
  }
  return head;
}

std::string join(const google::protobuf::RepeatedPtrField<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

int show(const Wish& wish, Context& context) {
  Api& api = context.as_anyone();
  v1::GetDirectoryRequest request;
  request.set_name(context.names().agency(wish.what));
  const v1::Directory directory = api.directory(request);
  if (context.settings().json()) return context.print_json(directory), 0;
  const Speaker& say = context.say();
  const Style style = context.style();
  std::string text = style.paint(Colour::bold, directory.agency() + " – " + printable(directory.display_name())) + "\n";
  text += "  " + say(texts::kUnderRegulation, {last_part(directory.regulation())}) + "\n";
  text += "  " + say(texts::kAuthority, {printable(head_text(directory, directory.authority(), say))}) + "\n";
  if (!directory.administrators().empty()) text += "  " + say(texts::kAdministrators, {join(directory.administrators())}) + "\n";
  if (!directory.auditors().empty()) text += "  " + say(texts::kAuditors, {join(directory.auditors())}) + "\n";
  text += "\n";
  Table units({say(texts::kUnit), say(texts::kName), say(texts::kUnitKind), say(texts::kHead)});
  for (const v1::Unit& unit : directory.units()) {
    units.add({unit.id(), unit.display_name(), unit.kind(), head_text(directory, unit.head(), say)});
  }
  text += units.draw(style);
  Table mandates({say(texts::kMandate), say(texts::kFor), say(texts::kHeldBy), say(texts::kFromDay), say(texts::kUntil)});
  for (const v1::Mandate& mandate : directory.mandates()) {
    mandates.add({mandate.kind(), mandate.from().empty() ? mandate.unit() : mandate.from(), mandate.to(),
                  date_text(mandate.valid_from(), say.language()), date_text(mandate.valid_to(), say.language())});
  }
  if (!mandates.empty()) text += "\n" + mandates.draw(style);
  context.print(text);
  context.note(say(texts::kAfterDirectory, {directory.agency()}) + "\n");
  return 0;
}

int list_officials(const Wish& wish, Context& context) {
  Api& api = context.as_anyone();
  v1::ListOfficialsRequest request;
  request.set_parent(context.names().agency(wish.what));
  const auto answer = all_pages<v1::ListOfficialsResponse>(request, wish.limit, &v1::ListOfficialsResponse::mutable_officials,
                                                           [&](const auto& page) { return api.officials(page); });
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  Table table({say(texts::kOfficial), say(texts::kName), say(texts::kTitle), say(texts::kUnit), say(texts::kCompetencies)});
  for (const v1::Official& official : answer.officials()) {
    table.add({clients::short_form(official.name()), official.display_name(), official.title(),
               clients::short_form(official.unit()), join(official.competencies())});
  }
  context.print(table.draw(context.style()));
  return 0;
}

int show_official(const Wish& wish, Context& context) {
  Api& api = context.as_anyone();
  v1::GetOfficialRequest request;
  request.set_name(context.names().official(wish.what));
  const v1::Official official = api.official(request);
  if (context.settings().json()) return context.print_json(official), 0;
  const Speaker& say = context.say();
  std::string text = clients::short_form(official.name()) + " – " + official.display_name() + "\n  " + official.title() + " (" +
                     official.rank() + ")\n  " + say(texts::kUnit) + ": " + clients::short_form(official.unit()) + "\n  " +
                     say(texts::kAppraiser) + ": " +
                     (official.appraiser().empty() ? say(texts::kNotEstablished) : clients::short_form(official.appraiser())) +
                     "\n";
  if (!official.competencies().empty()) text += "  " + say(texts::kCompetencies) + ": " + join(official.competencies()) + "\n";
  context.print(text);
  return 0;
}

int list_units(const Wish& wish, Context& context) {
  Api& api = context.as_anyone();
  v1::ListUnitsRequest request;
  request.set_parent(context.names().agency(wish.what));
  const auto answer = all_pages<v1::ListUnitsResponse>(request, wish.limit, &v1::ListUnitsResponse::mutable_units,
                                                       [&](const auto& page) { return api.units(page); });
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  Table table({say(texts::kUnit), say(texts::kName), say(texts::kUnitKind), say(texts::kHead)});
  for (const v1::Unit& unit : answer.units()) {
    const std::string head = unit.head().empty() ? say(texts::kVacant) : clients::short_form(unit.head());
    table.add({clients::short_form(unit.name()), unit.display_name(), unit.kind(), head});
  }
  context.print(table.draw(context.style()));
  return 0;
}

using Does = int (*)(const Wish&, Context&);

CLI::App* add_wish(const Program& program, CLI::App* group, const char* name, const Text& help, Does does, const Text& what,
                   const char* argument) {
  const auto wish = std::make_shared<Wish>();
  CLI::App* command = program.add(*group, name, help, [wish, does](Context& context) { return does(*wish, context); });
  if (argument != nullptr) command->add_option(argument, wish->what, program.say(what));
  return command;
}

}  // namespace

void add_directory_commands(const Program& program) {
  CLI::App* group = program.group("directory", texts::kHelpDirectory);
  const auto wish = std::make_shared<Wish>();
  CLI::App* command =
      program.add(*group, "load", texts::kHelpDirectoryLoad, [wish](Context& context) { return load(*wish, context); });
  command->add_option("FILE", wish->files, program.say(texts::kHelpDirectoryFiles))->required();
  command->add_flag("--dry-run", wish->dry_run, program.say(texts::kHelpDryRun));
  add_wish(program, group, "list", texts::kHelpDirectoryList, list, texts::kHelpAgency, nullptr);
  add_wish(program, group, "show", texts::kHelpDirectoryShow, show, texts::kHelpAgency, "AGENCY");

  group = program.group("official", texts::kHelpOfficial);
  add_wish(program, group, "list", texts::kHelpOfficialList, list_officials, texts::kHelpAgency, "AGENCY");
  add_wish(program, group, "show", texts::kHelpOfficialShow, show_official, texts::kHelpOfficialName, "OFFICIAL")
      ->get_option("OFFICIAL")
      ->required();
  group = program.group("unit", texts::kHelpUnitGroup);
  add_wish(program, group, "list", texts::kHelpUnitList, list_units, texts::kHelpAgency, "AGENCY");
}

}  // namespace penugasan::cli
