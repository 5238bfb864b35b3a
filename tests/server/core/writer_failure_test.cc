// A broken store and a full disk: who is told what, and that nothing is passed on which was not committed.
#include <gtest/gtest.h>

#include <thread>

#include "tests/server/core/core.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;
using server::ExclusiveJob;
using server::Job;
using Kind = workflow::ActOn::Kind;

class Listening final : public server::Listener {
 public:
  void wake(const server::News& /*news*/) override { ++woken; }
  std::atomic<int> woken{0};
};

TEST(WriterFailure, TheCallersOfTheBatchAreToldThatTheOutcomeIsNotKnown) {
  FakeStore store;
  Core core(store);
  const auto world = core.world.get();
  const auto first = core.occupy_writer();
  store.let_go();
  EXPECT_EQ(first->refusal(), "accepted");
  const std::vector<workflow::Seat> seats = {{workflow::Seat::Kind::person, "palangka-raya/kadis-kominfo"}};
  std::this_thread::sleep_for(50ms);  // the hub has passed on the first filing
  Listening listener;
  core.hub.add(seats, listener);

  store.hold();
  const auto filing = core.submit(file_job());
  ASSERT_TRUE(store.wait_until_held());
  store.break_disk();
  const auto queued = core.submit(file_job());
  store.let_go();
  EXPECT_EQ(filing->refusal(), "STORE_FAILED");
  EXPECT_EQ(queued->refusal(), "SHUTTING_DOWN");  // of a later batch: nothing was done
  EXPECT_EQ(core.submit(file_job())->refusal(), "SHUTTING_DOWN");
  EXPECT_EQ(core.failures, 1);
  std::this_thread::sleep_for(50ms);
  core.hub.remove(listener);
  EXPECT_EQ(listener.woken, 0);
  EXPECT_EQ(core.world.get(), world);
  EXPECT_EQ(store.head().position, 7u);
  EXPECT_EQ(core.writer.commands(), 2u);
}

TEST(WriterFailure, EveryWriteOfTheBatchFailsAndRefusalsStand) {
  FakeStore store;
  Core core(store);
  const auto world = core.world.get();
  (void)core.occupy_writer();
  const auto filing = core.submit(with_request_id(file_job(), 1));
  const auto repeated = core.submit(with_request_id(file_job(), 1));
  auto not_theirs = file_job();
  not_theirs.actor = person("prakom-muda");
  const auto refused = core.submit(not_theirs);
  auto trial = file_job();
  trial.validate_only = true;
  const auto tried = core.submit(trial);
  Job load;
  load.command = directory_of("klaten");
  const auto loading = core.submit(std::move(load));
  store.break_disk(1);  // the commit that is held goes through, this batch's does not
  store.let_go();
  EXPECT_EQ(filing->refusal(), "STORE_FAILED");
  EXPECT_EQ(repeated->refusal(), "STORE_FAILED");
  EXPECT_EQ(refused->refusal(), "NOT_YOUR_TURN");
  EXPECT_EQ(tried->refusal(), "accepted");
  EXPECT_EQ(loading->refusal(), "SHUTTING_DOWN");  // it would have been a batch of its own
  EXPECT_EQ(core.world.get(), world);
  EXPECT_EQ(core.failures, 1);
}

TEST(WriterFailure, AReadThatFailsEndsTheWriterToo) {
  FakeStore store;
  Core core(store);
  const auto held = core.occupy_writer();
  store.break_reads();
  const auto before = core.submit(file_job());
  const auto reads = core.submit(with_request_id(file_job(), 1));
  const auto after = core.submit(file_job());
  store.let_go();
  EXPECT_EQ(held->refusal(), "accepted");  // what was being written is written, and true
  EXPECT_EQ(before->refusal(), "SHUTTING_DOWN");
  EXPECT_EQ(reads->refusal(), "STORE_FAILED");
  EXPECT_EQ(after->refusal(), "SHUTTING_DOWN");
  EXPECT_EQ(core.failures, 1);
  EXPECT_EQ(store.head().position, 7u);
}

TEST(WriterFailure, AnExclusiveJobThatFailsEndsTheWriterToo) {
  FakeStore store;
  Core core(store);
  (void)core.occupy_writer();
  Job broken;
  broken.command = ExclusiveJob{
      [](storage::EventStore&) { throw storage::StoreError(storage::StoreError::Kind::write_failed, "the disk is gone"); }};
  Job never;
  bool ran = false;
  never.command = ExclusiveJob{[&](storage::EventStore&) { ran = true; }};
  const auto failing = core.submit(std::move(broken));
  const auto after = core.submit(std::move(never));
  store.let_go();
  EXPECT_EQ(failing->refusal(), "STORE_FAILED");
  EXPECT_EQ(after->refusal(), "SHUTTING_DOWN");
  EXPECT_FALSE(ran);
  EXPECT_EQ(core.failures, 1);
}

bool becomes(const server::Writer& writer, bool read_only) {
  for (int i = 0; i < 300 && writer.read_only() != read_only; ++i) std::this_thread::sleep_for(10ms);
  return writer.read_only() == read_only;
}

TEST(WriterFailure, AnAlmostFullDiskIsReadOnlyAndComesBack) {
  FakeStore store;
  Core core(store, {.disk_reserve = 1000});
  const auto filed = *core.submit(file_job())->accepted().request;
  store.free = 999;
  ASSERT_TRUE(becomes(core.writer, true));  // by itself, without a command
  EXPECT_EQ(core.submit(file_job())->refusal(), "READ_ONLY");
  EXPECT_EQ(core.submit(act_job(Kind::approve, "kabid-statistik", filed))->refusal(), "READ_ONLY");
  Job alone;
  alone.command = ExclusiveJob{[](storage::EventStore&) { ADD_FAILURE() << "it ran"; }};
  EXPECT_EQ(core.submit(std::move(alone))->refusal(), "READ_ONLY");
  auto trial = file_job();
  trial.validate_only = true;
  EXPECT_EQ(core.submit(trial)->refusal(), "accepted");
  EXPECT_EQ(store.head().position, 7u);

  store.free = 1250;
  ASSERT_TRUE(becomes(core.writer, false));
  EXPECT_EQ(core.submit(act_job(Kind::approve, "kabid-statistik", filed))->refusal(), "accepted");
  EXPECT_EQ(core.failures, 0);
}

}  // namespace
}  // namespace penugasan::testing
