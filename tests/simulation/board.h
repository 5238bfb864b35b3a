// What the simulated clients know: the last state of each request that any of them was shown. It is as old as their last answer,
// so what they send is often out of date.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/core/job.h"
#include "server/core/world.h"

namespace penugasan::simulation {

struct Board {
  struct Seen {
    workflow::Request request;
    std::vector<workflow::OfficialId> waiting;
  };
  std::map<std::uint64_t, Seen> requests;
  std::map<std::uint64_t, workflow::Announcement> announcements;
  server::WorldPtr world;  // as the server showed it last
  workflow::Date today;
  std::string home;  // the agency where most of it happens, so that people and posts meet again and again

  void see(const server::Accepted& answer) {
    if (answer.request) requests.insert_or_assign(answer.request->id.number, Seen{*answer.request, answer.waiting});
    if (answer.announcement) announcements.insert_or_assign(answer.announcement->id.number, *answer.announcement);
  }
};

}  // namespace penugasan::simulation
