// Directories, people and what is erased of them.
#include "storage/directories.h"
#include "tests/storage/contract/contract.h"

namespace penugasan::storage {
namespace {

using namespace workflow;
using ::testing::ElementsAre;

TEST_P(Contract, ADirectoryReplacesTheAgencysPeople) {
  const auto gone = official("prakom-muda"), stays = official("kepala-diskominfo"), elsewhere = OfficialId("klaten", "bidan");
  Writer writer(*store);
  writer.load_directory(sample_agency("surakarta"), {{gone, "Ani", "199001012015012001"}, {stays, "Budi", "197001011995011001"}});
  writer.load_directory(sample_agency("klaten"), {{elsewhere, "Citra", ""}});
  writer.commit();
  EXPECT_EQ(store->person(gone), (Person{gone, "Ani", "199001012015012001"}));
  EXPECT_EQ(store->directories().size(), 2u);
  writer.load_directory(sample_agency("surakarta", "Plt Kepala"), {{stays, "Budi Santosa", "197001011995011001"}});
  writer.commit();
  EXPECT_FALSE(store->person(gone));
  EXPECT_EQ(store->person(stays)->name, "Budi Santosa");
  EXPECT_EQ(store->person(elsewhere)->name, "Citra");
  const auto directories = store->directories();
  ASSERT_EQ(directories.size(), 2u);
  EXPECT_EQ(*directories[0], sample_agency("klaten"));
  EXPECT_EQ(*directories[1], sample_agency("surakarta", "Plt Kepala"));
  expect_sound();
}

TEST_P(Contract, AnErasedPersonHasNoDataUntilALoadNamesThemAnew) {
  const auto gone = official("prakom-muda"), stays = official("kepala-diskominfo");
  Writer writer(*store);
  writer.load_directory(sample_agency("surakarta"), {{gone, "Ani", "199001012015012001"}, {stays, "Budi", ""}});
  writer.commit();
  EXPECT_EQ(store->erased(gone), 0u);
  writer.erase_person(gone);
  writer.commit();
  EXPECT_FALSE(store->person(gone));
  EXPECT_EQ(store->erased(gone), 2u);
  EXPECT_EQ(store->erased(stays), 0u);
  EXPECT_EQ(store->person(stays)->name, "Budi");
  EXPECT_EQ(store->record(2)->record.events, Events{PersonErased{gone}});
  expect_sound();
  Writer again(*store);
  again.load_directory(sample_agency("surakarta"), {{stays, "Budi", ""}});
  again.commit();
  EXPECT_EQ(store->erased(gone), 2u) << "a load by itself ends no erasure";
  again.name_anew(sample_agency("surakarta"), {{gone, "Citra", ""}}, {gone});
  again.commit();
  EXPECT_EQ(store->erased(gone), 0u);
  EXPECT_EQ(store->person(gone)->name, "Citra");
  expect_sound();
}

TEST_P(Contract, ErasingAndNamingAnewInOneCommit) {
  const auto somebody = official("prakom-muda");
  Writer writer(*store);
  writer.load_directory(sample_agency("surakarta"), {{somebody, "Ani", ""}});
  writer.erase_person(somebody);
  writer.commit();
  EXPECT_FALSE(store->person(somebody));
  EXPECT_EQ(store->erased(somebody), 2u);
  writer.name_anew(sample_agency("surakarta"), {{somebody, "Citra", ""}}, {somebody});
  writer.erase_person(somebody);
  writer.name_anew(sample_agency("surakarta"), {{somebody, "Dewi", ""}}, {somebody});
  writer.commit();
  EXPECT_EQ(store->erased(somebody), 0u);
  EXPECT_EQ(store->person(somebody)->name, "Dewi");
  expect_sound();
}

TEST_P(Contract, WhoIsNotThereCanBeErasedToo) {
  Writer writer(*store);
  writer.erase_person(official("pensiun"));
  writer.commit();
  EXPECT_EQ(store->erased(official("pensiun")), 1u);
  expect_sound();
  store->clear();
  EXPECT_EQ(store->erased(official("pensiun")), 0u);
}

// The records of the agency are at 1 (load), 3 and 4 (mandates), 5 (load); 2 and 6 are another agency's.
TEST_P(Contract, ADirectoryIsKnownAsItStoodAtAnyTime) {
  const Agency first = sample_agency("surakarta"), last = sample_agency("surakarta", "Plt Kepala");
  Mandate one = first.mandates[0], two = first.mandates[1];
  one.to = two.to = official("kepala-diskominfo");
  Writer writer(*store);
  writer.load_directory(first, {{official("prakom-muda"), "Ani", ""}});
  writer.load_directory(sample_agency("klaten"), {});
  writer.record_mandate("surakarta", one, 1);
  writer.commit();
  EXPECT_EQ(store->directory_position("surakarta"), 3u);
  EXPECT_EQ(store->person(official("prakom-muda"))->name, "Ani") << "a mandate leaves the people alone";
  writer.record_mandate("surakarta", two, 3);
  writer.load_directory(last, {}, 4);
  writer.record_mandate("klaten", one, 2);
  writer.commit();
  Agency with_one = first, with_both = first;
  with_one.mandates.push_back(one);
  with_both.mandates = with_one.mandates;
  with_both.mandates.push_back(two);
  EXPECT_EQ(*directory_at(*store, "surakarta", 1), first);
  EXPECT_EQ(*directory_at(*store, "surakarta", 3), with_one);
  EXPECT_EQ(*directory_at(*store, "surakarta", 4), with_both);
  EXPECT_EQ(*directory_at(*store, "surakarta", 5), last);
  EXPECT_EQ(store->directory_position("surakarta"), 5u);
  EXPECT_EQ(store->directory_position("klaten"), 6u);
  EXPECT_EQ(store->directory_position("jambi"), 0u);
  EXPECT_EQ(store->directories().size(), 2u);
  // Record n is of second n.
  EXPECT_EQ(directory_position_at(*store, "surakarta", at(0)), 0u);
  EXPECT_EQ(directory_position_at(*store, "surakarta", at(1)), 1u);
  EXPECT_EQ(directory_position_at(*store, "surakarta", at(2)), 1u);
  EXPECT_EQ(directory_position_at(*store, "surakarta", at(4)), 4u);
  EXPECT_EQ(directory_position_at(*store, "surakarta", at(99)), 5u);
  EXPECT_THROW((void)directory_at(*store, "surakarta", 2), StoreError) << "another agency's record";
  EXPECT_EQ(changes_in(*store, store->record(4)->record).changes, std::vector{change_of(two)});
  EXPECT_EQ(changes_in(*store, store->record(5)->record).changes, changes_between(&with_both, last));
  expect_sound();
}

TEST_P(Contract, TwoDirectoriesOfOneAgencyInOneCommit) {
  Writer writer(*store);
  writer.load_directory(sample_agency("surakarta"), {{official("first"), "Ani", ""}, {official("both"), "Budi", ""}});
  writer.load_directory(sample_agency("surakarta"), {{official("both"), "Budi Santosa", ""}});
  writer.commit();
  EXPECT_FALSE(store->person(official("first")));
  EXPECT_EQ(store->person(official("both"))->name, "Budi Santosa");
}

TEST_P(Contract, RegulationSourcesInTheOrderInWhichTheyCame) {
  Writer writer(*store);
  writer.load_regulation("ffff", "regulation: one\n");
  writer.load_regulation("0000", "regulation: two\n");
  writer.commit();
  writer.load_regulation("ffff", "regulation: one\n");
  writer.load_regulation("8888", "regulation: three\n");
  writer.commit();
  if (store.on_disk()) store.close(), store.open();
  Writer again(*store);
  again.load_regulation("4444", "regulation: four\n");
  again.commit();
  EXPECT_THAT(store->regulations(), ElementsAre(RegulationLoaded{"surakarta-32-2023", "ffff", "regulation: one\n"},
                                                RegulationLoaded{"surakarta-32-2023", "0000", "regulation: two\n"},
                                                RegulationLoaded{"surakarta-32-2023", "8888", "regulation: three\n"},
                                                RegulationLoaded{"surakarta-32-2023", "4444", "regulation: four\n"}));
  expect_sound();
}

}  // namespace
}  // namespace penugasan::storage
