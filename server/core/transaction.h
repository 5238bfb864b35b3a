// One batch of commands: each is decided against the store and what the batch did before it, so that two commands on one
// request in one batch see each other. Nothing is written here; the writer commits the entries as a whole.
#pragma once

#include <deque>
#include <map>
#include <unordered_map>
#include <vector>

#include "server/core/job.h"
#include "server/core/state_cache.h"
#include "server/core/world.h"
#include "storage/event_store.h"

namespace penugasan::server {

class Transaction {
 public:
  /// `store`, `cache` and `head` as of the last commit; `now` is every command's time.
  Transaction(const storage::EventStore& store, const StateCache& cache, WorldPtr world, const storage::Head& head,
              workflow::Time now);

  /// Decides one command. An acceptance holds once the entries are committed; everything else holds at once.
  JobResult run(Job& job);

  std::vector<storage::Entry>& entries() { return entries_; }
  /// Hands the batch's states to the cache. After the commit only, and last: the entries' pointers are spent then.
  void keep_states(StateCache& cache);
  /// The world with the batch's directory loads.
  const WorldPtr& world() const { return world_; }

 private:
  // An acceptance of this batch, for a command that comes twice in it.
  struct Known {
    storage::Digest payload{};
    std::uint64_t position = 0;
    const workflow::Request* request = nullptr;
    const workflow::Announcement* announcement = nullptr;
    std::vector<workflow::OfficialId> waiting;
    std::optional<DirectoryOutcome> directory;
  };

  JobResult decide_one(Job& job);
  JobResult on(FileJob& one, Job& job);
  JobResult on(ActJob& one, Job& job);
  JobResult on(AnnounceJob& one, Job& job);
  JobResult on(CloseJob& one, Job& job);
  JobResult on(LoadDirectoryJob& one, Job& job);
  JobResult on(RecordMandateJob& one, Job& job);
  JobResult on(ExclusiveJob& one, Job& job);

  workflow::Context context(const Job& job) const;
  const workflow::Request* request(std::uint64_t number);
  const workflow::Announcement* announcement(std::uint64_t number);
  std::optional<storage::Person> person(const workflow::OfficialId& id) const;
  workflow::Record record(workflow::Events events, const Job& job) const;
  JobResult accept_request(const workflow::Request* before, workflow::Events events, std::uint64_t number, const Job& job);
  JobResult accept_announcement(std::optional<workflow::Announcement> before, workflow::Events events, const Job& job);
  DirectoryOutcome outcome_of(const LoadDirectoryJob& one) const;
  JobResult change_directory(workflow::Agency agency, workflow::Event event, DirectoryOutcome outcome,
                             std::vector<storage::Person> people, Job& job);
  std::uint64_t directory_position(const std::string& agency) const;
  std::optional<JobResult> answered_before(const Job& job);
  static Accepted answer_of(const Known& known);
  void push(storage::Entry entry, const Job& job, const Accepted& answer);

  const storage::EventStore& store_;
  const StateCache& cache_;
  WorldPtr world_;
  std::uint64_t position_;
  std::uint64_t number_;
  workflow::Time now_;
  std::vector<storage::Entry> entries_;
  std::deque<workflow::Request> requests_;  // what entries point to, and the states that the batch reads
  std::deque<workflow::Announcement> announcements_;
  std::unordered_map<std::uint64_t, workflow::Request*> current_;
  std::unordered_map<std::uint64_t, const workflow::Announcement*> current_announcements_;
  std::unordered_map<workflow::OfficialId, storage::Person> people_;  // of the batch's directory loads
  std::unordered_map<std::string, std::uint64_t> directory_positions_;
  std::map<storage::Digest, Known> answered_;
};

/// The answer that the command behind `known` was given: its request replayed up to the record that it wrote.
Accepted stored_answer(const storage::EventStore& store, const storage::Idempotency& known);

}  // namespace penugasan::server
