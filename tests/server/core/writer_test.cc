// Group commit: what forms a batch, when it is answered, and what commands of one batch see of each other.
#include "server/core/writer.h"

#include <gtest/gtest.h>

#include <thread>

#include "tests/server/core/core.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;
using server::ExclusiveJob;
using server::Job;
using workflow::etag_of;
using workflow::State;
using Kind = workflow::ActOn::Kind;
using Sizes = std::vector<std::size_t>;

// The store of a fresh core: one commit for each of the five regulations, one for the directory.
constexpr std::uint64_t kBooted = 6;

Sizes since_boot(const FakeStore& store) {
  const auto all = store.commits();
  return {all.begin() + kBooted, all.end()};
}

Job waits_for_all_before() {
  Job job;
  job.command = ExclusiveJob{[](storage::EventStore&) {}};
  return job;
}

TEST(Writer, WhatIsQueuedDuringACommitBecomesOneBatch) {
  FakeStore store;
  Core core(store);
  const auto first = core.occupy_writer();
  std::vector<AnswerPtr> queued;
  for (int i = 0; i < 7; ++i) queued.push_back(core.submit(file_job()));
  core.release_writer();
  for (const auto& answer : queued) EXPECT_EQ(answer->refusal(), "accepted");
  EXPECT_EQ(first->accepted().position, kBooted + 1);
  EXPECT_EQ(queued.back()->accepted().position, kBooted + 8);
  EXPECT_EQ(since_boot(store), (Sizes{1, 7}));
  EXPECT_EQ(core.writer.commands(), 9u);  // with the directory
  EXPECT_EQ(core.writer.batches(), 3u);
}

TEST(Writer, ABatchHasNoMoreJobsThanAllowed) {
  FakeStore store;
  Core core(store, {.queue_depth = 100, .largest_batch = 3});
  (void)core.occupy_writer();
  std::vector<AnswerPtr> queued;
  for (int i = 0; i < 7; ++i) queued.push_back(core.submit(file_job()));
  core.release_writer();
  for (const auto& answer : queued) EXPECT_EQ(answer->refusal(), "accepted");
  EXPECT_EQ(since_boot(store), (Sizes{1, 3, 3, 1}));
}

TEST(Writer, NobodyIsAnsweredBeforeTheCommitReturned) {
  FakeStore store;
  Core core(store);
  const auto first = core.occupy_writer();
  const auto second = core.submit(file_job());
  std::this_thread::sleep_for(50ms);
  EXPECT_FALSE(first->done());
  EXPECT_FALSE(second->done());
  EXPECT_EQ(core.writer.commands(), 1u);  // the directory's
  core.release_writer();
  EXPECT_EQ(first->refusal(), "accepted");
  EXPECT_EQ(second->refusal(), "accepted");
  EXPECT_EQ(first->times(), 1);
}

TEST(Writer, CommandsOnOneRequestInOneBatchSeeEachOther) {
  FakeStore store;
  Core core(store);
  const auto filed = *core.submit(file_job())->accepted().request;
  const auto filed_at = filed.last_position;
  (void)core.occupy_writer();  // takes the position after it
  const auto approved = core.submit(act_job(Kind::approve, "kabid-statistik", filed));
  const auto too_late = core.submit(act_job(Kind::approve, "kadis-kominfo", filed));
  const auto stale = core.submit(act_job(Kind::complete, "kadis-kesehatan", filed));
  const auto completed = core.submit(act_job(Kind::complete, "kadis-kesehatan", filed.id, etag_of(filed_at + 2)));
  const auto received = core.submit(act_job(Kind::complete, "statistisi-muda", filed.id, etag_of(filed_at + 3)));
  const auto closed = core.submit(act_job(Kind::withdraw, "kabid-kesmas", filed.id, etag_of(filed_at + 4)));
  core.release_writer();
  EXPECT_EQ(approved->accepted().waiting, (std::vector{person("kadis-kesehatan"), person("kabid-kesmas")}));
  EXPECT_EQ(too_late->refusal(), "NOT_YOUR_TURN");
  EXPECT_EQ(stale->refusal(), "ETAG_MISMATCH");
  EXPECT_EQ(completed->accepted().waiting, (std::vector{person("statistisi-muda")}));
  EXPECT_EQ(received->accepted().request->state, State::assigned);
  EXPECT_EQ(closed->refusal(), "REQUEST_CLOSED");
  EXPECT_EQ(since_boot(store), (Sizes{1, 1, 3}));
  EXPECT_EQ(store.request(filed.id.number), *received->accepted().request);
  EXPECT_EQ(store.record(filed_at + 3)->record.previous, filed_at + 2);
}

TEST(Writer, ARequestFiledInTheBatchCanBeActedOnInIt) {
  FakeStore store;
  Core core(store);
  (void)core.occupy_writer();  // number 1, position 7
  const auto filed = core.submit(file_job());
  const auto approved = core.submit(act_job(Kind::approve, "kabid-statistik", {"palangka-raya", 2}, etag_of(8)));
  const auto elsewhere = core.submit(act_job(Kind::complete, "kadis-kesehatan", {"klaten", 2}, etag_of(9)));
  core.release_writer();
  EXPECT_EQ(filed->accepted().request->id.number, 2u);
  EXPECT_EQ(approved->refusal(), "accepted");
  EXPECT_EQ(elsewhere->refusal(), "NOT_YOUR_TURN");  // the number exists, but in another agency
  EXPECT_EQ(since_boot(store), (Sizes{1, 2}));
}

TEST(Writer, ValidateOnlyAnswersAndWritesNothing) {
  FakeStore store;
  Core core(store);
  (void)core.occupy_writer();
  auto job = file_job();
  job.validate_only = true;
  const auto tried = core.submit(with_request_id(std::move(job), 1));
  const auto real = core.submit(with_request_id(file_job(), 1));
  core.release_writer();
  EXPECT_EQ(tried->accepted().waiting, (std::vector{person("kadis-kominfo"), person("kabid-statistik")}));
  EXPECT_EQ(tried->accepted().position, 0u);
  EXPECT_EQ(real->accepted().request->id.number, 2u);  // the trial took no number
  EXPECT_EQ(real->accepted().position, kBooted + 2);

  auto approval = act_job(Kind::approve, "kabid-statistik", *real->accepted().request);
  approval.validate_only = true;
  EXPECT_EQ(core.submit(approval)->accepted().position, 0u);
  EXPECT_EQ(store.request(2), *real->accepted().request);
  EXPECT_EQ(since_boot(store), (Sizes{1, 1}));
}

TEST(Writer, MoreThanTheQueueHoldsIsRefusedAtOnce) {
  FakeStore store;
  Core core(store, {.queue_depth = 3});
  (void)core.occupy_writer();                 // is inside too
  (void)core.submit(waits_for_all_before());  // nothing behind it is taken from the queue
  const auto queued = core.submit(file_job());
  const auto refused = core.submit(file_job());
  EXPECT_TRUE(refused->done());
  EXPECT_EQ(refused->refusal(), "OVERLOADED");
  core.release_writer();
  EXPECT_EQ(queued->refusal(), "accepted");
  EXPECT_EQ(since_boot(store), (Sizes{1, 1}));
}

TEST(Writer, AJobWhoseTimeRanOutInTheQueueIsNotDone) {
  FakeStore store;
  Core core(store);
  (void)core.occupy_writer();
  auto job = file_job();
  (void)core.submit(waits_for_all_before());  // or it would be decided at once, and in time
  job.expires = std::chrono::steady_clock::now() + 20ms;
  const auto expired = core.submit(job);
  job.expires = std::chrono::steady_clock::now() + 60s;
  const auto in_time = core.submit(job);
  std::this_thread::sleep_for(40ms);
  core.release_writer();
  EXPECT_EQ(expired->refusal(), "DEADLINE_EXCEEDED");
  EXPECT_EQ(in_time->accepted().request->id.number, 2u);
  EXPECT_EQ(since_boot(store), (Sizes{1, 1}));
}

TEST(Writer, StopFinishesWhatIsQueued) {
  FakeStore store;
  Core core(store);
  const auto first = core.occupy_writer();
  const auto second = core.submit(file_job());
  const auto third = core.submit(file_job());
  std::thread stopping([&] { core.writer.stop(); });
  // Once it is stopping, nothing new is taken, though the old is not finished.
  AnswerPtr late;
  do {
    late = core.submit(file_job());
  } while (!late->done());
  EXPECT_FALSE(second->done());
  core.release_writer();
  stopping.join();
  EXPECT_EQ(late->refusal(), "SHUTTING_DOWN");
  EXPECT_TRUE(first->done() && second->done() && third->done());
  EXPECT_EQ(third->refusal(), "accepted");
  EXPECT_EQ(core.failures, 0);
}

TEST(Writer, AnExclusiveJobRunsBetweenBatches) {
  FakeStore store;
  Core core(store);
  (void)core.occupy_writer();
  const auto before = core.submit(file_job());
  std::uint64_t seen = 0;
  Job alone;
  alone.command = ExclusiveJob{[&](storage::EventStore& of) { seen = of.head().position; }};
  const auto exclusive = core.submit(std::move(alone));
  const auto after = core.submit(file_job());
  core.release_writer();
  EXPECT_EQ(before->refusal(), "accepted");
  EXPECT_EQ(exclusive->accepted().position, 0u);
  EXPECT_EQ(after->refusal(), "accepted");
  EXPECT_EQ(seen, kBooted + 2);
  EXPECT_EQ(since_boot(store), (Sizes{1, 1, 1}));
}

}  // namespace
}  // namespace penugasan::testing
