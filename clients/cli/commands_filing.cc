// file and preview: a request from the options of the command line.
#include "clients/cli/commands.h"
#include "clients/cli/request_view.h"
#include "clients/cli/route_view.h"
#include "clients/cli/texts.h"
#include "clients/cli/words.h"
#include "clients/names.h"

namespace penugasan::cli {
namespace {

struct Filing {
  std::string request_id;
  std::string mode, form, team_kind, scope, owner, source, purpose, expectation, from, to, call, answers;
  std::vector<std::string> officials, competencies;
  int headcount = 0;
  bool voluntary = false, team = false, dry_run = false;
};

v1::AssignmentRequest request_of(const Filing& filing, const Context& context) {
  const Names names = context.names();
  const Speaker& say = context.say();
  v1::AssignmentRequest request;
  request.set_mode(mode_of(filing.voluntary ? "sukarela" : filing.mode.empty() ? "penunjukan" : filing.mode, say));
  request.set_form(form_of(filing.team ? "tim_kerja" : filing.form.empty() ? "individu" : filing.form, say));
  request.set_team_kind(filing.team_kind);
  request.set_scope(scope_of(filing.scope, say));
  request.set_owner_unit(names.unit(filing.owner));
  if (!filing.source.empty()) request.set_source_unit(names.unit(filing.source));
  for (const std::string& official : filing.officials) request.add_officials(names.official(official));
  request.set_headcount(filing.headcount);
  request.set_purpose(filing.purpose);
  for (const std::string& competency : filing.competencies) request.add_competencies(competency);
  request.set_expectation(filing.expectation);
  if (!filing.from.empty()) request.mutable_period()->set_from(filing.from);
  if (!filing.to.empty()) request.mutable_period()->set_to(filing.to);
  if (!filing.call.empty()) request.set_call(names.announcement(filing.call));
  if (!filing.answers.empty()) request.set_answers(names.request(filing.answers));
  return request;
}

int file(const Filing& filing, Context& context) {
  Api& api = context.as_person();
  v1::FileAssignmentRequestRequest request;
  *request.mutable_assignment_request() = request_of(filing, context);
  request.set_parent(context.names().agency(request.assignment_request().owner_unit()));
  request.set_request_id(context.request_id(filing.request_id));
  request.set_validate_only(filing.dry_run);
  return tell_accepted(api.file(request), texts::kFiledAs, filing.dry_run, context);
}

std::string findings_text(const v1::PreviewRouteResponse& preview, Context& context) {
  const Speaker& say = context.say();
  const Style style = context.style();
  if (preview.findings().empty()) return style.paint(Colour::green, "✓ ") + say(texts::kCanBeFiled) + "\n";
  std::string text = style.paint(Colour::red, "✗ ") + say(texts::kCannotBeFiled) + "\n";
  for (const v1::Finding& finding : preview.findings()) {
    const std::string basis = basis_text(finding.basis(), say);
    const std::string line =
        "- " + (finding.message().empty() ? finding.reason() : finding.message()) + (basis.empty() ? "" : "  (" + basis + ")");
    text += "  " + wrap(printable(line), style.width, 4) + "\n";
  }
  return text;
}

int preview(const Filing& filing, Context& context) {
  Api& api = context.as_person();
  v1::PreviewRouteRequest request;
  *request.mutable_assignment_request() = request_of(filing, context);
  request.set_parent(context.names().agency(request.assignment_request().owner_unit()));
  const v1::PreviewRouteResponse answer = api.preview(request);
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  const Style style = context.style();
  const std::string regulation = answer.regulation().substr(answer.regulation().find('/') + 1);
  const std::string basis = basis_text(answer.flow_basis(), say);
  std::string text = style.paint(Colour::bold, say(texts::kPreviewOf, {scope_text(answer.scope(), say), regulation}));
  text += (basis.empty() ? "" : "  (" + basis + ")") + "\n\n";
  RouteView view(say, style, context.people());
  text += view.with_units(answer.owner_office_unit(), answer.source_office_unit()).draw(answer.steps(), std::nullopt);
  text += "\n" + warnings_text(answer.warnings(), context) + findings_text(answer, context);
  context.print(text);
  return 0;
}

void add_filing_options(CLI::App& command, Filing& filing, const Speaker& say) {
  auto* mode = command.add_option("--mode", filing.mode, say(texts::kHelpMode));
  command.add_flag("--sukarela", filing.voluntary, say(texts::kHelpVoluntary))->excludes(mode);
  auto* form = command.add_option("--form", filing.form, say(texts::kHelpForm));
  command.add_flag("--tim", filing.team, say(texts::kHelpTeam))->excludes(form);
  command.add_option("--owner", filing.owner, say(texts::kHelpOwner))->required();
  command.add_option("--source", filing.source, say(texts::kHelpSource));
  command.add_option("--official", filing.officials, say(texts::kHelpOfficials))->allow_extra_args(false);
  command.add_option("--headcount", filing.headcount, say(texts::kHelpHeadcount));
  command.add_option("--purpose", filing.purpose, say(texts::kHelpPurpose));
  command.add_option("--competency", filing.competencies, say(texts::kHelpCompetency))->allow_extra_args(false);
  command.add_option("--expectation", filing.expectation, say(texts::kHelpExpectation));
  command.add_option("--from", filing.from, say(texts::kHelpFrom));
  command.add_option("--to", filing.to, say(texts::kHelpTo));
  command.add_option("--scope", filing.scope, say(texts::kHelpScope));
  command.add_option("--team-kind", filing.team_kind, say(texts::kHelpTeamKind));
  command.add_option("--call", filing.call, say(texts::kHelpCall));
  command.add_option("--answers", filing.answers, say(texts::kHelpAnswers));
}

}  // namespace

void add_filing_commands(const Program& program) {
  auto filing = std::make_shared<Filing>();
  CLI::App* command =
      program.add(program.app, "file", texts::kHelpFile, [filing](Context& context) { return file(*filing, context); });
  add_filing_options(*command, *filing, program.say);
  command->add_option("--request-id", filing->request_id, program.say(texts::kHelpRequestId))->option_text("UUID");
  command->add_flag("--dry-run", filing->dry_run, program.say(texts::kHelpDryRun));
  command->footer(program.say(texts::kHelpFileExample));

  filing = std::make_shared<Filing>();
  command =
      program.add(program.app, "preview", texts::kHelpPreview, [filing](Context& context) { return preview(*filing, context); });
  add_filing_options(*command, *filing, program.say);
}

}  // namespace penugasan::cli
