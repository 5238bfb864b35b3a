// What was acknowledged is there: after a kill -9, on a disk that refuses, with readers beside the writer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <thread>

#include "storage/notices.h"
#include "storage/rebuild.h"
#include "storage/rocks_place.h"
#include "tests/storage/lying_env.h"
#include "tests/storage/raw_database.h"
#include "tests/storage/samples.h"
#include "tests/support/process.h"

namespace penugasan::storage {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Process;
using testing::TempFolder;
using namespace std::chrono_literals;

/// Three commands of one request, each acknowledged by its position.
void commit_three(EventStore& store, std::ostream& acknowledged) {
  Writer writer(store);
  const auto number = writer.file(sample_filing(), {head_of("bappeda.data")});
  writer.answer({digest(static_cast<std::uint8_t>(number)), digest(1), number, {}});
  writer.commit();
  acknowledged << "acknowledged " << store.head().position << std::endl;
  writer.act(number, approval_events());
  writer.act(number, {workflow::Established(), workflow::Closed{workflow::State::assigned}});
  writer.commit();
  acknowledged << "acknowledged " << store.head().position << std::endl;
  advance_notice_index(store, 2);
}

// Not a test of its own: the process that KillNine kills.
TEST(Child, DISABLED_CommitsUntilItIsKilled) {
  const char* folder = std::getenv("PENUGASAN_TEST_STORE");
  ASSERT_NE(folder, nullptr);
  const auto store = open_rocks_store(folder);
  for (int i = 1;; ++i) {
    commit_three(*store, std::cout);
    if (i == 20) std::cout << "warm" << std::endl;
  }
}

std::uint64_t last_acknowledged(const std::string& output) {
  const auto end = output.rfind('\n');
  const auto begin = output.rfind("acknowledged ", end);
  return begin == std::string::npos ? 0 : std::stoull(output.substr(begin + 13));
}

/// Approvals are what tells the owner's head.
std::size_t approvals(const EventStore& store) {
  std::size_t count = 0;
  for (const auto& stored : store.records(1, static_cast<std::size_t>(-1))) {
    if (std::holds_alternative<workflow::Acted>(stored.record.events.at(0))) ++count;
  }
  return count;
}

TEST(KillNine, LosesNothingThatWasAcknowledged) {
  const TempFolder folder;
  const std::string path = folder.path() / "store";
  testing::ProcessOptions options;
  options.environment = {{"PENUGASAN_TEST_STORE", path}};
  std::uint64_t before = 0;
  for (int round = 0; round < 4; ++round) {
    Process child({std::filesystem::read_symlink("/proc/self/exe"), "--gtest_filter=Child.*", "--gtest_also_run_disabled_tests"},
                  options);
    ASSERT_TRUE(child.wait_for_output("warm", 60s)) << child.out();
    child.kill_now();
    const auto acknowledged = last_acknowledged(child.out());
    ASSERT_GE(acknowledged, before + 60);
    const auto store = open_rocks_store(path);
    EXPECT_GE(store->head().position, acknowledged);
    EXPECT_THAT(verify(*store), IsEmpty());
    EXPECT_GT(store->notices_indexed(), before);
    EXPECT_LE(store->notices_indexed(), store->head().position);
    while (advance_notice_index(*store, 100) > 0) {
    }
    EXPECT_EQ(store->notices_after(official("kepala-diskominfo"), 0, 100000).size(), approvals(*store));
    before = store->head().position;
  }
}

class Disk : public ::testing::Test {
 protected:
  TempFolder folder;
  std::shared_ptr<WalWatch> watch = std::make_shared<WalWatch>();
  std::unique_ptr<rocksdb::Env> env = watched_env(watch);
  std::unique_ptr<RowStore> store = open_rocks_store(folder.path() / "store", env.get());
  std::string last_error;

  void file_one() {
    Writer writer(*store);
    writer.file(sample_filing(), {head_of("bappeda")});
    writer.commit();
  }
  StoreError::Kind error_of(const std::function<void()>& action) {
    try {
      action();
    } catch (const StoreError& error) {
      last_error = error.what();
      return error.kind();
    }
    ADD_FAILURE() << "nothing was refused";
    return StoreError::Kind::read_failed;
  }
};

TEST_F(Disk, EveryCommitIsSyncedBeforeItReturns) {
  for (int i = 0; i < 5; ++i) {
    const auto syncs = watch->syncs.load(), appended = watch->appended.load();
    file_one();
    EXPECT_EQ(watch->syncs, syncs + 1);
    EXPECT_GT(watch->appended, appended);
    EXPECT_EQ(watch->unsynced, 0u);
  }
}

TEST_F(Disk, ABatchOfManyEntriesIsSyncedOnce) {
  Writer writer(*store);
  for (int i = 0; i < 64; ++i) writer.file(sample_filing(), {head_of("bappeda")});
  const auto syncs = watch->syncs.load();
  writer.commit();
  EXPECT_EQ(watch->syncs, syncs + 1);
  EXPECT_EQ(watch->unsynced, 0u);
}

TEST_F(Disk, SubscriptionsAndClearAreSyncedAndTheNoticeIndexIsNot) {
  file_one();
  store->save_subscription(official("bot"), "bot", 1);
  EXPECT_EQ(watch->unsynced, 0u);
  const auto syncs = watch->syncs.load();
  EXPECT_EQ(advance_notice_index(*store, 10), 1u);
  EXPECT_EQ(watch->syncs, syncs);
  EXPECT_GT(watch->unsynced, 0u);
  store->clear();
  EXPECT_EQ(watch->unsynced, 0u);
}

TEST_F(Disk, AFailedWriteEndsAllWriting) {
  file_one();
  watch->fail_appends = true;
  EXPECT_EQ(error_of([&] { file_one(); }), StoreError::Kind::write_failed);
  watch->fail_appends = false;
  EXPECT_EQ(error_of([&] { file_one(); }), StoreError::Kind::write_failed);
  EXPECT_EQ(error_of([&] { store->save_subscription(official("bot"), "bot", 1); }), StoreError::Kind::write_failed);
  EXPECT_EQ(store->head().position, 1u);
  store.reset();
  store = open_rocks_store(folder.path() / "store", env.get());
  EXPECT_GE(store->head().position, 1u);
  EXPECT_THAT(verify(*store), IsEmpty());
}

TEST_F(Disk, AfterAFailureAnywhereTheStoreWritesNoMore) {
  file_one();
  watch->fail_appends = true;
  EXPECT_EQ(error_of([&] { store->save_subscription(official("bot"), "bot", 1); }), StoreError::Kind::write_failed);
  watch->fail_appends = false;
  EXPECT_EQ(error_of([&] { file_one(); }), StoreError::Kind::write_failed);
  EXPECT_THAT(last_error, HasSubstr("refuses to write after a failed write: Cannot write"));  // the cause goes along
}

// The batch is half made then: what the store keeps between commits is not to be trusted any more.
TEST_F(Disk, ACommitThatCannotBeMadeEndsAllWritingToo) {
  Writer writer(*store);
  writer.file(sample_filing(), {head_of(std::string(70'000, 'x'))});
  EXPECT_EQ(error_of([&] { writer.commit(); }), StoreError::Kind::write_failed);
  EXPECT_EQ(store->head().position, 0u);
  EXPECT_EQ(error_of([&] { file_one(); }), StoreError::Kind::write_failed);
  EXPECT_THAT(last_error, HasSubstr("refuses to write after a failed write"));
}

// RocksDB's SingleDelete takes away one put: a seat that is listed twice must not be put twice.
TEST_F(Disk, ARemovedInboxRowStaysAwayOverACompaction) {
  const workflow::Seat seat{workflow::Seat::Kind::person, "surakarta/prakom-muda"};
  Writer writer(*store);
  writer.file(sample_filing(), {seat, seat});
  writer.commit();
  writer.act(1, approval_events());
  writer.commit();
  store.reset();
  RawDatabase(folder.path() / "store").compact();
  store = open_rocks_store(folder.path() / "store", env.get());
  EXPECT_THAT(store->inbox(seat, {}, 10), IsEmpty());
  EXPECT_THAT(verify(*store), IsEmpty());
}

TEST_F(Disk, AFailedSyncAcknowledgesNothingAndNothingIsRetried) {
  file_one();
  watch->fail_syncs = true;
  EXPECT_EQ(error_of([&] { file_one(); }), StoreError::Kind::write_failed);
  EXPECT_EQ(store->head().position, 1u);
  watch->fail_syncs = false;
  const auto appended = watch->appended.load();
  EXPECT_EQ(error_of([&] { file_one(); }), StoreError::Kind::write_failed);
  EXPECT_EQ(watch->appended, appended);
}

// The log of a process that was killed is whole in the page cache and perhaps not on the disk.
TEST_F(Disk, WhatAStartRecoversIsWrittenOutAndSynced) {
  file_one();
  const auto written_out = [&] {
    std::size_t tables = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "store" / "db"))
      tables += entry.path().extension() == ".sst" ? 1 : 0;
    return tables;
  };
  EXPECT_EQ(written_out(), 0u);
  store.reset();
  store = open_rocks_store(folder.path() / "store", env.get());
  EXPECT_EQ(written_out(), 2u) << "the log, and the other tables";
}

class Beside : public ::testing::TestWithParam<Which> {};
INSTANTIATE_TEST_SUITE_P(Stores, Beside, ::testing::Values(Which::memory, Which::rocksdb),
                         [](const auto& which) { return name_of(which.param); });

/// What does not fit together in one look at the store, while it is being written to.
int faults_seen(const EventStore& store) {
  const Head head = store.head();
  if (head.position == 0) return 0;
  const auto last = store.record(head.position);
  // Each commit files a request and decides on it at once: nobody ever sees it waiting for the source.
  const auto request = store.request(head.last_number);
  const bool whole = last && last->hash == head.hash && request && request->open->index == 1 &&
                     store.inbox(head_of("bappeda.data"), {}, 1).empty();
  const auto notices = read_notices_newest_first(store, official("kepala-bappeda"), head.position + 1, 1);
  return whole && notices.size() == 1 ? 0 : 1;
}

TEST_P(Beside, ReadersSeeWholeCommitsOnly) {
  AnyStore store(GetParam());
  std::atomic<bool> done = false;
  std::atomic<int> faults = 0;
  std::atomic<int> looks = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      for (; !done; ++looks) faults += faults_seen(*store);
    });
  }
  Writer writer(*store);
  for (int i = 0; i < 200; ++i) {
    writer.act(writer.file(sample_filing(), {head_of("bappeda.data")}), approval_events());
    writer.commit();
    if (i % 10 == 0) advance_notice_index(*store, 100);
  }
  while (looks < 10) std::this_thread::yield();
  done = true;
  for (auto& reader : readers) reader.join();
  EXPECT_EQ(faults, 0);
}

}  // namespace
}  // namespace penugasan::storage
