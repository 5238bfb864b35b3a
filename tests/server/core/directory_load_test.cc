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

using Change = workflow::DirectoryChange;

Job head_of_diskominfo(const std::string& official) {
  auto directory = directory_of("palangka-raya");
  for (auto& unit : directory.agency.units) {
    if (unit.id.local() == "diskominfo") unit.head = person(official);
  }
  return load(std::move(directory));
}

std::vector<workflow::Noticed> told_in(const FakeStore& store, std::uint64_t position) {
  std::vector<workflow::Noticed> found;
  const auto stored = store.record(position);
  for (const auto& event : stored->record.events) {
    if (const auto* noticed = std::get_if<workflow::Noticed>(&event)) found.push_back(*noticed);
  }
  return found;
}

TEST(DirectoryLoad, TheFirstDirectoryTellsNobodyAndALaterOneWhomItConcerns) {
  FakeStore store;
  Core core(store);
  EXPECT_TRUE(told_in(store, store.directory_position("palangka-raya")).empty());
  const auto loaded = core.submit(head_of_diskominfo("sekretaris-kominfo"))->accepted();
  ASSERT_EQ(loaded.directory->changes.size(), 1u);
  EXPECT_EQ(loaded.directory->changes[0].subject, Change::Subject::head);
  EXPECT_TRUE(loaded.directory->changed);
  const auto told = told_in(store, loaded.position);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].cause, workflow::Cause::for_your_information);
  EXPECT_EQ(told[0].recipients, (std::vector{person("kadis-kominfo"), person("sekretaris-kominfo")}));
}

TEST(DirectoryLoad, ATrialShowsTheDifference) {
  FakeStore store;
  Core core(store);
  auto trial = head_of_diskominfo("sekretaris-kominfo");
  trial.validate_only = true;
  const auto shown = core.submit(std::move(trial))->accepted();
  ASSERT_EQ(shown.directory->changes.size(), 1u);
  EXPECT_EQ(shown.directory->changes[0].after, "sekretaris-kominfo");
  auto person_changed = load(renamed("Nama Baru"));
  person_changed.validate_only = true;
  const auto people = core.submit(std::move(person_changed))->accepted();
  ASSERT_EQ(people.directory->changes.size(), 1u);
  EXPECT_EQ(people.directory->changes[0].subject, Change::Subject::person);
  EXPECT_TRUE(people.directory->changes[0].after.empty()) << "no names in a difference";
}

TEST(DirectoryLoad, ARequestIdIsRememberedThoughNothingChanged) {
  FakeStore store;
  {
    Core core(store);
    const auto same = core.submit(with_request_id(load(directory_of("palangka-raya")), 1))->accepted();
    EXPECT_FALSE(same.directory->changed);
    EXPECT_EQ(same.position, 7u);
    EXPECT_EQ(core.submit(with_request_id(load(directory_of("palangka-raya")), 1, 9))->refusal(), "REQUEST_ID_REUSED");
  }
  Core restarted(store);
  const auto again = restarted.submit(with_request_id(load(directory_of("palangka-raya")), 1))->accepted();
  EXPECT_FALSE(again.directory->changed);
  EXPECT_EQ(again.position, 7u);
  EXPECT_EQ(store.head().position, 7u);
}

TEST(DirectoryLoad, ARepeatedLoadIsAnsweredAlike) {
  FakeStore store;
  Core core(store);
  const auto first = core.submit(with_request_id(head_of_diskominfo("sekretaris-kominfo"), 1))->accepted();
  (void)core.submit(head_of_diskominfo("kabid-aplikasi"))->accepted();
  const auto again = core.submit(with_request_id(head_of_diskominfo("sekretaris-kominfo"), 1))->accepted();
  EXPECT_EQ(again.position, first.position);
  EXPECT_EQ(again.directory->changes, first.directory->changes);
}

Job record_plt(const std::string& to, const char* first, const char* last) {
  workflow::Mandate mandate{"plt",
                            {},
                            {"palangka-raya", "dlh"},
                            person(to),
                            *workflow::parse_date(first),
                            *workflow::parse_date(last),
                            {"800/9", *workflow::parse_date("2026-03-01")}};
  Job job;
  job.command = server::RecordMandateJob{mandate};
  return job;
}

TEST(DirectoryLoad, AMandateIsRecordedWithoutALoad) {
  FakeStore store;
  Core core(store);
  const auto before = store.directory_position("palangka-raya");
  const auto people = store.person(person("sekda"));
  const auto recorded = core.submit(record_plt("kabid-aplikasi", "2026-03-01", "2026-04-30"))->accepted();
  const workflow::Seat dlh{workflow::Seat::Kind::head, "palangka-raya/dlh"};
  const auto holder = core.world.get()->organisation.holder(dlh, person("kabid-aplikasi"), *workflow::parse_date("2026-03-10"));
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->mandate_letter.number, "800/9");
  EXPECT_EQ(store.person(person("sekda")), people);
  const auto stored = store.record(recorded.position);
  EXPECT_EQ(std::get<workflow::MandateRecorded>(stored->record.events[0]).previous, before);
  EXPECT_EQ(told_in(store, recorded.position).at(0).recipients, std::vector{person("kabid-aplikasi")});
  EXPECT_EQ(*server::boot(store, {}, {})->organisation.agency("palangka-raya"),
            *core.world.get()->organisation.agency("palangka-raya"))
      << "a restart finds it";
}

// Checked before, against a directory that has changed since.
TEST(DirectoryLoad, AMandateThatNoLongerFitsIsRefused) {
  FakeStore store;
  Core core(store);
  (void)core.submit(record_plt("kabid-aplikasi", "2026-03-01", "2026-04-30"))->accepted();
  const auto head = store.head().position;
  EXPECT_EQ(core.submit(record_plt("kabid-statistik", "2026-04-30", "2026-04-30"))->refusal(), "DIRECTORY_INVALID");
  EXPECT_EQ(core.submit(record_plt("siapa", "2026-03-01", "2026-03-02"))->refusal(), "DIRECTORY_INVALID");
  EXPECT_EQ(store.head().position, head);
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
