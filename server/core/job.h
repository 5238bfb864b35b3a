// A command on its way through the writer, and what came of it.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/errors/edge_error.h"
#include "storage/event_store.h"
#include "workflow/decide.h"
#include "workflow/directory_diff.h"

namespace penugasan::server {

/// Files a request; id, uid, call and answers are filled in by the writer.
struct FileJob {
  workflow::File command;
};

struct ActJob {
  workflow::RequestId request;
  workflow::ActOn command;
};

struct AnnounceJob {
  workflow::Announce command;  // id and uid are filled in by the writer
};

struct CloseJob {
  workflow::AnnouncementId announcement;
  workflow::CloseAnnouncement command;
};

struct LoadDirectoryJob {
  workflow::Agency agency;
  std::vector<storage::Person> people;
  std::vector<workflow::OfficialId> name_anew;  // whose erasure ends with this load
};

struct RecordMandateJob {
  workflow::Mandate mandate;  // of the agency of `to`
};

struct ErasePersonJob {
  workflow::OfficialId official;
};

/// Takes closed requests out of the store, once the file that the event speaks of is synced and proved.
struct ArchiveRequestsJob {
  workflow::RequestsArchived event;
};

/// Runs alone, between batches, on a thread of the writer's: subscriptions, and emptying the store for tests.
struct ExclusiveJob {
  std::function<void(storage::EventStore&)> run;
  bool empties_store = false;  // what the writer remembers of requests is then forgotten
};

using Command = std::variant<FileJob, ActJob, AnnounceJob, CloseJob, LoadDirectoryJob, RecordMandateJob, ErasePersonJob,
                             ArchiveRequestsJob, ExclusiveJob>;

using RequestPtr = std::shared_ptr<const workflow::Request>;
using AnnouncementPtr = std::shared_ptr<const workflow::Announcement>;

/// What a change of a directory came to. `changes` is empty for an agency's first load. A repeated request_id is answered without
/// changes of names and NIP: those are not in the log.
struct DirectoryOutcome {
  bool changed = false;
  std::vector<workflow::DirectoryChange> changes;
};

/// What an accepted command came to. At most one of request, announcement and directory is set.
struct Accepted {
  RequestPtr request;
  AnnouncementPtr announcement;
  std::vector<workflow::OfficialId> waiting;  // who is waited for now
  std::optional<DirectoryOutcome> directory;  // of a load or a mandate
  std::uint64_t position = 0;                 // of the record; 0: nothing was written
};

using JobResult = std::variant<Accepted, workflow::Rejection, EdgeError>;

struct RequestKey {
  storage::Digest key{};      // of caller, method and request_id
  storage::Digest payload{};  // of the message
};

struct Job {
  Command command;
  workflow::OfficialId actor;  // empty: the operator
  std::optional<RequestKey> request_key;
  bool validate_only = false;
  std::chrono::steady_clock::time_point expires = std::chrono::steady_clock::time_point::max();
  std::chrono::steady_clock::time_point since;  // when it was let in; filled in by the writer
  /// Called exactly once, from a thread of the writer's or from submit(); must not block.
  std::function<void(JobResult&&)> done;
};

}  // namespace penugasan::server
