#include "server/api/inbox_api.h"

#include <algorithm>

#include <google/protobuf/util/time_util.h>

#include "server/api/common.h"
#include "server/api/offices.h"
#include "server/api/present.h"
#include "server/core/waiting.h"
#include "server/input/filter.h"
#include "server/input/names.h"
#include "workflow/route.h"

namespace penugasan::server {

namespace {

// Rows looked at for one page, so that a rare filter cannot hold a thread.
constexpr std::size_t kScanned = 2000;

storage::InboxRow row_of(const PagePosition& position) {
  if (position.numbers.size() != 2) return {};
  return {position.numbers[0], position.numbers[1]};
}

}  // namespace

std::optional<v1::InboxItem> inbox_item(const Application& app, const World& world, const workflow::Request& request,
                                        const workflow::OfficialId& official, Language language) {
  const auto now = app.clock.now();
  const auto holders = holders_of_open_step(request, world, today_of(now));
  const auto found =
      std::find_if(holders.begin(), holders.end(), [&](const auto& holder) { return holder.official == official; });
  if (found == holders.end()) return std::nullopt;
  std::vector<workflow::OfficialId> waiting;
  for (const auto& holder : holders) waiting.push_back(holder.official);
  v1::InboxItem item;
  *item.mutable_assignment_request() = to_proto(request, waiting, world, language);
  const auto age = std::max(now - request.open->opened_at, std::chrono::microseconds(0));
  *item.mutable_age() = google::protobuf::util::TimeUtil::MicrosecondsToDuration(age.count());
  item.set_on_behalf_of(resource_name(found->on_behalf_of));
  item.set_mandate_kind(found->mandate_kind);
  if (!found->mandate_letter.empty()) *item.mutable_mandate_letter() = to_proto(found->mandate_letter);
  return item;
}

std::vector<workflow::Seat> seats_of(const Application& app, const World& world, const Caller& caller) {
  if (caller.official().empty()) return {{workflow::Seat::Kind::person, std::string(caller.key())}};
  return world.organisation.seats_of(caller.official(), today_of(app.clock.now()));
}

std::vector<storage::InboxRow> inbox_rows(const storage::EventStore& store, const std::vector<workflow::Seat>& seats,
                                          storage::InboxRow after, std::size_t limit) {
  std::vector<storage::InboxRow> rows;
  for (const auto& seat : seats) {
    const auto some = store.inbox(seat, after, limit);
    rows.insert(rows.end(), some.begin(), some.end());
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  if (rows.size() > limit) rows.resize(limit);
  return rows;
}

namespace {

// An administrator can free what is held up, by recording a mandate; so they are told of it here.
void add_vacancies(const Application& app, const World& world, const workflow::OfficialId& official,
                   v1::ListInboxResponse& answer) {
  const auto* agency = world.organisation.agency(official.agency());
  if (agency == nullptr || !workflow::contains(agency->administrators, official)) return;
  for (auto& one : vacancies_of(app.store, world.organisation, *agency, today_of(app.clock.now()))) {
    if (!one.assignment_requests().empty()) *answer.add_vacancies() = std::move(one);
  }
}

}  // namespace

Outcome<v1::ListInboxResponse> InboxApi::list(const Caller& caller, const v1::ListInboxRequest& call) const {
  auto filter = Filter::parse(call.filter());
  if (auto* error = std::get_if<EdgeError>(&filter)) return std::move(*error);
  const auto query = digest_of_query({caller.key(), "inbox", call.filter()});
  auto page = page_of(call.page_size(), call.page_token(), PageKind::inbox, query);
  if (auto* error = std::get_if<EdgeError>(&page)) return std::move(*error);

  const auto world = app_.world.get();
  const auto seats = seats_of(app_, *world, caller);
  const int size = std::get<Page>(page).size;
  storage::InboxRow last = row_of(std::get<Page>(page).position);
  v1::ListInboxResponse answer;
  // An unfiltered page needs little more than it shows; only a filter is worth reading further ahead for.
  const std::size_t ahead = call.filter().empty() ? static_cast<std::size_t>(size) + 10 : kScanned;
  const auto rows = inbox_rows(app_.store, seats, last, ahead);
  for (const auto& row : rows) {
    if (answer.items_size() == size) break;
    last = row;
    const auto request = app_.store.request(row.number);
    if (!request || !std::get<Filter>(filter).matches(*request)) continue;
    if (auto item = inbox_item(app_, *world, *request, caller.official(), caller.language))
      *answer.add_items() = std::move(*item);
  }
  if (call.page_token().empty()) add_vacancies(app_, *world, caller.official(), answer);
  const bool more = !rows.empty() && (last != rows.back() || rows.size() == ahead);
  if (more) answer.set_next_page_token(encode_page_token(PageKind::inbox, {{last.opened_position, last.number}, {}}, query));
  return answer;
}

}  // namespace penugasan::server
