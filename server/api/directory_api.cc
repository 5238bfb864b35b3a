#include "server/api/directory_api.h"

#include <algorithm>

#include "server/access/policy.h"
#include "server/api/common.h"
#include "server/api/persons.h"
#include "server/api/present.h"
#include "server/input/directory_check.h"
#include "server/input/directory_warnings.h"
#include "server/input/names.h"

namespace penugasan::server {

namespace {

FindPerson people_of(const storage::EventStore& store) {
  return [&store](const workflow::OfficialId& id) { return store.person(id); };
}

// Elements in the order of their ids, after the one where the page before ended.
template <class Element>
std::vector<const Element*> page_after(const std::vector<Element>& elements, const PagePosition& position, std::size_t limit) {
  std::vector<const Element*> found;
  for (const auto& element : elements) {
    if (position.empty() || element.id.value > position.text) found.push_back(&element);
  }
  const auto by_id = [](const Element* a, const Element* b) { return a->id < b->id; };
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
  std::partial_sort(found.begin(), end, found.end(), by_id);
  found.erase(end, found.end());
  return found;
}

// Null: there is none, or none for this caller.
const workflow::Agency* visible_agency(const World& world, const Caller& caller, const std::string& id) {
  return may_see_agency(caller.principal, id) ? world.organisation.agency(id) : nullptr;
}

// As much of the official as the caller may know.
v1::Official shown(v1::Official official, const workflow::OfficialId& id, const World& world, const Caller& caller,
                   workflow::Date day) {
  reduce(official, detail_of(caller.principal, world.organisation, id, day));
  return official;
}

struct AgencyPage {
  WorldPtr world;  // keeps the agency alive
  const workflow::Agency* agency = nullptr;
  Page page;
  QueryDigest query;
};

EdgeResult<AgencyPage> agency_page(const Application& app, const Caller& caller, const std::string& parent,
                                   std::int32_t page_size, const std::string& page_token, PageKind kind) {
  Fields fields;
  const std::string id = fields.agency("parent", parent);
  if (auto error = fields.error()) return std::move(*error);
  AgencyPage found{app.world.get(), nullptr, {}, digest_of_query({caller.key(), "directory", parent})};
  auto page = page_of(page_size, page_token, kind, found.query);
  if (auto* error = std::get_if<EdgeError>(&page)) return std::move(*error);
  found.page = std::get<Page>(std::move(page));
  found.agency = visible_agency(*found.world, caller, id);
  if (found.agency == nullptr) return not_found(parent);
  return found;
}

// Fills one page of an agency's elements; one more than the page is asked for, to know whether another follows.
template <class Element, class Add>
std::string fill_page(const AgencyPage& found, const std::vector<Element>& elements, PageKind kind, Add add) {
  const auto size = static_cast<std::size_t>(found.page.size);
  const auto page = page_after(elements, found.page.position, size + 1);
  for (std::size_t i = 0; i < std::min(size, page.size()); ++i) add(*page[i]);
  if (page.size() <= size) return {};
  return encode_page_token(kind, {{}, page[size - 1]->id.value}, found.query);
}

v1::LoadDirectoryResponse answer_to(CheckedDirectory& directory, std::string about_regulation) {
  v1::LoadDirectoryResponse answer;
  answer.set_agency(agency_name(directory.agency.id));
  answer.set_units(static_cast<int>(directory.agency.units.size()));
  answer.set_officials(static_cast<int>(directory.agency.officials.size()));
  answer.set_mandates(static_cast<int>(directory.agency.mandates.size()));
  if (!about_regulation.empty()) answer.add_warnings(std::move(about_regulation));
  for (auto& warning : directory.warnings) answer.add_warnings(std::move(warning));
  return answer;
}

constexpr std::size_t kShownChanges = 1000;

void present_outcome(const DirectoryOutcome& outcome, v1::LoadDirectoryResponse& message) {
  message.set_changed(outcome.changed);
  const std::size_t shown = std::min(outcome.changes.size(), kShownChanges);
  for (std::size_t i = 0; i < shown; ++i) *message.add_changes() = to_proto(outcome.changes[i]);
  message.set_changes_left_out(static_cast<int>(outcome.changes.size() - shown));
}

}  // namespace

void DirectoryApi::load(const Caller& caller, const v1::LoadDirectoryRequest& call, Reply<v1::LoadDirectoryResponse> reply) {
  const auto world = app_.world.get();
  if (!may_load_directory(caller.principal, world->organisation, call.directory().agency())) {
    return reply(EdgeError{EdgeReason::operator_only, {{"allowed", "operator, administrator, directory.load"}}, {}});
  }
  Fields fields;
  Job job;
  job.request_key = request_key(caller, fields.request_id("request_id", call.request_id()), call);
  job.validate_only = call.validate_only();
  if (auto error = fields.error()) return reply(std::move(*error));
  const auto today = today_of(app_.clock.now());
  auto checked = check_directory(call.directory(), today, caller.language);
  if (auto* error = std::get_if<EdgeError>(&checked)) return reply(std::move(*error));
  auto& directory = std::get<CheckedDirectory>(checked);
  auto answer = answer_to(directory, regulation_warning(directory.agency, world->regulations, today, caller.language));
  auto anew = named_anew(fields, directory.agency, call.name_anew());
  if (auto error = fields.error(EdgeReason::directory_invalid)) return reply(std::move(*error));
  auto warning = left_out_warning(app_.store, directory.people, anew, caller.language);
  if (!warning.empty()) answer.add_warnings(std::move(warning));
  job.command = LoadDirectoryJob{std::move(directory.agency), std::move(directory.people), std::move(anew)};
  submit(app_, std::move(job), caller, std::move(reply), [answer](Accepted&& accepted) {
    auto message = answer;
    present_outcome(*accepted.directory, message);
    return message;
  });
}

Outcome<v1::Directory> DirectoryApi::get(const Caller& caller, const v1::GetDirectoryRequest& call) const {
  Fields fields;
  const std::string id = fields.agency("name", call.name());
  if (auto error = fields.error()) return std::move(*error);
  const auto world = app_.world.get();
  const auto* agency = visible_agency(*world, caller, id);
  if (agency == nullptr) return not_found(call.name());
  const auto today = today_of(app_.clock.now());
  auto directory = to_directory(*agency, today, people_of(app_.store));
  for (auto& official : *directory.mutable_officials()) {
    const workflow::OfficialId official_id(id, official.id());
    official = shown(std::move(official), official_id, *world, caller, today);
  }
  return directory;
}

Outcome<v1::ListAgenciesResponse> DirectoryApi::agencies(const Caller& caller, const v1::ListAgenciesRequest& call) const {
  const auto query = digest_of_query({caller.key(), "agencies"});
  auto page = page_of(call.page_size(), call.page_token(), PageKind::agencies, query);
  if (auto* error = std::get_if<EdgeError>(&page)) return std::move(*error);
  const auto& [size, position] = std::get<Page>(page);
  v1::ListAgenciesResponse answer;
  const auto world = app_.world.get();
  for (const auto& agency : world->organisation.agencies()) {  // ordered by id
    if (!position.empty() && agency->id <= position.text) continue;
    if (!may_see_agency(caller.principal, agency->id)) continue;
    if (answer.agencies_size() == size) {
      const std::string last(answer.agencies(size - 1).name().substr(std::string_view("agencies/").size()));
      answer.set_next_page_token(encode_page_token(PageKind::agencies, {{}, last}, query));
      break;
    }
    auto* one = answer.add_agencies();
    one->set_name(agency_name(agency->id));
    one->set_display_name(agency->name);
    one->set_regulation(regulation_name(agency->regulation));
    one->set_units(static_cast<int>(agency->units.size()));
    one->set_officials(static_cast<int>(agency->officials.size()));
  }
  return answer;
}

Outcome<v1::Official> DirectoryApi::official(const Caller& caller, const v1::GetOfficialRequest& call) const {
  Fields fields;
  const auto id = fields.official("name", call.name(), Needed::yes);
  if (auto error = fields.error()) return std::move(*error);
  const auto world = app_.world.get();
  const auto* official = world->organisation.official(id);
  if (official == nullptr || !may_see_agency(caller.principal, id.agency())) return not_found(call.name());
  return shown(to_official(*official, people_of(app_.store)), id, *world, caller, today_of(app_.clock.now()));
}

Outcome<v1::ListOfficialsResponse> DirectoryApi::officials(const Caller& caller, const v1::ListOfficialsRequest& call) const {
  auto found = agency_page(app_, caller, call.parent(), call.page_size(), call.page_token(), PageKind::officials);
  if (auto* error = std::get_if<EdgeError>(&found)) return std::move(*error);
  const auto& page = std::get<AgencyPage>(found);
  v1::ListOfficialsResponse answer;
  answer.set_next_page_token(fill_page(page, page.agency->officials, PageKind::officials, [&](const workflow::Official& one) {
    *answer.add_officials() =
        shown(to_official(one, people_of(app_.store)), one.id, *page.world, caller, today_of(app_.clock.now()));
  }));
  return answer;
}

Outcome<v1::ListUnitsResponse> DirectoryApi::units(const Caller& caller, const v1::ListUnitsRequest& call) const {
  auto found = agency_page(app_, caller, call.parent(), call.page_size(), call.page_token(), PageKind::units);
  if (auto* error = std::get_if<EdgeError>(&found)) return std::move(*error);
  const auto& page = std::get<AgencyPage>(found);
  v1::ListUnitsResponse answer;
  const auto today = today_of(app_.clock.now());
  answer.set_next_page_token(fill_page(page, page.agency->units, PageKind::units,
                                       [&](const workflow::Unit& one) { *answer.add_units() = to_unit(one, today); }));
  return answer;
}

}  // namespace penugasan::server
