// inbox, list, show, history: looking without changing anything.
#include <chrono>

#include "clients/cli/commands.h"
#include "clients/cli/directory_view.h"
#include "clients/cli/history_view.h"
#include "clients/cli/pages.h"
#include "clients/cli/request_view.h"
#include "clients/cli/route_view.h"
#include "clients/cli/table.h"
#include "clients/cli/texts.h"
#include "clients/cli/when.h"
#include "clients/cli/words.h"
#include "clients/names.h"

namespace penugasan::cli {
namespace {

struct Look {
  std::string what;
  std::string filter;
  int limit = kUsualLimit;
};

std::int64_t now_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

int show_inbox(const Look& look, Context& context) {
  Api& api = context.as_person();
  v1::ListInboxRequest request;
  request.set_filter(look.filter);
  google::protobuf::RepeatedPtrField<v1::Vacancy> vacancies;
  auto answer =
      all_pages<v1::ListInboxResponse>(request, look.limit, &v1::ListInboxResponse::mutable_items, [&](const auto& page) {
        auto answered = api.inbox(page);
        vacancies.MergeFrom(answered.vacancies());
        return answered;
      });
  answer.mutable_vacancies()->Swap(&vacancies);
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  context.print(vacancies_text(answer.vacancies(), context.style(), say));
  if (answer.items().empty()) return context.print(say(texts::kInboxEmpty) + "\n"), 0;
  Table table({say(texts::kRequest), say(texts::kAge), say(texts::kStep), say(texts::kFiler), say(texts::kPurpose),
               say(texts::kStandsIn)});
  for (const v1::InboxItem& item : answer.items()) {
    const v1::AssignmentRequest& asked = item.assignment_request();
    table.add({clients::short_form(asked.name()), days_text(days_of(item.age()), say), asked.open_step().title(),
               context.people().brief(asked.filer()), asked.purpose(),
               mandate_text(item.mandate_kind(), context.people().brief(item.on_behalf_of()), say)});
  }
  context.print(table.draw(context.style()));
  context.note(say(texts::kAfterInbox, {clients::short_form(answer.items(0).assignment_request().name())}) + "\n");
  if (!answer.next_page_token().empty()) context.note(say(texts::kThereIsMore) + "\n");
  return 0;
}

int list_requests(const Look& look, Context& context) {
  Api& api = context.as_person();
  v1::ListAssignmentRequestsRequest request;
  request.set_parent(context.names().agency(look.what));
  request.set_filter(look.filter);
  const auto answer = all_pages<v1::ListAssignmentRequestsResponse>(
      request, look.limit, &v1::ListAssignmentRequestsResponse::mutable_assignment_requests,
      [&](const auto& page) { return api.list(page); });
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  if (answer.assignment_requests().empty()) return context.print(say(texts::kListEmpty) + "\n"), 0;
  Table table({say(texts::kRequest), say(texts::kState), say(texts::kFiled), say(texts::kOwner), say(texts::kStep),
               say(texts::kPurpose)});
  for (const v1::AssignmentRequest& asked : answer.assignment_requests()) {
    table.add({clients::short_form(asked.name()), state_text(asked.state(), say), day_text(asked.create_time(), say.language()),
               clients::short_form(asked.owner_unit()), asked.open_step().title(), asked.purpose()});
  }
  context.print(table.draw(context.style()));
  if (!answer.next_page_token().empty()) context.note(say(texts::kThereIsMore) + "\n");
  return 0;
}

int show_request(const Look& look, Context& context) {
  Api& api = context.as_person();
  v1::GetRouteRequest request;
  request.set_name(context.names().request(look.what));
  context.set_subject(request.name());
  const v1::GetRouteResponse answer = api.route(request);
  if (context.settings().json()) return context.print_json(answer), 0;
  const v1::AssignmentRequest& asked = answer.assignment_request();
  std::string text = describe(asked, context) + "\n";
  const long days = days_since(asked.open_step().open_time(), now_seconds());
  RouteView view(context.say(), context.style(), context.people());
  text += view.with_units(asked.owner_office_unit(), asked.source_office_unit()).draw(answer.steps(), days);
  context.print(text);
  context.note(what_next(asked, context));
  return 0;
}

int show_history(const Look& look, Context& context) {
  Api& api = context.as_person();
  v1::ListHistoryRequest request;
  request.set_parent(context.names().request(look.what));
  context.set_subject(request.parent());
  const auto answer = all_pages<v1::ListHistoryResponse>(request, look.limit, &v1::ListHistoryResponse::mutable_entries,
                                                         [&](const auto& page) { return api.history(page); });
  if (context.settings().json()) return context.print_json(answer), 0;
  context.print(draw_history(answer.entries(), context.say(), context.style(), context.people()));
  if (!answer.next_page_token().empty()) context.note(context.say()(texts::kThereIsMore) + "\n");
  return 0;
}

using Shared = std::shared_ptr<Look>;

CLI::App* add_look(const Program& program, const char* name, const Text& help, int (*does)(const Look&, Context&),
                   const Shared& look) {
  CLI::App* command = program.add(program.app, name, help, [look, does](Context& context) { return does(*look, context); });
  command->add_option("--limit", look->limit, program.say(texts::kHelpLimit))->check(CLI::Range(1, kLargestLimit));
  return command;
}

}  // namespace

void add_look_commands(const Program& program) {
  const Speaker& say = program.say;
  auto look = std::make_shared<Look>();
  add_look(program, "inbox", texts::kHelpInbox, show_inbox, look)->add_option("--filter", look->filter, say(texts::kHelpFilter));

  look = std::make_shared<Look>();
  CLI::App* list = add_look(program, "list", texts::kHelpList, list_requests, look);
  list->add_option("AGENCY", look->what, say(texts::kHelpAgency));
  list->add_option("--filter", look->filter, say(texts::kHelpFilter));

  look = std::make_shared<Look>();
  CLI::App* show =
      program.add(program.app, "show", texts::kHelpShow, [look](Context& context) { return show_request(*look, context); });
  show->add_option("REQUEST", look->what, say(texts::kHelpRequest))->required();

  look = std::make_shared<Look>();
  look->limit = kLargestLimit;
  add_look(program, "history", texts::kHelpHistory, show_history, look)
      ->add_option("REQUEST", look->what, say(texts::kHelpRequest))
      ->required();
}

}  // namespace penugasan::cli
