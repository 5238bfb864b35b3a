// Offices on a day: who could act for one, which are vacant and what waits for them.
#pragma once

#include <vector>

#include "penugasan/v1/directory.pb.h"
#include "penugasan/v1/resources.pb.h"
#include "storage/event_store.h"
#include "workflow/organisation.h"

namespace penugasan::server {

/// The agency as it stood when `day` ended in Jakarta, as a world of its own; empty where it had no directory then. `position`
/// is of the record that it comes from; 0: none.
struct DirectoryThen {
  workflow::Organisation organisation;
  std::uint64_t position = 0;
};
DirectoryThen directory_then(const storage::EventStore& store, const std::string& agency, workflow::Date day);

/// The vacant offices of the agency on that day, the authority first, each with the requests that
/// it holds up, among the 100 that have waited for it longest.
std::vector<v1::Vacancy> vacancies_of(const storage::EventStore& store, const workflow::Organisation& organisation,
                                      const workflow::Agency& agency, workflow::Date day);

}  // namespace penugasan::server
