// The log, its hashes and its pages.
#include <limits>

#include "tests/storage/contract/contract.h"

namespace penugasan::storage {
namespace {

using namespace workflow;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_P(Contract, AnEmptyStoreHasNothing) {
  EXPECT_EQ(store->head().position, 0u);
  EXPECT_EQ(store->head().last_number, 0u);
  EXPECT_EQ(store->head().hash, Hash{});
  EXPECT_FALSE(store->request(1));
  EXPECT_FALSE(store->announcement(1));
  EXPECT_FALSE(store->idempotency(digest(1)));
  EXPECT_FALSE(store->person(official("prakom-muda")));
  EXPECT_FALSE(store->record(1));
  EXPECT_FALSE(store->record(0));
  EXPECT_THAT(store->records(1, 10), IsEmpty());
  EXPECT_THAT(store->inbox(source, {}, 10), IsEmpty());
  EXPECT_THAT(store->requests_of("surakarta", 0, 10), IsEmpty());
  EXPECT_THAT(store->announcements_of("surakarta", 0, 10), IsEmpty());
  EXPECT_THAT(store->answers_to(1), IsEmpty());
  EXPECT_THAT(store->directories(), IsEmpty());
  EXPECT_THAT(store->regulations(), IsEmpty());
  EXPECT_EQ(store->notices_indexed(), 0u);
  EXPECT_THAT(store->notices_after(official("prakom-muda"), 0, 10), IsEmpty());
  EXPECT_THAT(store->notices_before(official("prakom-muda"), 0, 10), IsEmpty());
  EXPECT_EQ(store->subscription(official("prakom-muda"), "bot"), 0u);
  EXPECT_GT(store->free_bytes(), 0u);
  store->commit({});
  EXPECT_EQ(store->head().position, 0u);
}

TEST_P(Contract, EveryRecordHoldsTheHashesBeforeIt) {
  Writer writer(*store);
  writer.file(sample_filing(), {source});
  writer.commit();
  writer.file(sample_filing(), {source});
  writer.commit();
  if (store.on_disk()) store.close(), store.open();  // the hash of request 1's last record is no longer in memory
  Writer again(*store);
  again.act(1, approval_events());
  again.commit();
  const auto records = store->records(1, 10);
  ASSERT_EQ(records.size(), 3u);
  EXPECT_NE(records[0].hash, records[1].hash);
  EXPECT_EQ(records[1].previous_hash, records[0].hash);
  EXPECT_EQ(records[1].request_previous_hash, Hash{});
  EXPECT_EQ(records[2].previous_hash, records[1].hash);
  EXPECT_EQ(records[2].request_previous_hash, records[0].hash);
  EXPECT_EQ(store->head().hash, records[2].hash);
  again.act(1, {Closed{State::assigned}});  // its last record is an act now, not the filing
  again.commit();
  EXPECT_EQ(store->record(4)->request_previous_hash, records[2].hash);
  if (store.on_disk()) store.close(), store.open();
  Writer third(*store);
  third.act(1, {Closed{State::assigned}});
  third.commit();
  EXPECT_EQ(store->record(5)->request_previous_hash, store->record(4)->hash);
  expect_sound();
}

TEST_P(Contract, RecordsComeInPages) {
  Writer writer(*store);
  for (int i = 0; i < 5; ++i) writer.file(sample_filing(), {source});
  writer.commit();
  const auto page = store->records(2, 2);
  ASSERT_EQ(page.size(), 2u);
  EXPECT_EQ(page[0].record.position, 2u);
  EXPECT_EQ(page[1].record.position, 3u);
  EXPECT_EQ(store->records(5, 10).size(), 1u);
  EXPECT_THAT(store->records(6, 10), IsEmpty());
  EXPECT_THAT(store->records(1, 0), IsEmpty());
  EXPECT_EQ(store->records(0, 10).size(), 5u);
}

TEST_P(Contract, AGapInThePositionsIsRefusedAndNothingIsWritten) {
  Writer writer(*store);
  writer.file(sample_filing(), {source});
  writer.file(sample_filing(), {source});
  for (const std::uint64_t wrong : {1u, 3u}) {
    writer.last().record.position = wrong;
    try {
      store->commit(writer.entries());
      FAIL() << "a gap was accepted";
    } catch (const StoreError& error) {
      EXPECT_EQ(error.kind(), StoreError::Kind::damaged);
    }
    EXPECT_EQ(store->head().position, 0u);
    EXPECT_FALSE(store->request(1));
  }
}

TEST_P(Contract, ARecordThatDoesNotFollowItsRequestsLastOneIsRefused) {
  Writer writer(*store);
  writer.file(sample_filing(), {source});
  writer.commit();
  writer.act(1, approval_events());
  writer.last().record.previous = 0;
  EXPECT_THROW(writer.commit(), StoreError);
  writer.last().record.previous = 1;
  writer.last().record.request = 2;
  EXPECT_THROW(writer.commit(), StoreError);
  EXPECT_EQ(store->head().position, 1u);
  writer.last().record.request = 1;
  writer.commit();
  expect_sound();
}

TEST_P(Contract, ClearKeepsRegulationsOnly) {
  Writer writer(*store);
  writer.load_regulation("ffff", "regulation: one\n");
  writer.load_directory(sample_agency("surakarta"), {{official("prakom-muda"), "Ani", ""}});
  writer.file(sample_filing(), {source});
  writer.answer({digest(1), digest(2), 3, {}});
  writer.announce("klaten", "Statistisi.");
  writer.commit();
  store->index_notices(store->records(1, 10));
  store->save_subscription(official("prakom-muda"), "bot", 2);
  store->clear();
  for (int again = 0; again < 2; ++again) {
    EXPECT_EQ(store->head().position, 0u);
    EXPECT_EQ(store->head().last_number, 0u);
    EXPECT_EQ(store->head().hash, Hash{});
    EXPECT_FALSE(store->request(1));
    EXPECT_FALSE(store->announcement(2));
    EXPECT_FALSE(store->record(1));
    EXPECT_FALSE(store->idempotency(digest(1)));
    EXPECT_FALSE(store->person(official("prakom-muda")));
    EXPECT_THAT(store->inbox(source, {}, 10), IsEmpty());
    EXPECT_THAT(store->requests_of("surakarta", 0, 10), IsEmpty());
    EXPECT_THAT(store->announcements_of("klaten", 0, 10), IsEmpty());
    EXPECT_THAT(store->directories(), IsEmpty());
    EXPECT_EQ(store->notices_indexed(), 0u);
    EXPECT_THAT(store->notices_after(official("kepala-bappeda"), 0, 10), IsEmpty());
    EXPECT_EQ(store->subscription(official("prakom-muda"), "bot"), 0u);
    EXPECT_THAT(store->regulations(), ElementsAre(RegulationLoaded{"surakarta-32-2023", "ffff", "regulation: one\n"}));
    if (store.on_disk()) store.close(), store.open();
  }
  // Everything starts again, the same inbox rows included.
  Writer anew(*store);
  EXPECT_EQ(anew.file(sample_filing(), {source}), 1u);
  anew.act(1, approval_events());
  anew.commit();
  EXPECT_EQ(store->record(1)->previous_hash, Hash{});
  EXPECT_EQ(store->record(1)->request_previous_hash, Hash{});
  EXPECT_THAT(store->inbox(source, {}, 10), IsEmpty());
  EXPECT_THAT(store->inbox(owner, {}, 10), ElementsAre(InboxRow{2, 1}));
  expect_sound();
}

TEST_P(Contract, ALongerRunIsSoundAndCanBeRebuilt) {
  Writer writer(*store);
  writer.load_regulation("ffff", "regulation: one\n");
  writer.load_directory(sample_agency("surakarta"), {{official("prakom-muda"), "Ani", "199001012015012001"}});
  writer.commit();
  for (int round = 0; round < 20; ++round) {
    const auto number = writer.file(sample_filing(), {source, owner});
    if (round % 3 != 0) writer.act(number, approval_events());
    if (round % 3 == 2) writer.act(number, {Established(), Closed{State::assigned}});
    if (round % 5 == 0) writer.announce("klaten", "Statistisi.");
    if (round % 2 == 0) writer.commit();
  }
  writer.commit();
  expect_sound();
  AnyStore copy(GetParam() == Which::memory ? Which::rocksdb : Which::memory);
  rebuild(*store, *copy);
  EXPECT_EQ(copy->head().position, store->head().position);
  EXPECT_EQ(copy->person(official("prakom-muda"))->name, "Ani");
  EXPECT_THAT(differences(replay(*store), *copy), IsEmpty());
  EXPECT_THAT(verify(*copy), IsEmpty());
}

TEST(Chain, IsTheSameInMemoryAndOnDisk) {
  AnyStore memory(Which::memory), disk(Which::rocksdb);
  for (auto* store : {&memory, &disk}) {
    Writer writer(**store);
    auto filing = sample_filing();
    filing.purpose = filing.expectation = "";  // texts are salted, each store by itself
    writer.file(filing, {head_of("bappeda")});
    writer.act(1, approval_events());
    writer.commit();
  }
  EXPECT_EQ(memory->head().hash, disk->head().hash);
  EXPECT_NE(memory->head().hash, Hash{});
}

// Else whoever has the log could find a short text by trying.
TEST(Chain, DependsOnARandomSaltWhereThereIsText) {
  AnyStore one(Which::rocksdb);
  AnyStore other(Which::rocksdb);
  for (auto* store : {&one, &other}) {
    Writer writer(**store);
    writer.file(sample_filing(), {head_of("bappeda")});
    writer.commit();
  }
  EXPECT_EQ(one->record(1)->record, other->record(1)->record);
  EXPECT_NE(one->head().hash, other->head().hash);
}

TEST(MemoryStore, HasAllTheRoomThereIs) {
  EXPECT_EQ(open_memory_store()->free_bytes(), std::numeric_limits<std::uint64_t>::max());
}

}  // namespace
}  // namespace penugasan::storage
