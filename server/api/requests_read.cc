#include <algorithm>

#include "server/access/policy.h"
#include "server/api/common.h"
#include "server/api/filing.h"
#include "server/api/present.h"
#include "server/api/requests_api.h"
#include "server/api/visible.h"
#include "server/core/waiting.h"
#include "server/errors/messages.h"
#include "server/input/filter.h"
#include "server/input/names.h"
#include "workflow/apply.h"
#include "workflow/preview.h"

namespace penugasan::server {

namespace {

// A page looks at no more requests than this, so that a rare filter cannot hold a thread; the next page goes on from there.
constexpr std::size_t kScanned = 2000;

v1::AssignmentRequest present(const Application& app, const World& world, const workflow::Request& request, Language language) {
  return to_proto(request, waiting_for(request, world, today_of(app.clock.now())), world, language);
}

// The steps that somebody acted on, with what they did.
struct Acts {
  std::vector<std::uint32_t> steps;
  std::vector<std::pair<std::uint32_t, v1::HistoryEntry>> entries;
};

void collect(const storage::StoredRecord& stored, v1::HistoryEntry entry, Acts& acts) {
  std::vector<std::uint32_t> steps;
  for (const auto& event : stored.record.events) {
    const auto* acted = std::get_if<workflow::Acted>(&event);
    if (acted != nullptr && acted->act != workflow::Act::withdrawn) steps.push_back(acted->step);
  }
  acts.steps.insert(acts.steps.end(), steps.begin(), steps.end());
  if (!steps.empty()) acts.entries.emplace_back(steps.front(), std::move(entry));
}

template <class Visit>
void replay(const Application& app, const workflow::Request& now, Visit visit) {
  std::optional<workflow::Request> state;
  for (const auto& stored : records_of(app.store, now)) {
    state = workflow::apply(std::move(state), stored.record);
    visit(stored, *state);
  }
}

void present_preview(const workflow::Preview& shown, Language language, v1::PreviewRouteResponse& answer) {
  if (shown.regulation) {
    answer.set_regulation(regulation_name(shown.regulation->id));
    answer.set_regulation_version(shown.regulation->version);
    answer.set_scope(to_proto(shown.filing.scope));
    *answer.mutable_scope_basis() = to_proto(shown.regulation->unit_rule.basis);
  }
  answer.set_owner_office_unit(resource_name(shown.offices.owner));
  answer.set_source_office_unit(resource_name(shown.offices.source));
  answer.set_team_kind(shown.filing.team_kind);
  if (shown.flow != nullptr) *answer.mutable_flow_basis() = to_proto(shown.flow->basis);
  for (const auto& step : shown.steps) *answer.add_steps() = to_proto(step, *shown.flow, language);
  for (const auto& warning : shown.warnings) *answer.add_warnings() = to_proto(warning, shown.regulation->short_title, language);
  for (const auto& finding : shown.findings) {
    auto* message = answer.add_findings();
    message->set_reason(std::string(name_of(finding.reason)));
    message->set_message(sentence_of(finding, language));
    *message->mutable_basis() = to_proto(finding.basis);
  }
}

}  // namespace

Outcome<v1::AssignmentRequest> RequestsApi::get(const Caller& caller, const v1::GetAssignmentRequestRequest& call) const {
  const auto world = app_.world.get();
  auto found = find_visible(app_, *world, caller, call.name());
  if (auto* error = std::get_if<EdgeError>(&found)) return std::move(*error);
  const auto& request = std::get<workflow::Request>(found);
  auto message = present(app_, *world, request, caller.language);
  for (const auto number : app_.store.answers_to(request.id.number)) {
    const auto answer = app_.store.request(number);
    if (answer && visible(app_, *world, caller, *answer)) message.add_answered_by(resource_name(answer->id));
  }
  return message;
}

Outcome<v1::ListAssignmentRequestsResponse> RequestsApi::list(const Caller& caller,
                                                              const v1::ListAssignmentRequestsRequest& call) const {
  Fields fields;
  const std::string agency = fields.agency("parent", call.parent());
  if (auto error = fields.error()) return std::move(*error);
  auto filter = Filter::parse(call.filter());
  if (auto* error = std::get_if<EdgeError>(&filter)) return std::move(*error);
  const auto query = digest_of_query({caller.key(), "requests", call.parent(), call.filter()});
  auto page = page_of(call.page_size(), call.page_token(), PageKind::requests, query);
  if (auto* error = std::get_if<EdgeError>(&page)) return std::move(*error);

  const auto world = app_.world.get();
  const auto size = static_cast<std::size_t>(std::get<Page>(page).size);
  std::uint64_t below = number_or(std::get<Page>(page).position, 0);
  v1::ListAssignmentRequestsResponse answer;
  const auto numbers = app_.store.requests_of(agency, below, kScanned);
  for (const auto number : numbers) {
    if (static_cast<std::size_t>(answer.assignment_requests_size()) == size) break;
    below = number;
    const auto request = app_.store.request(number);
    if (!request || !std::get<Filter>(filter).matches(*request) || !visible(app_, *world, caller, *request)) continue;
    *answer.add_assignment_requests() = present(app_, *world, *request, caller.language);
  }
  const bool more = !numbers.empty() && (below != numbers.back() || numbers.size() == kScanned);
  if (more) answer.set_next_page_token(encode_page_token(PageKind::requests, {{below}, {}}, query));
  return answer;
}

Outcome<v1::PreviewRouteResponse> RequestsApi::preview(const Caller& caller, const v1::PreviewRouteRequest& call) const {
  auto filing = to_filing(call.parent(), call.assignment_request());
  if (auto* error = std::get_if<EdgeError>(&filing)) return std::move(*error);
  auto& file = std::get<workflow::File>(filing);
  if (!may_see_agency(caller.principal, file.filing.owner.agency())) return not_found(call.parent());
  const auto world = app_.world.get();
  const auto announcement = app_.store.announcement(file.filing.call.number);
  const auto answered = app_.store.request(file.filing.answers.number);
  if (announcement && announcement->id == file.filing.call) file.call = &*announcement;
  if (answered && answered->id == file.filing.answers) file.answers = &*answered;
  const auto now = app_.clock.now();
  v1::PreviewRouteResponse answer;
  present_preview(workflow::preview(file, {now, today_of(now), caller.official(), world->organisation, world->regulations}),
                  caller.language, answer);
  return answer;
}

Outcome<v1::GetRouteResponse> RequestsApi::route(const Caller& caller, const v1::GetRouteRequest& call) const {
  const auto world = app_.world.get();
  auto found = find_visible(app_, *world, caller, call.name());
  if (auto* error = std::get_if<EdgeError>(&found)) return std::move(*error);
  const auto& request = std::get<workflow::Request>(found);
  v1::HistoryEntry filing;
  Acts acts;
  replay(app_, request, [&](const storage::StoredRecord& stored, const workflow::Request& after) {
    auto entry = to_proto(stored, after, request, *world, caller.language);
    if (stored.record.position == request.first_position) filing = entry;
    collect(stored, std::move(entry), acts);
  });
  v1::GetRouteResponse answer;
  *answer.mutable_assignment_request() = present(app_, *world, request, caller.language);
  const auto regulation = world->regulations.version(request.regulation_version);
  const auto& flow = *regulation->flow(request.filing.mode, request.filing.scope);
  for (const auto& step : workflow::route_of(request, *regulation, world->organisation, today_of(app_.clock.now()), acts.steps)) {
    *answer.add_steps() = to_proto(step, flow, caller.language);
  }
  *answer.mutable_steps(0)->add_acts() = std::move(filing);
  for (auto& [step, entry] : acts.entries) *answer.mutable_steps(static_cast<int>(step) + 1)->add_acts() = std::move(entry);
  return answer;
}

Outcome<v1::ListHistoryResponse> RequestsApi::history(const Caller& caller, const v1::ListHistoryRequest& call) const {
  const auto query = digest_of_query({caller.key(), "history", call.parent()});
  auto page = page_of(call.page_size(), call.page_token(), PageKind::history, query);
  if (auto* error = std::get_if<EdgeError>(&page)) return std::move(*error);
  const auto world = app_.world.get();
  auto found = find_visible(app_, *world, caller, call.parent());
  if (auto* error = std::get_if<EdgeError>(&found)) return std::move(*error);
  const auto& request = std::get<workflow::Request>(found);
  const std::uint64_t after = number_or(std::get<Page>(page).position, 0);
  v1::ListHistoryResponse answer;
  replay(app_, request, [&](const storage::StoredRecord& stored, const workflow::Request& state) {
    if (stored.record.position <= after || answer.entries_size() == std::get<Page>(page).size) return;
    *answer.add_entries() = to_proto(stored, state, request, *world, caller.language);
  });
  const bool more = answer.entries_size() > 0 && answer.entries(answer.entries_size() - 1).position() < request.last_position;
  if (more) {
    const std::uint64_t last = answer.entries(answer.entries_size() - 1).position();
    answer.set_next_page_token(encode_page_token(PageKind::history, {{last}, {}}, query));
  }
  return answer;
}

}  // namespace penugasan::server
