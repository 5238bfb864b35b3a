// notices, watch: who was told what, and what comes in while one looks on.
#include "clients/cli/commands.h"
#include "clients/cli/directory_view.h"
#include "clients/cli/follow.h"
#include "clients/cli/history_view.h"
#include "clients/cli/pages.h"
#include "clients/cli/table.h"
#include "clients/cli/texts.h"
#include "clients/cli/when.h"
#include "clients/cli/words.h"
#include "clients/names.h"

namespace penugasan::cli {
namespace {

struct Watch {
  bool notices = false;
  bool from_now = false;
  std::string subscription;
  int limit = kUsualLimit;
};

int list_notices(const Watch& watch, Context& context) {
  Api& api = context.as_person();
  const auto answer =
      all_pages<v1::ListNoticesResponse>(v1::ListNoticesRequest(), watch.limit, &v1::ListNoticesResponse::mutable_notices,
                                         [&](const auto& page) { return api.notices(page); });
  if (context.settings().json()) return context.print_json(answer), 0;
  const Speaker& say = context.say();
  if (answer.notices().empty()) return context.print(say(texts::kNoNotices) + "\n"), 0;
  Table table({say(texts::kTime), say(texts::kCause), say(texts::kRequest), say(texts::kState), say(texts::kBy),
               say(texts::kLetter), say(texts::kBasis)});
  for (const v1::Notice& notice : answer.notices()) {
    table.add({time_text(notice.create_time(), say.language()), cause_text(notice.cause(), say), notice_subject(notice, say),
               notice.directory().empty() ? state_text(notice.state(), say) : "",
               notice.actor().empty() ? "" : context.people().brief(notice.actor()), notice.letter_kind(),
               basis_text(notice.basis(), say)});
  }
  context.print(table.draw(context.style()));
  if (!answer.next_page_token().empty()) context.note(say(texts::kThereIsMore) + "\n");
  return 0;
}

void print_change(const v1::WatchInboxResponse& change, Context& context) {
  const Speaker& say = context.say();
  if (!change.has_item() && change.removed().empty() && !change.caught_up()) return;
  if (context.settings().json()) return context.print_json(change);
  if (change.caught_up()) return context.note(say(texts::kCaughtUp) + "\n");
  if (!change.removed().empty()) return context.print(say(texts::kNoLongerWaits, {clients::short_form(change.removed())}) + "\n");
  const v1::AssignmentRequest& asked = change.item().assignment_request();
  context.print(say(texts::kWaitsForYou, {clients::short_form(asked.name()), printable(asked.open_step().title()),
                                          days_text(days_of(change.item().age()), say), printable(asked.purpose())}) +
                "\n");
}

void watch_inbox(Api& api, std::string& token, Context& context) {
  v1::WatchInboxRequest request;
  request.set_resume_token(token);
  api.watch_inbox(request, [&](const v1::WatchInboxResponse& change) {
    print_change(change, context);
    token = change.resume_token();
  });
}

void watch_notices(Api& api, std::string& token, const Watch& watch, Context& context) {
  v1::SubscribeNoticesRequest request;
  request.set_resume_token(token);
  request.set_subscription(watch.subscription);
  request.set_from_now(watch.from_now && token.empty());
  api.watch_notices(request, [&](const v1::SubscribeNoticesResponse& message) {
    if (message.has_notice() && context.settings().json()) {
      context.print_json(message);
    } else if (message.has_notice()) {
      context.print(notice_line(message.notice(), context.say(), context.people()) + "\n");
    }
    token = message.resume_token();
  });
}

int watch_until_stopped(const Watch& watch, Context& context) {
  Api* running = nullptr;
  const StopOnSignal signals([&] {
    if (running != nullptr) running->stop();
  });
  Api& api = context.as_person();
  running = &api;
  follow(api, {[&](std::string& token) {
                 if (watch.notices) return watch_notices(api, token, watch, context);
                 watch_inbox(api, token, context);
               },
               [&] { context.note(context.say()(texts::kServerLost) + "\n"); },
               [&] { context.note(context.say()(texts::kTokenForgotten) + "\n"); }, [&] { return context.renew_token(); }});
  return 0;
}

}  // namespace

void add_notice_commands(const Program& program) {
  const Speaker& say = program.say;
  auto watch = std::make_shared<Watch>();
  CLI::App* command = program.add(program.app, "notices", texts::kHelpNotices,
                                  [watch](Context& context) { return list_notices(*watch, context); });
  command->add_option("--limit", watch->limit, say(texts::kHelpLimit))->check(CLI::Range(1, kLargestLimit));

  watch = std::make_shared<Watch>();
  command = program.add(program.app, "watch", texts::kHelpWatch,
                        [watch](Context& context) { return watch_until_stopped(*watch, context); });
  auto* notices = command->add_flag("--notices", watch->notices, say(texts::kHelpWatchNotices));
  command->add_flag("--from-now", watch->from_now, say(texts::kHelpFromNow))->needs(notices);
  command->add_option("--subscription", watch->subscription, say(texts::kHelpSubscription))->needs(notices);
}

}  // namespace penugasan::cli
