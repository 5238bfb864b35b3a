// Directory loads through the writer: seen by the next command, nothing written where nothing changes.
#include <gtest/gtest.h>

#include "tests/server/core/core.h"

namespace penugasan::testing {
namespace {

using server::Job;
using server::LoadDirectoryJob;

Job load(LoadDirectoryJob directory) {
  Job job;
  job.command = std::move(directory);
  return job;
}

// statistisi-muda's position is no longer established.
LoadDirectoryJob without_appraiser() {
  auto directory = directory_of("palangka-raya");
  for (auto& official : directory.agency.officials) {
    if (official.id == person("statistisi-muda")) official.appraiser = {};
  }
  return directory;
}

LoadDirectoryJob renamed(const std::string& name) {
  auto directory = directory_of("palangka-raya");
  directory.people.front().name = name;
  return directory;
}

TEST(DirectoryLoad, TheNextCommandOfTheBatchSeesIt) {
  FakeStore store;
  Core core(store);
  (void)core.occupy_writer();
  const auto before = core.submit(file_job());
  const auto changed = core.submit(load(without_appraiser()));
  const auto after = core.submit(file_job());
  store.let_go();
  EXPECT_EQ(before->refusal(), "accepted");
  EXPECT_EQ(changed->accepted().position, 9u);
  EXPECT_EQ(after->refusal(), "POSITION_NOT_ESTABLISHED");
  EXPECT_EQ(core.submit(file_job())->refusal(), "POSITION_NOT_ESTABLISHED");
  EXPECT_TRUE(core.world.get()->organisation.official(person("statistisi-muda"))->appraiser.empty());
}

TEST(DirectoryLoad, ATrialChangesNothing) {
  FakeStore store;
  Core core(store);
  const auto world = core.world.get();
  auto trial = load(without_appraiser());
  trial.validate_only = true;
  EXPECT_NE(core.submit(std::move(trial))->accepted().position, 0u);  // it would be written
  EXPECT_EQ(core.world.get(), world);
  EXPECT_EQ(store.head().position, 6u);
}

TEST(DirectoryLoad, TheSameDirectoryWritesNothing) {
  FakeStore store;
  Core core(store);
  const auto world = core.world.get();
  EXPECT_EQ(core.submit(load(directory_of("palangka-raya")))->accepted().position, 0u);
  EXPECT_EQ(core.world.get(), world);
  EXPECT_EQ(store.head().position, 6u);
}

TEST(DirectoryLoad, AnotherNameIsAChange) {
  FakeStore store;
  Core core(store);
  const auto id = directory_of("palangka-raya").people.front().id;
  EXPECT_EQ(core.submit(load(renamed("Nama Baru")))->accepted().position, 7u);
  EXPECT_EQ(store.person(id)->name, "Nama Baru");
  EXPECT_EQ(core.submit(load(renamed("Nama Baru")))->accepted().position, 0u);
}

// What the store holds is not yet what the batch made of it.
TEST(DirectoryLoad, TwoLoadsInOneBatchAreComparedWithEachOther) {
  FakeStore store;
  Core core(store);
  const auto original = directory_of("palangka-raya").people.front();
  (void)core.occupy_writer();
  const auto changed = core.submit(load(renamed("Nama Baru")));
  const auto repeated = core.submit(load(renamed("Nama Baru")));
  const auto taken_back = core.submit(load(directory_of("palangka-raya")));
  store.let_go();
  EXPECT_EQ(changed->accepted().position, 8u);
  EXPECT_EQ(repeated->accepted().position, 0u);
  EXPECT_EQ(taken_back->accepted().position, 9u);
  EXPECT_EQ(store.person(original.id), original);
}

}  // namespace
}  // namespace penugasan::testing
