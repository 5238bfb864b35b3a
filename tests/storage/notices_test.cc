// The notice index over several spans, and readers that are never behind the log.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/notices.h"
#include "tests/storage/forwarding_store.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

using namespace workflow;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const OfficialId kReader = official("pembaca");

class Notices : public ::testing::TestWithParam<Which> {
 protected:
  AnyStore store{GetParam()};

  /// One record each; true: with a notice for the reader (and for a namesake whose id goes on after it).
  void write(std::initializer_list<bool> told) {
    Writer writer(*store);
    for (const bool one : told) {
      writer.file(sample_filing(), {head_of("bappeda")});
      if (one) {
        writer.last().record.events.emplace_back(Noticed{Cause::copy, {kReader, official("lain")}, "surat", {}});
        writer.last().record.events.emplace_back(Noticed{Cause::approved, {kReader}, "surat", {}});
      } else {
        writer.last().record.events.emplace_back(Noticed{Cause::copy, {OfficialId(kReader.value + "-2")}, "surat", {}});
      }
    }
    writer.commit();
  }
  void index(std::uint64_t from, std::size_t count) { store->index_notices(store->records(from, count)); }
  std::vector<std::uint64_t> read(std::uint64_t after, std::size_t limit) {
    return positions(read_notices(*store, kReader, after, limit));
  }
  std::vector<std::uint64_t> read_back(std::uint64_t below, std::size_t limit) {
    return positions(read_notices_newest_first(*store, kReader, below, limit));
  }
  static std::vector<std::uint64_t> positions(const std::vector<StoredRecord>& records) {
    std::vector<std::uint64_t> result;
    for (const auto& stored : records) result.push_back(stored.record.position);
    return result;
  }
};

INSTANTIATE_TEST_SUITE_P(Stores, Notices, ::testing::Values(Which::memory, Which::rocksdb, Which::simulated),
                         [](const auto& which) { return name_of(which.param); });

TEST_P(Notices, TheIndexFindsThemOverSpans) {
  write({true, false, true, true, false, true, false, true});  // 1 3 4 6 8
  index(1, 3);
  EXPECT_EQ(store->notices_indexed(), 3u);
  index(4, 1);
  index(5, 4);
  EXPECT_EQ(store->notices_indexed(), 8u);
  if (store.on_disk()) store.close(), store.open();
  EXPECT_EQ(store->notices_indexed(), 8u);
  EXPECT_THAT(store->notices_after(kReader, 0, 10), ElementsAre(1, 3, 4, 6, 8));
  EXPECT_THAT(store->notices_after(kReader, 1, 10), ElementsAre(3, 4, 6, 8));
  EXPECT_THAT(store->notices_after(kReader, 2, 2), ElementsAre(3, 4));
  EXPECT_THAT(store->notices_after(kReader, 7, 10), ElementsAre(8));
  EXPECT_THAT(store->notices_after(kReader, 8, 10), IsEmpty());
  EXPECT_THAT(store->notices_after(kReader, 0, 0), IsEmpty());
  EXPECT_THAT(store->notices_before(kReader, 0, 10), ElementsAre(8, 6, 4, 3, 1));
  EXPECT_THAT(store->notices_before(kReader, 8, 2), ElementsAre(6, 4));
  EXPECT_THAT(store->notices_before(kReader, 7, 10), ElementsAre(6, 4, 3, 1));
  EXPECT_THAT(store->notices_before(kReader, 3, 10), ElementsAre(1));
  EXPECT_THAT(store->notices_before(kReader, 1, 10), IsEmpty());
  EXPECT_THAT(store->notices_after(official("pembac"), 0, 10), IsEmpty());
  EXPECT_THAT(store->notices_after(official("lain"), 3, 10), ElementsAre(4, 6, 8));
}

TEST_P(Notices, RecordsThatDoNotFollowOnAreLeftAlone) {
  write({true, true, true});
  index(2, 1);
  EXPECT_EQ(store->notices_indexed(), 0u);
  EXPECT_THAT(store->notices_after(kReader, 0, 10), IsEmpty());
  index(1, 2);
  index(1, 2);
  store->index_notices({});
  EXPECT_EQ(store->notices_indexed(), 2u);
  EXPECT_THAT(store->notices_after(kReader, 0, 10), ElementsAre(1, 2));
}

TEST_P(Notices, AReaderSeesTheTailBeyondTheIndex) {
  write({true, false, true, true, true, false, true, true});  // 1 3 4 5 7 8
  for (const std::size_t indexed : {0u, 1u, 3u, 4u, 8u}) {
    SCOPED_TRACE(indexed);
    const auto have = store->notices_indexed();
    if (indexed > have) index(have + 1, indexed - have);
    ASSERT_EQ(store->notices_indexed(), indexed);
    EXPECT_THAT(read(0, 10), ElementsAre(1, 3, 4, 5, 7, 8));
    EXPECT_THAT(read(0, 4), ElementsAre(1, 3, 4, 5));
    EXPECT_THAT(read(3, 2), ElementsAre(4, 5));
    EXPECT_THAT(read(5, 10), ElementsAre(7, 8));
    EXPECT_THAT(read(8, 10), IsEmpty());
    EXPECT_THAT(read(99, 10), IsEmpty());
    EXPECT_THAT(read(0, 0), IsEmpty());
    EXPECT_THAT(read_back(0, 10), ElementsAre(8, 7, 5, 4, 3, 1));
    EXPECT_THAT(read_back(0, 3), ElementsAre(8, 7, 5));
    EXPECT_THAT(read_back(8, 10), ElementsAre(7, 5, 4, 3, 1));
    EXPECT_THAT(read_back(4, 1), ElementsAre(3));
    EXPECT_THAT(read_back(4, 10), ElementsAre(3, 1));
    EXPECT_THAT(read_back(1, 10), IsEmpty());
    EXPECT_THAT(read_back(99, 10), ElementsAre(8, 7, 5, 4, 3, 1));
  }
}

/// Its index reaches further as soon as somebody has asked how far.
class GrowingIndex : public ForwardingStore {
 public:
  using ForwardingStore::ForwardingStore;
  std::uint64_t notices_indexed() const override {
    const auto indexed = real_.notices_indexed();
    advance_notice_index(real_, 2);
    return indexed;
  }
};

TEST_P(Notices, AnIndexThatGrowsMeanwhileDoublesNothing) {
  write({true, true, true, true, true, true, true});
  index(1, 1);
  const GrowingIndex growing(*store);
  EXPECT_THAT(positions(read_notices(growing, kReader, 0, 10)), ElementsAre(1, 2, 3, 4, 5, 6, 7));
  EXPECT_THAT(positions(read_notices_newest_first(growing, kReader, 0, 10)), ElementsAre(7, 6, 5, 4, 3, 2, 1));
  EXPECT_THAT(positions(read_notices(growing, kReader, 1, 3)), ElementsAre(2, 3, 4));
}

TEST_P(Notices, ALongTailIsReadInPages) {
  for (int i = 0; i < 6; ++i) {
    Writer writer(*store);
    for (int j = 0; j < 100; ++j) writer.file(sample_filing(), {head_of("bappeda")});
    writer.last().record.events.emplace_back(Noticed{Cause::copy, {kReader}, "surat", {}});
    writer.commit();
  }
  EXPECT_THAT(read(0, 10), ElementsAre(100, 200, 300, 400, 500, 600));
  EXPECT_THAT(read_back(0, 2), ElementsAre(600, 500));
}

TEST_P(Notices, TheFollowerGoesOnWhereTheIndexEnds) {
  write({true, false, true, true, true});
  EXPECT_EQ(advance_notice_index(*store, 2), 2u);
  EXPECT_EQ(store->notices_indexed(), 2u);
  EXPECT_EQ(advance_notice_index(*store, 100), 3u);
  EXPECT_EQ(advance_notice_index(*store, 100), 0u);
  EXPECT_THAT(store->notices_after(kReader, 0, 10), ElementsAre(1, 3, 4, 5));
}

TEST_P(Notices, EachRecipientOnce) {
  write({true});
  const auto record = store->record(1)->record;
  EXPECT_THAT(recipients_of(record), ElementsAre("surakarta/kepala-bappeda", "surakarta/lain", "surakarta/pembaca"));
  EXPECT_TRUE(has_notice_for(record, kReader));
  EXPECT_FALSE(has_notice_for(record, official("prakom-muda"))) << "named in the filing, but told nothing";
}

}  // namespace
}  // namespace penugasan::storage
