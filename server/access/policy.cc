#include "server/access/policy.h"

#include <algorithm>

#include "penugasan/v1/directory.pb.h"
#include "workflow/visibility.h"

namespace penugasan::server {

namespace {

bool by_itself(const Principal& principal) { return principal.is_service() && principal.official.empty(); }

bool administers(const workflow::Organisation& organisation, const workflow::OfficialId& official, std::string_view agency) {
  const auto* found = organisation.agency(agency);
  if (found == nullptr) return false;
  return std::find(found->administrators.begin(), found->administrators.end(), official) != found->administrators.end();
}

bool is_authority(const workflow::Organisation& organisation, const workflow::OfficialId& official, workflow::Date day) {
  const auto* agency = organisation.agency(official.agency());
  const auto* holder = agency == nullptr ? nullptr : agency->authority.holder(day);
  return holder != nullptr && *holder == official;
}

}  // namespace

bool may_see(const Principal& principal, const workflow::Request& request, const World& world, workflow::Date day) {
  if (principal.is_operator()) return false;
  if (by_itself(principal)) {
    const auto agencies = workflow::agencies_of(request);
    return std::any_of(agencies.begin(), agencies.end(), [&](auto agency) { return principal.service->speaks_for(agency); });
  }
  const auto regulation = world.regulations.version(request.regulation_version);
  return workflow::may_see(request, *regulation, principal.official, world.organisation, day);
}

bool may_see(const Principal& principal, const workflow::Announcement& announcement) {
  if (principal.is_operator()) return false;
  return !by_itself(principal) || principal.service->speaks_for(announcement.id.agency);
}

bool may_see_agency(const Principal& principal, std::string_view agency) {
  return !by_itself(principal) || principal.service->speaks_for(agency);
}

bool may_load_directory(const Principal& principal, const workflow::Organisation& organisation, std::string_view agency) {
  if (principal.is_operator()) return true;
  if (!principal.has(Scope::directory_load)) return false;
  if (by_itself(principal)) return principal.service->speaks_for(agency);
  return administers(organisation, principal.official, agency);
}

bool may_erase_person(const Principal& principal, const workflow::Organisation& organisation, std::string_view agency) {
  return !by_itself(principal) && may_load_directory(principal, organisation, agency);
}

Detail detail_of(const Principal& principal, const workflow::Organisation& organisation, const workflow::OfficialId& official,
                 workflow::Date day) {
  const auto agency = official.agency();
  if (principal.official == official || may_load_directory(principal, organisation, agency)) return Detail::all;
  const bool colleague = by_itself(principal) ? principal.service->speaks_for(agency) : principal.official.agency() == agency;
  if (colleague || organisation.leads_a_unit(official, day) || is_authority(organisation, official, day)) return Detail::name;
  return Detail::post;
}

void reduce(v1::Official& official, Detail detail) {
  if (detail != Detail::all) official.clear_nip();
  if (detail != Detail::post) return;
  official.clear_display_name();
  official.clear_appraiser();
}

}  // namespace penugasan::server
