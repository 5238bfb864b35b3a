// The core alone, in one thread: two batches on their way at once, and what is answered when the first of them fails.
#include "server/core/writer_core.h"

#include <gtest/gtest.h>

#include "server/core/boot.h"
#include "tests/server/core/core.h"

namespace penugasan::testing {
namespace {

using server::Batch;
using server::Job;
using Kind = workflow::ActOn::Kind;
using Positions = std::vector<std::uint64_t>;

class Published final : public server::Publisher {
 public:
  void publish(std::vector<storage::StoredRecord> records) override {
    for (const auto& one : records) positions.push_back(one.record.position);
  }
  Positions positions;
};

// The core on a store with the test city: five regulations, one directory, so the next record is 7.
struct Bare {
  explicit Bare(const server::CoreOptions& options = {})
      : world(server::boot(store, {}, now.time)),
        core(store, world, published, fresh, options, [this](const auto&) { ++failures; }) {
    Job load;
    load.command = directory_of("palangka-raya");
    load.done = [](server::JobResult&&) {};
    (void)core.run_alone(std::move(load), now);
    published.positions.clear();
  }

  AnswerPtr decide(Job job, Batch& batch) {
    auto answer = std::make_shared<Answer>();
    job.done = [answer](server::JobResult&& result) { answer->set(std::move(result)); };
    if (making != &batch) seal();
    making = &batch;
    core.decide(std::move(job), now, batch);
    return answer;
  }
  void seal() {
    if (making != nullptr) core.seal(*making);
    making = nullptr;
  }
  void commit(Batch& batch) {
    if (making == &batch) seal();
    core.commit(batch);
    batch.tell_callers();
  }

  Batch* making = nullptr;  // takes jobs
  FakeStore store;
  server::Moment now{server::noon_of(*workflow::parse_date("2026-03-10")), {}};
  server::WorldBox world;
  Published published;
  int uids = 0;
  int failures = 0;
  std::function<std::string()> fresh = [this] { return std::string(16, static_cast<char>(++uids)); };
  server::WriterCore core;
};

TEST(WriterCore, DecidingGoesOnFromWhatIsNotCommittedYet) {
  Bare bare;
  Batch first, second;
  const auto filed = bare.decide(file_job(), first);
  const auto approved = bare.decide(act_job(Kind::approve, "kabid-statistik", {"palangka-raya", 1}, "p7"), second);
  const auto next = bare.decide(file_job(), second);
  EXPECT_EQ(bare.store.head().position, 6u);
  EXPECT_FALSE(filed->done());
  bare.commit(first);
  EXPECT_EQ(filed->accepted().position, 7u);
  EXPECT_FALSE(approved->done());
  EXPECT_EQ(bare.published.positions, (Positions{7}));
  bare.commit(second);
  EXPECT_EQ(approved->accepted().position, 8u);
  EXPECT_EQ(next->accepted().request->id.number, 2u);
  EXPECT_EQ(next->accepted().request->uid, std::string(16, '\2'));
  EXPECT_EQ(bare.published.positions, (Positions{7, 8, 9}));
  EXPECT_EQ(bare.core.commands(), 4u);  // with the directory
  EXPECT_EQ(bare.core.batches(), 3u);
}

TEST(WriterCore, ARepeatedRequestIdIsKnownBeforeItsCommit) {
  Bare bare;
  Batch first, second;
  const auto filed = bare.decide(with_request_id(file_job(), 1), first);
  const auto again = bare.decide(with_request_id(file_job(), 1), second);
  const auto other = bare.decide(with_request_id(file_job("Lain"), 1, 9), second);
  EXPECT_TRUE(second.entries.empty());
  bare.commit(first);
  bare.commit(second);
  EXPECT_EQ(*again->accepted().request, *filed->accepted().request);
  EXPECT_EQ(again->accepted().position, 7u);
  EXPECT_EQ(other->refusal(), "REQUEST_ID_REUSED");
}

TEST(WriterCore, AFailedCommitIsUnknownAndWhatCameAfterItIsNotDone) {
  Bare bare;
  Batch first, second, third;
  const auto filed = bare.decide(with_request_id(file_job(), 1), first);
  const auto repeated = bare.decide(with_request_id(file_job(), 1), second);
  const auto next = bare.decide(file_job(), second);
  const auto refused = bare.decide(act_job(Kind::approve, "kadis-kesehatan", {"palangka-raya", 1}, "p7"), second);
  bare.store.break_disk();
  bare.commit(first);
  EXPECT_EQ(filed->refusal(), "STORE_FAILED");
  bare.commit(second);
  EXPECT_EQ(repeated->refusal(), "STORE_FAILED");  // what it repeats may be there
  EXPECT_EQ(next->refusal(), "SHUTTING_DOWN");     // the store was never asked
  EXPECT_EQ(refused->refusal(), "NOT_YOUR_TURN");
  const auto late = bare.decide(file_job(), third);
  bare.commit(third);
  EXPECT_EQ(late->refusal(), "SHUTTING_DOWN");
  EXPECT_TRUE(third.entries.empty());
  EXPECT_EQ(bare.failures, 1);
  EXPECT_TRUE(bare.core.failed());
  EXPECT_TRUE(bare.published.positions.empty());
}

TEST(WriterCore, ARepeatedRequestIdOfACommittedCommandStandsWhateverFails) {
  Bare bare;
  Batch first, second;
  (void)bare.decide(with_request_id(file_job(), 1), first);
  bare.commit(first);
  const auto again = bare.decide(with_request_id(file_job(), 1), second);
  const auto next = bare.decide(file_job(), second);
  bare.store.break_disk();
  bare.commit(second);
  EXPECT_EQ(again->accepted().position, 7u);
  EXPECT_EQ(next->refusal(), "STORE_FAILED");
}

TEST(WriterCore, AnEmptiedStoreIsBegunAgain) {
  Bare bare;
  Batch first, second;
  (void)bare.decide(with_request_id(file_job(), 1), first);
  bare.commit(first);
  Job empty;
  empty.command = server::ExclusiveJob{[](storage::EventStore& store) { store.clear(); }, true};
  auto alone = bare.core.run_alone(std::move(empty), bare.now);
  EXPECT_TRUE(std::holds_alternative<server::Accepted>(alone.answers.at(0).result));
  const auto unknown = bare.decide(act_job(Kind::approve, "kabid-statistik", {"palangka-raya", 1}, "p7"), second);
  const auto filed = bare.decide(with_request_id(file_job(), 1), second);
  bare.commit(second);
  EXPECT_EQ(unknown->refusal(), "NOT_YOUR_TURN");
  EXPECT_EQ(filed->accepted().position, 1u);
  EXPECT_EQ(filed->accepted().request->id.number, 1u);
}

TEST(WriterCore, AnAlmostFullDiskRefusesAllButTrials) {
  Bare bare({.disk_reserve = 1000});
  Batch batch;
  bare.core.disk_has(999);
  const auto refused = bare.decide(file_job(), batch);
  auto trial = file_job();
  trial.validate_only = true;
  const auto tried = bare.decide(std::move(trial), batch);
  bare.core.disk_has(1250);
  const auto taken = bare.decide(file_job(), batch);
  bare.commit(batch);
  EXPECT_EQ(refused->refusal(), "READ_ONLY");
  EXPECT_EQ(tried->refusal(), "accepted");
  EXPECT_EQ(taken->accepted().position, 7u);
}

TEST(WriterCore, JobsExpireByTheTimeThatIsGiven) {
  Bare bare;
  Batch batch;
  auto job = file_job();
  job.expires = bare.now.steady;
  const auto late = bare.decide(job, batch);
  job.expires = bare.now.steady + std::chrono::nanoseconds(1);
  const auto in_time = bare.decide(job, batch);
  bare.commit(batch);
  EXPECT_EQ(late->refusal(), "DEADLINE_EXCEEDED");
  EXPECT_EQ(in_time->accepted().position, 7u);
}

}  // namespace
}  // namespace penugasan::testing
