// What an archive takes out of the store.
#include "tests/storage/contract/contract.h"

namespace penugasan::storage {
namespace {

using namespace workflow;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Requests 1 (rejected, records 1 and 4), 2 (open, record 2), 3 (assigned, records 3, 5, 6; it answers 1), 4 (rejected, 7 and
/// 8).
void write_closed(EventStore& store, const Seat& source) {
  Writer writer(store);
  auto answering = sample_filing("diskominfo", "klaten/dinkes");
  answering.answers = {"surakarta", 1};
  writer.file(sample_filing(), {source});
  writer.answer({digest(1), digest(2), 1, {}});
  writer.file(sample_filing(), {source});
  writer.file(answering, {source});
  writer.act(1, rejection_events("Tidak ada tenaga."));
  writer.act(3, approval_events());
  writer.act(3, {Closed{State::assigned}});
  writer.file(sample_filing(), {source});
  writer.act(4, rejection_events("Tidak ada tenaga."));
  writer.commit();
}

TEST_P(Contract, ArchivedRequestsAreGoneAndTheChainHolds) {
  write_closed(*store, source);
  const auto before = store->records(1, 100);
  Writer writer(*store);
  writer.archive({1, 3, 4});
  writer.commit();
  for (const std::uint64_t number : {1, 3, 4}) EXPECT_FALSE(store->request(number)) << number;
  EXPECT_TRUE(store->request(2));
  EXPECT_THAT(store->requests_of("surakarta", 0, 10), ElementsAre(2));
  EXPECT_THAT(store->requests_of("klaten", 0, 10), IsEmpty());
  EXPECT_THAT(store->answers_to(1), IsEmpty());
  EXPECT_THAT(store->inbox(source, {}, 10), ElementsAre(InboxRow{2, 2}));
  EXPECT_TRUE(store->idempotency(digest(1))) << "what was done is not done again";
  EXPECT_EQ(store->head().position, 9u);
  EXPECT_EQ(store->head().last_number, 4u);
  const auto after = store->records(1, 100);
  ASSERT_EQ(after.size(), 9u);
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_EQ(after[i].hash, before[i].hash);
    EXPECT_EQ(after[i].previous_hash, before[i].previous_hash);
    EXPECT_EQ(after[i].record.position, i + 1);
    EXPECT_EQ(after[i].archived, i == 1 ? 0u : 9u) << "record " << i + 1;
    if (i == 1) continue;
    EXPECT_TRUE(after[i].record.events.empty() && after[i].record.request == 0) << "record " << i + 1;
  }
  EXPECT_EQ(after[1].record, before[1].record);
  expect_sound();
}

TEST_P(Contract, AfterAnArchiveTheStoreGoesOn) {
  write_closed(*store, source);
  Writer writer(*store);
  writer.archive({4});
  writer.commit();
  if (store.on_disk()) store.close(), store.open();
  Writer again(*store);
  EXPECT_EQ(again.file(sample_filing(), {source}), 5u) << "no number is given twice";
  again.act(2, rejection_events("x"));
  again.commit();
  again.archive({1, 2});
  again.commit();
  EXPECT_THAT(store->answers_to(1), ElementsAre(3)) << "the answer is still here";
  EXPECT_THAT(store->requests_of("surakarta", 0, 10), ElementsAre(5, 3));
  EXPECT_EQ(store->record(8)->archived, 9u);
  EXPECT_EQ(store->record(2)->archived, 12u);
  expect_sound();
}

TEST_P(Contract, AnArchiveOfOtherRecordsIsRefused) {
  write_closed(*store, source);
  Writer writer(*store);
  writer.archive({1});
  std::get<RequestsArchived>(writer.last().record.events[0]).removed[0] ^= 1;
  EXPECT_THROW(writer.commit(), StoreError);
  if (!store.on_disk()) return;  // the twin is of no use after that
  store.close(), store.open();
  EXPECT_EQ(store->head().position, 8u);
  EXPECT_TRUE(store->request(1));
  expect_sound();
}

}  // namespace
}  // namespace penugasan::storage
