// Archives of a serving store: nothing leaves it before a sound file holds it, and what is not closed or not old stays.
#include "server/core/archiver.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <future>

#include "storage/chain.h"
#include "storage/rebuild.h"
#include "tests/server/core/core.h"
#include "tests/support/temp_folder.h"

namespace penugasan::testing {
namespace {

using namespace server;
using Kind = workflow::ActOn::Kind;

/// Checks, with each removal as soon as it is committed, that its file is there, whole and sound.
class Watch final : public Publisher {
 public:
  Watch(Publisher& hub, std::string file) : hub_(hub), file_(std::move(file)) {}
  void publish(std::vector<storage::StoredRecord> records) override {
    for (const auto& stored : records) {
      const auto* archived = std::get_if<workflow::RequestsArchived>(&stored.record.events.front());
      if (archived == nullptr) continue;
      EXPECT_FALSE(storage::check_audit(file_, storage::hash_from(archived->head)).fault) << "removed before the file was sound";
      removed += archived->requests.size();
      ++removals;
    }
    hub_.publish(std::move(records));
  }
  std::size_t removed = 0, removals = 0;

 private:
  Publisher& hub_;
  std::string file_;
};

class Archiving : public ::testing::Test {
 protected:
  Archiving() {
    clock.set_noon_of(*workflow::parse_date("2026-03-10"));
    Job load;
    load.command = directory_of("palangka-raya");
    (void)submit(std::move(load)).get();
  }
  void TearDown() override {
    archiver.stop();
    scrubber.stop();
    writer.stop();
  }

  std::future<JobResult> submit(Job job) {
    auto made = std::make_shared<std::promise<JobResult>>();
    job.done = [made](JobResult&& result) { made->set_value(std::move(result)); };
    writer.submit(std::move(job));
    return made->get_future();
  }
  workflow::Request file() { return *std::get<Accepted>(submit(file_job()).get()).request; }
  /// Filed and rejected.
  workflow::Request close() {
    const auto filed = file();
    return *std::get<Accepted>(submit(act_job(Kind::reject, "kadis-kominfo", filed)).get()).request;
  }
  Archiver::Result archive(const std::string& name = "lama.archive", bool trial = false) {
    std::promise<Archiver::Result> made;
    const storage::ArchiveAge age{clock.now() + std::chrono::hours(1), *workflow::parse_date("2027-01-01")};
    EXPECT_TRUE(archiver.start({age, archives, name, trial}, [&](const Archiver::Result& result) { made.set_value(result); }));
    return made.get_future().get();
  }

  TempFolder folder;
  const std::string archives = folder.path() / "archives", path = archives + "/lama.archive";
  std::unique_ptr<storage::EventStore> opened = storage::open_rocks_store(folder.path() / "store");
  storage::EventStore& store = *opened;
  SettableClock clock;
  WorldBox world{boot(store, {}, {})};
  Hub hub{store};
  Watch watch{hub, path};
  Writer writer{store, world, clock, watch, {}, [](const std::string&) {}};
  storage::KeptStore* kept = dynamic_cast<storage::KeptStore*>(opened.get());
  Scrubber scrubber{kept};
  Archiver archiver{store, kept, writer, scrubber};
};

TEST_F(Archiving, TakesOutWhatIsClosedOnceTheFileIsSound) {
  const auto open = file();
  const auto closed = close();
  const auto made = std::get<Archiver::Made>(archive());
  EXPECT_EQ(made.requests, 1u);
  EXPECT_EQ(made.records, 2u);
  EXPECT_EQ(made.position, store.head().position);
  EXPECT_TRUE(made.scrubbed);
  EXPECT_EQ(watch.removed, 1u);
  EXPECT_FALSE(store.request(closed.id.number));
  EXPECT_TRUE(store.request(open.id.number));
  EXPECT_EQ(storage::verify(store), std::vector<std::string>());
  const auto refused = std::get<workflow::Rejection>(submit(act_job(Kind::approve, "kadis-kominfo", closed)).get());
  EXPECT_EQ(refused.reason, workflow::Reason::not_your_turn) << "as for a request that never was";
}

TEST_F(Archiving, ATrialCountsAndDoesNothing) {
  (void)close();
  const auto head = store.head().position;
  const auto made = std::get<Archiver::Made>(archive("lama.archive", true));
  EXPECT_EQ(made.requests, 1u);
  EXPECT_EQ(made.records, 2u);
  EXPECT_EQ(made.position, 0u);
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_EQ(store.head().position, head);
}

TEST_F(Archiving, WithNothingOldNoFileIsMade) {
  (void)file();
  EXPECT_EQ(std::get<Archiver::Made>(archive()).requests, 0u);
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(Archiving, ManyLeaveInSeveralCommitsForOneFile) {
  for (int i = 0; i < 103; ++i) (void)close();
  const auto made = std::get<Archiver::Made>(archive());
  EXPECT_EQ(made.requests, 103u);
  EXPECT_EQ(watch.removed, 103u);
  EXPECT_EQ(watch.removals, 2u);
  EXPECT_EQ(storage::check_audit(path, made.head).requests, 103u);
  EXPECT_EQ(storage::verify(store), std::vector<std::string>());
}

TEST_F(Archiving, NoFileIsWrittenOverAndAFileThatCannotBeWrittenRemovesNothing) {
  const auto closed = close();
  std::filesystem::create_directories(path);
  EXPECT_EQ(std::get<Archiver::Failure>(archive()), Archiver::Failure::file_exists);
  EXPECT_EQ(std::get<Archiver::Failure>(archive("tanpa/folder")), Archiver::Failure::failed);
  EXPECT_TRUE(store.request(closed.id.number));
  EXPECT_EQ(watch.removals, 0u);
}

TEST_F(Archiving, ARemovalThatIsRefusedKeepsTheRequestAndTheFile) {
  const auto closed = close();
  writer.stop();  // as where the server stops, or its store has failed
  EXPECT_EQ(std::get<Archiver::Failure>(archive()), Archiver::Failure::failed);
  EXPECT_TRUE(store.request(closed.id.number));
  EXPECT_FALSE(storage::check_audit(path).fault) << "of a removal whose outcome is unknown it is the only copy";
}

TEST_F(Archiving, ARepeatedRequestIdIsToldSoAndDoesNothingTwice) {
  auto first = with_request_id(file_job(), 7);
  const auto filed = *std::get<Accepted>(submit(first).get()).request;
  (void)submit(act_job(Kind::reject, "kadis-kominfo", filed)).get();
  (void)archive();
  writer.stop();
  Writer restarted{store, world, clock, hub, {}, [](const std::string&) {}};
  std::promise<JobResult> made;
  first.done = [&](JobResult&& result) { made.set_value(std::move(result)); };
  restarted.submit(first);
  EXPECT_EQ(std::get<EdgeError>(made.get_future().get()).reason, EdgeReason::request_archived);
  EXPECT_EQ(store.head().last_number, filed.id.number);
}

TEST_F(Archiving, WhatIsOpenIsRefusedWhoeverAsks) {
  const auto open = file();
  Job job;
  job.command = ArchiveRequestsJob{storage::archived_event(store, {open.id.number}, {})};
  EXPECT_EQ(std::get<EdgeError>(submit(std::move(job)).get()).reason, EdgeReason::archive_failed);
  EXPECT_TRUE(store.request(open.id.number));
}

}  // namespace
}  // namespace penugasan::testing
