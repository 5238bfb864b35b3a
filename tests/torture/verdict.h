// Holds a store to what its clients were told. What the store holds is read from its log, record by record.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "storage/event_store.h"
#include "tests/torture/client_record.h"

namespace penugasan::torture {

/// A command as the log tells it.
struct Happened {
  std::string act;
  std::string state;  // of the request afterwards
  bool operator==(const Happened&) const = default;
};

/// What happened to the requests in the log, in order, by the text of their purpose. Requests with the same purpose stand one
/// after the other: a filing that happened twice shows as a second "filed".
std::map<std::string, std::vector<Happened>> happenings(const storage::EventStore& store);

struct Verdict {
  std::size_t acknowledged = 0;     // commands
  std::size_t lost = 0;             // acknowledged and not there, or with another state
  std::size_t twice = 0;            // there and not accounted for: done more than once, or though "nothing was done"
  std::vector<std::string> faults;  // what is lost or twice, and what else is wrong; the first twenty
  bool holds() const { return lost == 0 && twice == 0 && faults.empty(); }
};

/// Every acknowledged command is there exactly once, in order, with the acknowledged state; one with an unknown outcome at most
/// once; one of which nothing was done never.
Verdict judge(const Known& known, const std::map<std::string, std::vector<Happened>>& happened);

/// The same of the store, and its chains, states, lists and inboxes against the replay of its log.
Verdict judge(const Known& known, const storage::EventStore& store);

}  // namespace penugasan::torture
