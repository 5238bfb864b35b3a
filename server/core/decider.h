// Decides commands one after the other, each on what those before it decided, whether that is committed yet or not: what is
// decided and not yet in the store is remembered here. Nothing is written and no clock is read.
//
// That is sound because batches are committed in the order in which they were decided, and nothing is decided any more once a
// commit has failed.
#pragma once

#include <functional>
#include <string>

#include "server/core/batch.h"
#include "server/core/recent.h"

namespace penugasan::server {

struct Moment {
  workflow::Time time;                           // of the records
  std::chrono::steady_clock::time_point steady;  // against which jobs expire
};

class Decider {
 public:
  using FreshUid = std::function<std::string()>;  // 16 bytes that were never given before

  /// `store` must outlive it, and everything decided is committed there. At most `ahead` decisions may not be committed yet.
  Decider(const storage::EventStore& store, WorldPtr world, FreshUid fresh_uid, std::size_t ahead);

  /// An acceptance holds once the entry that it adds to `batch` is committed; everything else holds at once. Throws StoreError.
  JobResult decide(Job& job, const Moment& now, Batch& batch);
  /// Forgets everything: the store was emptied. Only when all that was decided is committed.
  void start_over();

 private:
  // An acceptance that the store may not know yet, for a command that comes twice.
  struct Known {
    storage::Digest payload{};
    Accepted answer;
  };
  struct FirstBytes {  // a digest is as good as random
    std::size_t operator()(const storage::Digest& digest) const;
  };
  // One job with all that deciding it needs.
  struct Case {
    Job& job;
    const Moment& now;
    Batch& batch;
  };

  JobResult on(FileJob& one, const Case& in);
  JobResult on(ActJob& one, const Case& in);
  JobResult on(AnnounceJob& one, const Case& in);
  JobResult on(CloseJob& one, const Case& in);
  JobResult on(LoadDirectoryJob& one, const Case& in);
  JobResult on(RecordMandateJob& one, const Case& in);
  JobResult on(ErasePersonJob& one, const Case& in);
  JobResult on(ArchiveRequestsJob& one, const Case& in);
  JobResult on(ExclusiveJob& one, const Case& in);

  workflow::Context context(const Case& in) const;
  RequestPtr request(std::uint64_t number);
  AnnouncementPtr announcement(std::uint64_t number);
  std::optional<JobResult> answered_before(const Job& job);
  workflow::Record record(workflow::Events events, const Case& in) const;
  JobResult accept_request(const RequestPtr& before, workflow::Events events, std::uint64_t number, const Case& in);
  JobResult accept_announcement(const AnnouncementPtr& before, workflow::Events events, const Case& in);
  std::vector<workflow::OfficialId> leave_erased_out(LoadDirectoryJob& one) const;
  DirectoryOutcome outcome_of(const LoadDirectoryJob& one) const;
  JobResult change_directory(workflow::Agency agency, workflow::Events events, DirectoryOutcome outcome,
                             std::vector<storage::Person> people, const Case& in);
  void push(storage::Entry entry, const Accepted& answer, const Case& in);

  const storage::EventStore& store_;
  WorldPtr world_;
  FreshUid fresh_uid_;
  std::uint64_t position_;  // of the last record decided
  std::uint64_t number_;    // given last
  Recent<std::uint64_t, RequestPtr> requests_;
  Recent<std::uint64_t, AnnouncementPtr> announcements_;
  Recent<storage::Digest, Known, FirstBytes> answered_;
};

}  // namespace penugasan::server
