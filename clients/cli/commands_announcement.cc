// announce, announcement list, announcement close: needs that a unit makes known before anybody can volunteer.
#include "clients/cli/commands.h"
#include "clients/cli/pages.h"
#include "clients/cli/table.h"
#include "clients/cli/texts.h"
#include "clients/cli/when.h"
#include "clients/cli/words.h"
#include "clients/names.h"

namespace penugasan::cli {
namespace {

struct Need {
  std::string request_id;
  std::string unit, purpose, from, to, what, etag;
  std::vector<std::string> competencies;
  int headcount = 1;
  int limit = kUsualLimit;
  bool dry_run = false;
};

int tell(const v1::Announcement& announcement, const Text& done, bool validate_only, Context& context) {
  if (context.settings().json()) return context.print_json(announcement), 0;
  const std::string id = clients::short_form(announcement.name());
  const std::string said = validate_only ? context.say()(texts::kWouldBeAccepted) : context.say()(done, {id});
  context.print(context.style().paint(Colour::green, "✓ ") + said + "\n");
  return 0;
}

int announce(const Need& need, Context& context) {
  Api& api = context.as_person();
  v1::CreateAnnouncementRequest request;
  v1::Announcement& announcement = *request.mutable_announcement();
  announcement.set_unit(context.names().unit(need.unit));
  announcement.set_headcount(need.headcount);
  announcement.set_purpose(need.purpose);
  for (const std::string& competency : need.competencies) announcement.add_competencies(competency);
  announcement.mutable_period()->set_from(need.from);
  announcement.mutable_period()->set_to(need.to);
  request.set_parent(context.names().agency(announcement.unit()));
  request.set_request_id(context.request_id(need.request_id));
  request.set_validate_only(need.dry_run);
  const v1::Announcement made = api.announce(request);
  tell(made, texts::kAnnounced, need.dry_run, context);
  if (!need.dry_run) context.note(context.say()(texts::kAfterAnnounce, {clients::short_form(made.name())}) + "\n");
  return 0;
}

int list(const Need& need, Context& context) {
  Api& api = context.as_person();
  v1::ListAnnouncementsRequest request;
  request.set_parent(context.names().agency(need.what));
  const auto answer =
      all_pages<v1::ListAnnouncementsResponse>(request, need.limit, &v1::ListAnnouncementsResponse::mutable_announcements,
                                               [&](const auto& page) { return api.announcements(page); });
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  if (answer.announcements().empty()) return context.print(say(texts::kListEmpty) + "\n"), 0;
  Table table({say(texts::kAnnouncement), say(texts::kState), say(texts::kUnit), say(texts::kHeadcount), say(texts::kUntil),
               say(texts::kPurpose)});
  for (const v1::Announcement& one : answer.announcements()) {
    table.add({clients::short_form(one.name()), state_text(one.state(), say), clients::short_form(one.unit()),
               std::to_string(one.headcount()), date_text(one.period().to(), say.language()), one.purpose()});
  }
  context.print(table.draw(context.style()));
  if (!answer.next_page_token().empty()) context.note(say(texts::kThereIsMore) + "\n");
  return 0;
}

int close(const Need& need, Context& context) {
  Api& api = context.as_person();
  v1::CloseAnnouncementRequest request;
  request.set_name(context.names().announcement(need.what));
  request.set_etag(need.etag);
  if (need.etag.empty()) {
    v1::GetAnnouncementRequest get;
    get.set_name(request.name());
    request.set_etag(api.announcement(get).etag());
  }
  request.set_request_id(context.request_id(need.request_id, request.etag()));
  request.set_validate_only(need.dry_run);
  return tell(api.close(request), texts::kClosed, need.dry_run, context);
}

void add_announce(const Program& program) {
  const Speaker& say = program.say;
  auto need = std::make_shared<Need>();
  CLI::App* command =
      program.add(program.app, "announce", texts::kHelpAnnounce, [need](Context& context) { return announce(*need, context); });
  command->add_option("--unit", need->unit, say(texts::kHelpUnit))->required();
  command->add_option("--purpose", need->purpose, say(texts::kHelpPurpose));
  command->add_option("--competency", need->competencies, say(texts::kHelpCompetency))->allow_extra_args(false);
  command->add_option("--headcount", need->headcount, say(texts::kHelpHeadcount));
  command->add_option("--from", need->from, say(texts::kHelpFrom));
  command->add_option("--to", need->to, say(texts::kHelpTo));
  command->add_option("--request-id", need->request_id, say(texts::kHelpRequestId))->option_text("UUID");
  command->add_flag("--dry-run", need->dry_run, say(texts::kHelpDryRun));
}

}  // namespace

void add_announcement_commands(const Program& program) {
  const Speaker& say = program.say;
  add_announce(program);
  CLI::App* group = program.group("announcement", texts::kHelpAnnouncement);
  auto need = std::make_shared<Need>();
  CLI::App* command =
      program.add(*group, "list", texts::kHelpAnnouncementList, [need](Context& context) { return list(*need, context); });
  command->add_option("AGENCY", need->what, say(texts::kHelpAgency));
  command->add_option("--limit", need->limit, say(texts::kHelpLimit))->check(CLI::Range(1, kLargestLimit));

  need = std::make_shared<Need>();
  command =
      program.add(*group, "close", texts::kHelpAnnouncementClose, [need](Context& context) { return close(*need, context); });
  command->add_option("ANNOUNCEMENT", need->what, say(texts::kHelpAnnouncementName))->required();
  command->add_option("--etag", need->etag, say(texts::kHelpEtag));
  command->add_option("--request-id", need->request_id, say(texts::kHelpRequestId))->option_text("UUID");
  command->add_flag("--dry-run", need->dry_run, say(texts::kHelpDryRun));
}

}  // namespace penugasan::cli
