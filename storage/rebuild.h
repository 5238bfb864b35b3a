// The log is the truth: what everything else must be follows from it, and is worked out here from the records and
// workflow/apply.h alone, without any store's help. For tests, audits and repairs; reads the whole log into memory.
// Not while the store is being written to. Texts name positions, numbers and ids, never people's data.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "storage/event_store.h"

namespace penugasan::storage {

/// What the log says.
struct Replay {
  std::uint64_t position = 0;
  std::uint64_t last_number = 0;
  std::map<std::uint64_t, workflow::Request> requests;
  std::map<std::uint64_t, workflow::Announcement> announcements;
  std::map<std::string, workflow::Agency> directories;
  std::vector<workflow::RegulationLoaded> regulations;    // each version once
  std::map<workflow::OfficialId, std::uint64_t> erased;   // who ever was: the record that did it; 0: named anew since
  std::map<workflow::Seat, std::vector<InboxRow>> inbox;  // every seat that was ever waited for; rows in order
};

Replay replay(const EventStore& store);

/// Where the store's states, inboxes, lists, answers, directories or regulations differ from the replay; empty: nowhere.
std::vector<std::string> differences(const Replay& expected, const EventStore& store);

/// Faults of the chains: positions without gaps, each record's hash of the one before it, in the log and in its request.
std::vector<std::string> chain_faults(const EventStore& store);

/// Both: chains, and states against the replay.
std::vector<std::string> verify(const EventStore& store);

/// Replays `from` into the empty store `into`: the log and all that follows from it, with the people of its directories.
/// Answers to repeated request_ids and subscriptions are not in the log and do not come along; salts, and so hashes of records
/// with free text, are new. Throws StoreError; damaged also where requests were archived: what left the log is not in it.
void rebuild(const EventStore& from, EventStore& into);

}  // namespace penugasan::storage
