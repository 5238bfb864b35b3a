// Who may see and do what: the one place. doc/security.md, "Who sees what", says the same in plain words; tests/server/access
// holds every call against every kind of caller. Requests themselves: workflow/visibility.h.
//
// Which calls a service account's scopes open: identity/method_scopes.h, asked by the gate before anything is looked up.
//
// Pure: nothing is looked up but what comes in as a value. Safe from any thread.
#pragma once

#include <string_view>

#include "server/core/world.h"
#include "server/identity/principal.h"
#include "workflow/request.h"

namespace penugasan::v1 {
class Directory;
class Official;
}  // namespace penugasan::v1

namespace penugasan::server {

/// Requests: officials as workflow::may_see says; a service account by itself those of its agencies; operators none.
bool may_see(const Principal& principal, const workflow::Request& request, const World& world, workflow::Date day);

/// Announcements call upon officials, so every official sees every one; a service account by itself those of its agencies;
/// operators none.
bool may_see(const Principal& principal, const workflow::Announcement& announcement);

/// Whether the agency exists for the caller: for officials and operators every one does, for a service account by itself its own.
bool may_see_agency(const Principal& principal, std::string_view agency);

/// Loading it, recording mandates in it, and seeing its vacancies: operators, administrators of the agency in person or through a
/// service account, service accounts of the agency.
bool may_load_directory(const Principal& principal, const workflow::Organisation& organisation, std::string_view agency);

/// Erasing a person, which nothing undoes: operators, and administrators of the agency in person (also through a service account
/// that acts for them). No service account by itself, though it may load the directory.
bool may_erase_person(const Principal& principal, const workflow::Organisation& organisation, std::string_view agency);

/// How much of an official's entry somebody sees.
enum class Detail : unsigned char {
  post,  // id, rank, title, unit, competencies
  name,  // also the name and the appraiser
  all    // also the NIP
};
/// all: operators, administrators of the agency, service accounts that may load it, and officials of themselves. name: officials
/// and service accounts of the agency; everybody, of those who lead a unit or are the authority. post: the rest.
Detail detail_of(const Principal& principal, const workflow::Organisation& organisation, const workflow::OfficialId& official,
                 workflow::Date day);

/// Takes away what lies beyond the detail.
void reduce(v1::Official& official, Detail detail);

}  // namespace penugasan::server
