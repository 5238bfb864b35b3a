// directory who, directory vacancies, directory mandate: who may act for an office, and freeing one that is vacant.
#include <algorithm>

#include "clients/cli/commands.h"
#include "clients/cli/directory_view.h"
#include "clients/cli/table.h"
#include "clients/cli/texts.h"
#include "clients/cli/when.h"
#include "clients/cli/words.h"
#include "clients/names.h"

namespace penugasan::cli {
namespace {

struct Wish {
  std::string request_id;
  std::string office;
  std::string day;
  bool as_known_now = false;
  std::string agency;
  v1::Mandate mandate;
  std::string letter_number;
  std::string letter_date;
  bool dry_run = false;
};

// An official with --appraiser, a unit "jambi/dlh", or an agency "jambi".
std::string office_name(const Wish& wish, Context& context) {
  const bool unit = wish.office.find('/') != std::string::npos;
  return unit ? context.names().unit(wish.office) : context.names().agency(wish.office);
}

int who(const Wish& wish, Context& context) {
  v1::ListOfficeHoldersRequest request;
  request.set_office(office_name(wish, context));
  request.set_day(wish.day);
  request.set_as_known_now(wish.as_known_now);
  const auto answer = context.as_anyone().office_holders(request);
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  context.print(say(texts::kWhoOn, {seat_text(answer.seat(), say), date_text(answer.day(), say.language())}) + "\n");
  if (answer.holders().empty()) context.print("  " + say(texts::kVacant) + "\n");
  Table table({say(texts::kOfficial), say(texts::kStandsIn), say(texts::kByLetter)});
  for (const auto& holder : answer.holders()) {
    const auto& letter = holder.mandate_letter();
    table.add({context.people().full(holder.official()),
               mandate_text(holder.mandate_kind(), context.people().brief(holder.on_behalf_of()), say),
               letter.number().empty() ? "" : letter.number() + ", " + date_text(letter.date(), say.language())});
  }
  if (!table.empty()) context.print(table.draw(context.style()));
  if (answer.corrected_since()) context.note(say(texts::kCorrectedSince) + "\n");
  return 0;
}

// The authority's post is no unit's, so what to type for it is not to be guessed.
void tell_how_to_fill(const google::protobuf::RepeatedPtrField<v1::Vacancy>& vacancies, Context& context) {
  const auto of_authority = [](const v1::Vacancy& one) { return one.seat().kind() == v1::Seat::KIND_AUTHORITY; };
  const auto authorities = std::count_if(vacancies.begin(), vacancies.end(), of_authority);
  if (authorities > 0) context.note(context.say()(texts::kAfterAuthorityVacant) + "\n");
  if (authorities < vacancies.size()) context.note(context.say()(texts::kAfterVacancies) + "\n");
}

int vacancies(const Wish& wish, Context& context) {
  v1::ListVacanciesRequest request;
  request.set_parent(context.names().agency(wish.agency));
  const auto answer = context.as_anyone().vacancies(request);
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  if (answer.vacancies().empty()) return context.print(say(texts::kNoVacancy) + "\n"), 0;
  context.print(vacancies_text(answer.vacancies(), context.style(), say));
  tell_how_to_fill(answer.vacancies(), context);
  return 0;
}

// The local id that a mandate has: "dlh" of "dlh", "jambi/dlh" and "agencies/jambi/units/dlh".
void make_local(std::string& id, const std::string& agency, const Speaker& say) {
  if (id.find('/') == std::string::npos) return;
  const bool full = id.starts_with("agencies/");
  if (!(full ? id : "agencies/" + id).starts_with(agency + "/")) {
    throw UsageError(say(texts::kOtherAgency, {printable(id), agency.substr(agency.find('/') + 1)}));
  }
  id = id.substr(id.rfind('/') + 1);
}

// --agency, else the agency of whatever names one.
std::string agency_of(const Wish& wish, Context& context) {
  for (const std::string* one : {&wish.agency, &wish.mandate.unit(), &wish.mandate.from(), &wish.mandate.to()}) {
    if (one == &wish.agency ? !one->empty() : one->find('/') != std::string::npos) return context.names().agency(*one);
  }
  return context.names().agency({});
}

int record_mandate(const Wish& wish, Context& context) {
  v1::RecordMandateRequest request;
  request.set_parent(agency_of(wish, context));
  *request.mutable_mandate() = wish.mandate;
  for (std::string* id : {request.mutable_mandate()->mutable_unit(), request.mutable_mandate()->mutable_from(),
                          request.mutable_mandate()->mutable_to()}) {
    make_local(*id, request.parent(), context.say());
  }
  if (!wish.letter_number.empty() || !wish.letter_date.empty()) {
    request.mutable_mandate()->mutable_letter()->set_number(wish.letter_number);
    request.mutable_mandate()->mutable_letter()->set_date(wish.letter_date);
  }
  request.set_request_id(context.request_id(wish.request_id));
  request.set_validate_only(wish.dry_run);
  const auto answer = context.as_anyone().record_mandate(request);
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  const auto& made = answer.mandate();
  context.print(context.style().paint(Colour::green, "✓ ") +
                say(wish.dry_run ? texts::kMandateWouldBeRecorded : texts::kMandateRecorded,
                    {made.kind(), made.to(), made.from().empty() ? made.unit() : made.from(),
                     date_text(made.valid_from(), say.language()), date_text(made.valid_to(), say.language())}) +
                "\n");
  if (wish.dry_run) context.note(say(texts::kNothingChanged) + "\n");
  return 0;
}

void add_who(const Program& program, CLI::App& group) {
  const auto wish = std::make_shared<Wish>();
  CLI::App* command = program.add(group, "who", texts::kHelpWho, [wish](Context& context) { return who(*wish, context); });
  command->add_option("OFFICE", wish->office, program.say(texts::kHelpOffice))->required();
  command->add_option("--on", wish->day, program.say(texts::kHelpOnDay))->option_text("DATE");
  command->add_flag("--as-known-now", wish->as_known_now, program.say(texts::kHelpAsKnownNow));
}

void add_mandate(const Program& program, CLI::App& group) {
  const auto wish = std::make_shared<Wish>();
  CLI::App* command = program.add(group, "mandate", texts::kHelpRecordMandate,
                                  [wish](Context& context) { return record_mandate(*wish, context); });
  const auto text = [&](const char* name, const Text& help, std::string* (v1::Mandate::*field)()) {
    return command->add_option(name, *(wish->mandate.*field)(), program.say(help));
  };
  text("KIND", texts::kHelpMandateKind, &v1::Mandate::mutable_kind)->required();
  text("--from", texts::kHelpMandateFrom, &v1::Mandate::mutable_from)->option_text("OFFICIAL");
  text("--unit", texts::kHelpMandateUnit, &v1::Mandate::mutable_unit)->option_text("UNIT");
  text("--to", texts::kHelpMandateTo, &v1::Mandate::mutable_to)->option_text("OFFICIAL")->required();
  text("--valid-from", texts::kHelpMandateFirst, &v1::Mandate::mutable_valid_from)->option_text("DATE")->required();
  text("--valid-to", texts::kHelpMandateLast, &v1::Mandate::mutable_valid_to)->option_text("DATE")->required();
  command->add_option("--letter", wish->letter_number, program.say(texts::kHelpMandateLetter))->option_text("NUMBER");
  command->add_option("--letter-date", wish->letter_date, program.say(texts::kHelpMandateLetterDate))->option_text("DATE");
  command->add_option("--agency", wish->agency, program.say(texts::kHelpAgency))->option_text("AGENCY");
  command->add_option("--request-id", wish->request_id, program.say(texts::kHelpRequestId))->option_text("UUID");
  command->add_flag("--dry-run", wish->dry_run, program.say(texts::kHelpDryRun));
}

}  // namespace

void add_office_commands(const Program& program, CLI::App& group) {
  add_who(program, group);
  const auto wish = std::make_shared<Wish>();
  CLI::App* command =
      program.add(group, "vacancies", texts::kHelpVacancies, [wish](Context& context) { return vacancies(*wish, context); });
  command->add_option("AGENCY", wish->agency, program.say(texts::kHelpAgency));
  add_mandate(program, group);
}

}  // namespace penugasan::cli
