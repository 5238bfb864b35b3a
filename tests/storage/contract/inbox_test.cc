// Steps that wait for several seats: each finds them in its own inbox, whichever rows they share.
#include "tests/storage/contract/contract.h"

namespace penugasan::storage {
namespace {

using namespace workflow;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Seat kUnit = head_of("bappeda.data");
const Seat kParent = head_of("bappeda");
const Seat kSibling = head_of("bappeda.statistik");

Events done_by(const std::vector<Seat>& seats) {
  return {Acted{Act::acknowledged, 0, official("kepala-bappeda"), {}, {}, false, seats, {}, {}}};
}

TEST_P(Contract, HeadsWhoMayActForEachOtherAllFindTheStep) {
  Writer writer(*store);
  writer.file(sample_filing(), {kUnit, kParent});     // record 1
  writer.file(sample_filing(), {kParent, kSibling});  // 2
  writer.file(sample_filing(), {kParent});            // 3
  writer.file(sample_filing(), {kParent, kUnit});     // 4: the same two, named in another order
  writer.commit();
  EXPECT_THAT(store->inbox(kUnit, {}, 10), ElementsAre(InboxRow{1, 1}, InboxRow{4, 4}));
  EXPECT_THAT(store->inbox(kSibling, {}, 10), ElementsAre(InboxRow{2, 2}));
  EXPECT_THAT(store->inbox(kParent, {}, 10), ElementsAre(InboxRow{1, 1}, InboxRow{2, 2}, InboxRow{3, 3}, InboxRow{4, 4}));
  expect_sound();
  Writer again(*store);
  again.act(1, approval_events());  // 5: from here on it waits for diskominfo
  again.act(4, rejection_events("Penuh."));
  again.commit();
  EXPECT_THAT(store->inbox(kUnit, {}, 10), IsEmpty());
  EXPECT_THAT(store->inbox(kParent, {}, 10), ElementsAre(InboxRow{2, 2}, InboxRow{3, 3}));
  EXPECT_THAT(store->inbox(owner, {}, 10), ElementsAre(InboxRow{5, 1}));
  expect_sound();
}

TEST_P(Contract, APageOfSharedRowsGoesOnWhereTheLastOneEnded) {
  Writer writer(*store);
  for (int i = 0; i < 40; ++i) {
    writer.file(sample_filing(), {kParent, kUnit});
    writer.file(sample_filing(), {kParent, kSibling});
    writer.file(sample_filing(), {kParent});
  }
  writer.commit();
  for (const std::size_t size : {1, 2, 7, 50, 119, 120, 200}) {
    InboxRow last;
    std::vector<InboxRow> found;
    for (auto page = store->inbox(kParent, last, size); !page.empty(); page = store->inbox(kParent, last, size)) {
      EXPECT_LE(page.size(), size);
      found.insert(found.end(), page.begin(), page.end());
      last = found.back();
    }
    ASSERT_EQ(found.size(), 120u) << "pages of " << size;
    for (std::uint64_t i = 0; i < found.size(); ++i) ASSERT_EQ(found[i], (InboxRow{i + 1, i + 1})) << "pages of " << size;
  }
  EXPECT_EQ(store->inbox(kUnit, {}, 200).size(), 40u);
  EXPECT_THAT(store->inbox(kUnit, {115, 115}, 200), ElementsAre(InboxRow{118, 118}));
  EXPECT_THAT(store->inbox(kParent, {}, 0), IsEmpty());
}

TEST_P(Contract, WhoeverHasActedLeavesTheOthersWaiting) {
  const Seat person{Seat::Kind::person, "surakarta/prakom-muda"};
  Writer writer(*store);
  writer.file(sample_filing(), {kUnit, kParent, kSibling, person});
  writer.act(1, done_by({kParent}));
  writer.commit();
  EXPECT_THAT(store->inbox(kParent, {}, 10), IsEmpty());
  for (const auto& seat : {kUnit, kSibling, person}) EXPECT_THAT(store->inbox(seat, {}, 10), ElementsAre(InboxRow{1, 1}));
  expect_sound();
  Writer again(*store);
  again.act(1, done_by({kSibling}));
  again.act(1, done_by({person}));
  again.commit();
  EXPECT_THAT(store->inbox(kUnit, {}, 10), ElementsAre(InboxRow{1, 1}));
  for (const auto& seat : {kParent, kSibling, person}) EXPECT_THAT(store->inbox(seat, {}, 10), IsEmpty());
  expect_sound();
}

// What a store knows of seats that belong together goes with the rest, and its form stays.
TEST_P(Contract, AStoreThatWasClearedGoesOnAsBefore) {
  Writer first(*store);
  first.file(sample_filing(), {kUnit, kParent});
  first.commit();
  store->clear();
  EXPECT_THAT(store->inbox(kParent, {}, 10), IsEmpty());
  Writer second(*store);
  second.file(sample_filing(), {kUnit, kParent});
  second.commit();
  expect_sound();
  for (const auto& seat : {kUnit, kParent}) EXPECT_THAT(store->inbox(seat, {}, 10), ElementsAre(InboxRow{1, 1}));
  Writer third(*store);
  third.act(1, approval_events());
  third.commit();
  for (const auto& seat : {kUnit, kParent}) EXPECT_THAT(store->inbox(seat, {}, 10), IsEmpty());
  expect_sound();
}

}  // namespace
}  // namespace penugasan::storage
