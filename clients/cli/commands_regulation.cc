// regulation list, show, check, graph: the rules as data.
#include <algorithm>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "clients/cli/commands.h"
#include "clients/cli/graphviz.h"
#include "clients/cli/pages.h"
#include "clients/cli/regulation_texts.h"
#include "clients/cli/table.h"
#include "clients/cli/texts.h"
#include "clients/cli/when.h"
#include "clients/cli/words.h"
#include "workflow/loader/loader.h"

namespace penugasan::cli {
namespace {

struct Wish {
  std::vector<std::string> files;
  std::string id, version, mode, scope, svg;
  bool offline = false;
  int limit = kLargestLimit;
};

std::string local(const std::string& name) { return name.substr(name.find('/') + 1); }

void print_json(const nlohmann::json& json, const Context& context) {
  context.print_line(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

int list(const Wish& wish, Context& context) {
  Api& api = context.as_anyone();
  const auto answer = all_pages<v1::ListRegulationsResponse>(v1::ListRegulationsRequest(), wish.limit,
                                                             &v1::ListRegulationsResponse::mutable_regulations,
                                                             [&](const auto& page) { return api.regulations(page); });
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  Table table({say(texts::kRegulation), say(texts::kName), say(texts::kInForce), say(texts::kVersion)});
  for (const v1::Regulation& one : answer.regulations()) {
    constexpr std::size_t kEnough = 12;
    table.add(
        {local(one.name()), one.short_title(), date_text(one.in_force_from(), say.language()), one.version().substr(0, kEnough)});
  }
  context.print(table.draw(context.style()));
  return 0;
}

int show(const Wish& wish, Context& context) {
  Api& api = context.as_anyone();
  v1::GetRegulationRequest request;
  request.set_name(context.names().regulation(wish.id));
  request.set_version(wish.version);
  const v1::Regulation answer = api.regulation(request);
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  const Style style = context.style();
  std::string text = style.paint(Colour::bold, local(answer.name())) + "\n" + wrap(printable(answer.title()), style.width, 0) +
                     "\n" + say(texts::kInForceSince, {date_text(answer.in_force_from(), say.language()), answer.version()}) +
                     "\n\n";
  Table table({say(texts::kMode), say(texts::kScope), say(texts::kAvailability), say(texts::kBasis), say(texts::kWords)});
  for (const v1::Flow& flow : answer.flows()) {
    table.add({mode_text(flow.mode(), say), scope_text(flow.scope(), say), availability_text(flow.availability(), say),
               basis_text(flow.basis(), say), flow.basis().words()});
  }
  context.print(text + table.draw(style));
  context.note(say(texts::kAfterRegulation, {local(answer.name())}) + "\n");
  return 0;
}

std::vector<workflow::SourceFile> read_folder(const std::string& path, const Speaker& say) {
  auto files = workflow::read_regulation_folder(path);
  if (files.empty()) throw UsageError(say(texts::kNoRegulationFiles, {path}));
  return files;
}

std::vector<workflow::SourceFile> read_all(const std::vector<std::string>& paths, const Speaker& say) {
  std::vector<workflow::SourceFile> files;
  for (const std::string& path : paths) {
    if (std::filesystem::is_directory(path)) {
      const auto more = read_folder(path, say);
      files.insert(files.end(), more.begin(), more.end());
      continue;
    }
    auto file = workflow::read_regulation_file(path);
    if (!file) throw UsageError(say(texts::kCannotRead, {path}));
    files.push_back(std::move(*file));
  }
  return files;
}

workflow::RegulationSet shipped() {
  workflow::RegulationSet set;
  for (auto& regulation : workflow::load_regulations(workflow::shipped_regulations())) set.add(std::move(regulation));
  return set;
}

int tell_faults(const workflow::RegulationError& error, Context& context) {
  std::string text;
  for (const workflow::Fault& fault : error.faults()) text += fault.text() + "\n";
  Problem problem{Exit::refused, "FAILED_PRECONDITION", "REGULATION_INVALID", text, {}, {}, {}};
  for (const workflow::Fault& fault : error.faults()) {
    problem.fields.push_back({fault.file + ":" + std::to_string(fault.line), fault.what});
  }
  if (context.settings().json()) {
    context.tell_problem(problem);
  } else {
    context.print(text);
    context.note(context.say()(texts::kFaults, {std::to_string(error.faults().size())}) + "\n");
  }
  return static_cast<int>(Exit::refused);
}

std::ptrdiff_t provided_flows(const workflow::Regulation& regulation) {
  return std::count_if(regulation.flows.begin(), regulation.flows.end(),
                       [](const workflow::Flow& flow) { return flow.availability == workflow::Flow::Availability::provided; });
}

void tell_good(const std::vector<std::shared_ptr<const workflow::Regulation>>& good, Context& context) {
  if (context.settings().json()) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& one : good) list.push_back({{"id", one->id}, {"flows", provided_flows(*one)}, {"version", one->version}});
    return print_json({{"regulations", list}}, context);
  }
  for (const auto& one : good) {
    const std::string flows = std::to_string(provided_flows(*one));
    context.print(context.style().paint(Colour::green, "✓ ") +
                  context.say()(texts::kRegulationGood, {one->id, flows, one->version}) + "\n");
  }
}

int check(const Wish& wish, Context& context) {
  try {
    return tell_good(workflow::load_regulations(read_all(wish.files, context.say()), shipped()), context), 0;
  } catch (const workflow::RegulationError& error) {
    return tell_faults(error, context);
  }
}

// By name: both sides use the same words.
template <class Enum, class Proto>
Enum domain_of(Proto value, const std::string& name, std::size_t prefix) {
  std::string word = name.substr(prefix);
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::tolower(c); });
  const auto found = workflow::from_name<Enum>(word);
  if (!found) throw std::logic_error("no such value: " + std::to_string(value));
  return *found;
}

std::string dot_offline(const Wish& wish, v1::Mode mode, v1::Scope scope, const Speaker& say) {
  const auto wanted_mode = domain_of<workflow::Mode>(mode, v1::Mode_Name(mode), std::string_view("MODE_").size());
  const auto wanted_scope = domain_of<workflow::Scope>(scope, v1::Scope_Name(scope), std::string_view("SCOPE_").size());
  const workflow::RegulationSet set = shipped();
  std::string known;
  for (const auto& regulation : set.all()) {
    known += (known.empty() ? "" : ", ") + regulation->id;
    if (regulation->id != wish.id) continue;
    const workflow::Flow* flow = regulation->flow(wanted_mode, wanted_scope);
    const bool provided = flow != nullptr && flow->availability == workflow::Flow::Availability::provided;
    return provided ? workflow::draw_flow(*regulation, *flow) : std::string();
  }
  throw UsageError(say(texts::kNotShipped, {printable(wish.id), known}));
}

std::string dot_of(const Wish& wish, Context& context) {
  const Speaker& say = context.say();
  const v1::Mode mode = mode_of(wish.mode, say);
  const v1::Scope scope = scope_of(wish.scope, say);
  if (wish.offline) return dot_offline(wish, mode, scope, say);
  v1::GetRegulationRouteRequest request;
  request.set_name(context.names().regulation(wish.id));
  request.set_version(wish.version);
  request.set_mode(mode);
  request.set_scope(scope);
  return context.as_anyone().regulation_route(request).dot();
}

int refuse(Context& context, Exit exit, const std::string& message, const std::string& next) {
  const char* code = exit == Exit::refused ? "FAILED_PRECONDITION" : exit == Exit::usage ? "INVALID_ARGUMENT" : "INTERNAL";
  context.tell_problem({exit, code, {}, message, {}, {}, next});
  return static_cast<int>(exit);
}

int graph(const Wish& wish, Context& context) {
  const Speaker& say = context.say();
  const std::string dot = dot_of(wish, context);
  if (dot.empty()) {
    return refuse(context, Exit::refused, say(texts::kNoSuchFlow, {wish.id, wish.mode, wish.scope}),
                  "penugasan regulation show " + wish.id);
  }
  if (wish.svg.empty()) {
    if (context.settings().json()) return print_json({{"dot", dot}}, context), 0;
    return context.print(dot), 0;
  }
  switch (draw_svg(dot, wish.svg)) {
    case Drawn::no_program: return refuse(context, Exit::internal, say(texts::kNoGraphviz), "apt install graphviz");
    case Drawn::failed: return refuse(context, Exit::usage, say(texts::kNotDrawn, {wish.svg}), {});
    case Drawn::yes: break;
  }
  if (context.settings().json()) print_json({{"svg", wish.svg}}, context);
  context.note(say(texts::kDrawn, {wish.svg}) + "\n");
  return 0;
}

}  // namespace

void add_regulation_commands(const Program& program) {
  const Speaker& say = program.say;
  CLI::App* group = program.group("regulation", texts::kHelpRegulation);
  auto wish = std::make_shared<Wish>();
  program.add(*group, "list", texts::kHelpRegulationList, [wish](Context& context) { return list(*wish, context); });

  CLI::App* command =
      program.add(*group, "show", texts::kHelpRegulationShow, [wish](Context& context) { return show(*wish, context); });
  command->add_option("REGULATION", wish->id, say(texts::kHelpRegulationId))->required();
  command->add_option("--version", wish->version, say(texts::kHelpRegulationVersion));

  wish = std::make_shared<Wish>();
  command = program.add(*group, "check", texts::kHelpRegulationCheck, [wish](Context& context) { return check(*wish, context); });
  command->add_option("FILE", wish->files, say(texts::kHelpRegulationFiles))->required();

  wish = std::make_shared<Wish>();
  command = program.add(*group, "graph", texts::kHelpRegulationGraph, [wish](Context& context) { return graph(*wish, context); });
  command->add_option("REGULATION", wish->id, say(texts::kHelpRegulationId))->required();
  command->add_option("--mode", wish->mode, say(texts::kHelpMode))->required();
  command->add_option("--scope", wish->scope, say(texts::kHelpScope))->required();
  command->add_option("--version", wish->version, say(texts::kHelpRegulationVersion));
  command->add_option("--svg", wish->svg, say(texts::kHelpSvg));
  command->add_flag("--offline", wish->offline, say(texts::kHelpOffline));
}

}  // namespace penugasan::cli
