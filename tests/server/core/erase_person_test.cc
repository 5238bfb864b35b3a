// Erasing a person through the writer: one record, told to nobody; loads do not bring the name back unless they say so.
#include <gtest/gtest.h>

#include "storage/rebuild.h"
#include "tests/server/core/core.h"

namespace penugasan::testing {
namespace {

using server::Job;

Job erase(const std::string& who) {
  Job job;
  job.command = server::ErasePersonJob{person(who)};
  return job;
}

Job load(std::vector<workflow::OfficialId> anew = {}, const std::string& name = {}) {
  auto directory = directory_of("palangka-raya");
  for (auto& one : directory.people) {
    if (!name.empty() && one.id == person("statistisi-muda")) one.name = name;
  }
  directory.name_anew = std::move(anew);
  Job job;
  job.command = std::move(directory);
  return job;
}

class ErasePerson : public ::testing::Test {
 protected:
  FakeStore store;
  Core core{store};
  const workflow::OfficialId who = person("statistisi-muda");
  const std::uint64_t before = store.head().position;
};

TEST_F(ErasePerson, IsOneRecordThatTellsNobody) {
  ASSERT_FALSE(store.person(who)->name.empty());
  auto job = erase("statistisi-muda");
  job.actor = person("sekda");
  const auto done = core.submit(std::move(job))->accepted();
  EXPECT_TRUE(done.directory->changed);
  EXPECT_EQ(done.position, before + 1);
  EXPECT_FALSE(store.person(who));
  const auto record = store.record(before + 1)->record;
  EXPECT_EQ(record.events, workflow::Events{workflow::PersonErased{who}});
  EXPECT_EQ(record.actor, person("sekda"));
  EXPECT_EQ(storage::verify(store), std::vector<std::string>());
}

TEST_F(ErasePerson, ATrialAndASecondTimeWriteNothing) {
  auto trial = erase("statistisi-muda");
  trial.validate_only = true;
  const auto tried = core.submit(std::move(trial))->accepted();
  EXPECT_TRUE(tried.directory->changed);
  EXPECT_EQ(tried.position, 0u);
  EXPECT_TRUE(store.person(who));
  (void)core.submit(erase("statistisi-muda"));
  const auto again = core.submit(erase("statistisi-muda"))->accepted();
  EXPECT_FALSE(again.directory->changed);
  EXPECT_EQ(again.position, before + 1);
  EXPECT_EQ(store.head().position, before + 1);
}

TEST_F(ErasePerson, ARepeatedRequestIdIsAnsweredAlikeAlsoAfterARestart) {
  EXPECT_TRUE(core.submit(with_request_id(erase("statistisi-muda"), 1))->accepted().directory->changed);
  EXPECT_TRUE(core.submit(with_request_id(erase("statistisi-muda"), 1))->accepted().directory->changed);
  core.writer.stop();
  Core restarted(store);
  const auto again = restarted.submit(with_request_id(erase("statistisi-muda"), 1))->accepted();
  EXPECT_TRUE(again.directory->changed);
  EXPECT_EQ(again.position, before + 1);
  EXPECT_EQ(store.head().position, before + 1);
}

TEST_F(ErasePerson, TheSameDirectoryAgainChangesNothing) {
  (void)core.submit(erase("statistisi-muda"))->accepted();
  const auto again = core.submit(load())->accepted();
  EXPECT_FALSE(again.directory->changed);
  EXPECT_EQ(again.position, 0u);
  EXPECT_FALSE(store.person(who));
}

TEST_F(ErasePerson, AnotherDirectoryDoesNotBringTheNameBack) {
  (void)core.submit(erase("statistisi-muda"))->accepted();
  auto changed = directory_of("palangka-raya");
  changed.people.front().name = "Nama Baru";
  ASSERT_NE(changed.people.front().id, who);
  Job job;
  job.command = changed;
  const auto loaded = core.submit(std::move(job))->accepted();
  EXPECT_EQ(loaded.directory->changes.size(), 1u);
  EXPECT_FALSE(store.person(who));
  EXPECT_EQ(store.erased(who), before + 1);
  EXPECT_EQ(store.person(changed.people.front().id)->name, "Nama Baru");
}

TEST_F(ErasePerson, ALoadThatNamesThemAnewEndsIt) {
  (void)core.submit(erase("statistisi-muda"))->accepted();
  const auto loaded = core.submit(load({who}, "Pengganti"))->accepted();
  EXPECT_EQ(loaded.position, before + 2);
  EXPECT_EQ(store.person(who)->name, "Pengganti");
  EXPECT_EQ(store.erased(who), 0u);
  EXPECT_EQ(store.record(before + 2)->record.events.back(), workflow::Event(workflow::PersonNamed{who}));
  EXPECT_FALSE(core.submit(load({who}, "Pengganti"))->accepted().directory->changed) << "nobody is erased any more";
  EXPECT_TRUE(core.submit(erase("statistisi-muda"))->accepted().directory->changed) << "the successor can be erased too";
  EXPECT_EQ(storage::verify(store), std::vector<std::string>());
}

}  // namespace
}  // namespace penugasan::testing
