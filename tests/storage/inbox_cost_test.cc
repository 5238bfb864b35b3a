// What an inbox costs is what waits in it: the store reads as many rows and bytes beside 10 requests of another agency as beside
// 100,000, by RocksDB's own count.
#include <gtest/gtest.h>
#include <rocksdb/perf_context.h>
#include <rocksdb/perf_level.h>

#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

using workflow::Seat;
using workflow::UnitId;

struct Cost {
  std::uint64_t iterated = 0;  // bytes of keys and values that iterators moved over
  std::uint64_t fetched = 0;   // bytes of values that were asked for by key
  std::uint64_t skipped = 0;   // entries that were looked at for nothing
};

const Seat kMine = {Seat::Kind::head, "surakarta/bappeda"};

void file_mine(Writer& writer) {
  for (int i = 0; i < 10; ++i) writer.file(sample_filing(), {kMine});
  writer.commit();
}

void file_theirs(Writer& writer, int count) {
  constexpr int kBatch = 2000;
  auto filing = sample_filing();
  filing.owner = UnitId("klaten/diskominfo");
  filing.source = UnitId("klaten/bappeda");
  for (int i = 0; i < count; ++i) {
    writer.file(filing, {{Seat::Kind::head, "klaten/bappeda"}});
    if (i % kBatch == kBatch - 1) writer.commit();
  }
  writer.commit();
}

// Lists the inbox and reads what is in it, as ListInbox does.
Cost cost_of_listing(const EventStore& store) {
  auto* counters = rocksdb::get_perf_context();
  rocksdb::SetPerfLevel(rocksdb::PerfLevel::kEnableCount);
  counters->Reset();
  const auto rows = store.inbox(kMine, {}, 60);
  EXPECT_EQ(rows.size(), 10U);
  for (const auto& row : rows) EXPECT_TRUE(store.request(row.number));
  rocksdb::SetPerfLevel(rocksdb::PerfLevel::kDisable);
  return {counters->iter_read_bytes, counters->get_read_bytes + counters->multiget_read_bytes,
          counters->internal_key_skipped_count + counters->internal_delete_skipped_count};
}

TEST(InboxCost, DoesNotGrowWithTheRequestsOfOthers) {
  AnyStore store(Which::rocksdb);
  Writer writer(*store);
  file_mine(writer);
  file_theirs(writer, 10);
  const auto beside_few = cost_of_listing(*store);
  file_theirs(writer, 100'000);
  const auto beside_many = cost_of_listing(*store);
  EXPECT_GT(beside_few.iterated + beside_few.fetched, 0U) << "nothing was counted";
  EXPECT_EQ(beside_many.iterated, beside_few.iterated);
  EXPECT_EQ(beside_many.fetched, beside_few.fetched);
  EXPECT_EQ(beside_many.skipped, beside_few.skipped);
}

}  // namespace
}  // namespace penugasan::storage
