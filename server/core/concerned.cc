#include "server/core/concerned.h"

namespace penugasan::server {

std::vector<workflow::Seat> concerned_by(const workflow::Record& record) {
  std::vector<workflow::Seat> seats;
  const auto add_all = [&](const std::vector<workflow::Seat>& more) { seats.insert(seats.end(), more.begin(), more.end()); };
  for (const auto& event : record.events) {
    if (const auto* noticed = std::get_if<workflow::Noticed>(&event)) {
      for (const auto& one : noticed->recipients) seats.push_back({workflow::Seat::Kind::person, one.value});
    } else if (const auto* opened = std::get_if<workflow::StepOpened>(&event)) {
      add_all(opened->seats);
    } else if (const auto* acted = std::get_if<workflow::Acted>(&event)) {
      add_all(acted->seats_done);
    }
  }
  return seats;
}

}  // namespace penugasan::server
