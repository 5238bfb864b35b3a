#include "server/api/offices.h"

#include <algorithm>

#include "server/access/policy.h"
#include "server/api/common.h"
#include "server/api/directory_api.h"
#include "server/api/present.h"
#include "server/input/directory_check.h"
#include "server/input/mandate_check.h"
#include "server/input/names.h"
#include "storage/directories.h"
#include "workflow/route.h"

namespace penugasan::server {

namespace {

constexpr std::size_t kShownRequests = 100;

// The instant before the next day begins in Asia/Jakarta (UTC+7, no summer time).
workflow::Time end_of(workflow::Date day) {
  return workflow::Time(day + std::chrono::days(1)) - std::chrono::hours(7) - std::chrono::microseconds(1);
}

workflow::Time time_of(const storage::EventStore& store, std::uint64_t position) {
  const auto stored = position == 0 ? std::nullopt : store.record(position);
  return stored ? stored->record.time : workflow::Time{};
}

std::optional<workflow::Seat> seat_of(const std::string& office) {
  using Kind = workflow::Seat::Kind;
  if (const auto unit = parse_unit_name(office)) return workflow::Seat{Kind::head, unit->value};
  if (const auto official = parse_official_name(office)) return workflow::Seat{Kind::appraiser, official->value};
  if (const auto agency = parse_agency_name(office)) return workflow::Seat{Kind::authority, *agency};
  return std::nullopt;
}

bool exists(const workflow::Seat& seat, const workflow::Organisation& organisation) {
  switch (seat.kind) {
    case workflow::Seat::Kind::head: return organisation.unit(workflow::UnitId(seat.id)) != nullptr;
    case workflow::Seat::Kind::authority: return organisation.agency(seat.id) != nullptr;
    default: return organisation.official(workflow::OfficialId(seat.id)) != nullptr;
  }
}

// True where nobody may act on the open step: it waits for all its seats, or none of them is held.
bool held_up(const workflow::Request& request, const workflow::Organisation& organisation, workflow::Date day) {
  const auto vacant = [&](const workflow::Seat& seat) { return organisation.holders(seat, day).empty(); };
  const auto& open = request.open;
  return open && (open->wait_all || std::all_of(open->seats.begin(), open->seats.end(), vacant));
}

v1::Vacancy vacancy(const storage::EventStore& store, const workflow::Organisation& organisation, const workflow::Seat& seat,
                    workflow::Date day) {
  v1::Vacancy message;
  *message.mutable_seat() = to_proto(seat);
  for (const auto& row : store.inbox(seat, {}, kShownRequests)) {
    const auto request = store.request(row.number);
    if (request && held_up(*request, organisation, day)) message.add_assignment_requests(resource_name(request->id));
  }
  return message;
}

EdgeError administrators_only() {
  return {EdgeReason::operator_only, {{"allowed", "operator, administrator, directory.load"}}, {}};
}

}  // namespace

DirectoryThen directory_then(const storage::EventStore& store, const std::string& agency, workflow::Date day) {
  const auto position = storage::directory_position_at(store, agency, end_of(day));
  if (position == 0) return {};
  return {workflow::Organisation({storage::directory_at(store, agency, position)}), position};
}

std::vector<v1::Vacancy> vacancies_of(const storage::EventStore& store, const workflow::Organisation& organisation,
                                      const workflow::Agency& agency, workflow::Date day) {
  std::vector<v1::Vacancy> found;
  const auto add_if_vacant = [&](const workflow::Seat& seat) {
    if (organisation.holders(seat, day).empty()) found.push_back(vacancy(store, organisation, seat, day));
  };
  add_if_vacant({workflow::Seat::Kind::authority, agency.id});
  for (const auto& unit : agency.units) add_if_vacant({workflow::Seat::Kind::head, unit.id.value});
  return found;
}

Outcome<v1::ListOfficeHoldersResponse> DirectoryApi::office_holders(const Caller& caller,
                                                                    const v1::ListOfficeHoldersRequest& call) const {
  Fields fields;
  const auto seat = seat_of(call.office());
  if (!seat) fields.add("office", "not_a_name", "agencies/{agency}[/units/{unit}|/officials/{official}]");
  const auto today = today_of(app_.clock.now());
  const auto day = fields.date("day", call.day(), Needed::no).value_or(today);
  if (auto error = fields.error()) return std::move(*error);
  const std::string agency = seat->id.substr(0, seat->id.find('/'));
  if (!may_see_agency(caller.principal, agency)) return not_found(call.office());
  const auto world = app_.world.get();
  const auto& now = world->organisation;
  const bool past = day < today && !call.as_known_now();
  const DirectoryThen then = past ? directory_then(app_.store, agency, day) : DirectoryThen{};
  const auto& shown = past ? then.organisation : now;
  const auto position = past ? then.position : app_.store.directory_position(agency);
  if (!exists(*seat, now) && !exists(*seat, shown)) return not_found(call.office());
  v1::ListOfficeHoldersResponse answer;
  *answer.mutable_seat() = to_proto(*seat);
  answer.set_day(workflow::format_date(day));
  const auto holders = shown.holders(*seat, day);
  for (const auto& holder : holders) *answer.add_holders() = to_proto(holder);
  answer.set_corrected_since(holders != now.holders(*seat, day));
  answer.set_directory_position(position);
  if (position != 0) *answer.mutable_directory_time() = to_timestamp(time_of(app_.store, position));
  return answer;
}

Outcome<v1::ListVacanciesResponse> DirectoryApi::vacancies(const Caller& caller, const v1::ListVacanciesRequest& call) const {
  Fields fields;
  const std::string id = fields.agency("parent", call.parent());
  if (auto error = fields.error()) return std::move(*error);
  const auto world = app_.world.get();
  const auto* agency = world->organisation.agency(id);
  if (agency == nullptr || !may_see_agency(caller.principal, id)) return not_found(call.parent());
  if (!may_load_directory(caller.principal, world->organisation, id)) return administrators_only();
  v1::ListVacanciesResponse answer;
  for (auto& one : vacancies_of(app_.store, world->organisation, *agency, today_of(app_.clock.now())))
    *answer.add_vacancies() = std::move(one);
  return answer;
}

void DirectoryApi::record_mandate(const Caller& caller, const v1::RecordMandateRequest& call,
                                  Reply<v1::RecordMandateResponse> reply) {
  Fields fields;
  Job job;
  const std::string id = fields.agency("parent", call.parent());
  job.request_key = request_key(caller, fields.request_id("request_id", call.request_id()), call);
  job.validate_only = call.validate_only();
  if (auto error = fields.error()) return reply(std::move(*error));
  const auto world = app_.world.get();
  const auto* agency = world->organisation.agency(id);
  if (agency == nullptr || !may_see_agency(caller.principal, id)) return reply(not_found(call.parent()));
  if (!may_load_directory(caller.principal, world->organisation, id)) return reply(administrators_only());
  auto checked = check_mandate(call.mandate(), *agency);
  if (auto* error = std::get_if<EdgeError>(&checked)) return reply(std::move(*error));
  v1::RecordMandateResponse answer;
  *answer.mutable_mandate() = to_mandate(std::get<workflow::Mandate>(checked));
  job.command = RecordMandateJob{std::get<workflow::Mandate>(std::move(checked))};
  submit(app_, std::move(job), caller, std::move(reply), [answer](Accepted&& /*accepted*/) { return answer; });
}

}  // namespace penugasan::server
