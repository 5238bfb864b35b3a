// A store taken back to each of its records in turn is the store that was never written to beyond it.
#include "storage/rewind.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "storage/notices.h"
#include "storage/rebuild.h"
#include "storage/request_rows.h"
#include "storage/row_store.h"
#include "storage/table_walk.h"
#include "tests/simulation/store/sim_place.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

using namespace workflow;
using simulation::SimPlace;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const OfficialId kPerson = official("prakom-muda");
const OfficialId kHead = official("kepala-diskominfo");
constexpr std::uint64_t kLast = 15;

Agency other_agency() {
  auto agency = sample_agency("surakarta", "Kepala Dinas Kominfo dan Statistik");
  agency.officials.push_back(
      {official("pengganti"), "ahli_muda", "Statistisi", UnitId("surakarta", "diskominfo.data"), kHead, {"statistik"}});
  return agency;
}

Mandate mandate() { return {"plh", kHead, {}, official("sekda"), *parse_date("2026-06-01"), *parse_date("2026-06-07")}; }

std::vector<std::function<void(Writer&)>> story() {
  auto answer = sample_filing();
  answer.answers = {"surakarta", 1};
  const auto announcement = std::make_shared<std::uint64_t>();
  return {
      [](Writer& w) { w.load_regulation("aaaa", "peraturan: satu\n"); },  // 1
      [](Writer& w) {
        w.load_directory(sample_agency("surakarta"), {{kHead, "Kepala", ""}, {kPerson, "Lama", ""}});
      },  // 2
      [](Writer& w) {
        w.file(sample_filing(), {head_of("bappeda.data"), head_of("bappeda")}), w.answer({digest(3), digest(1), 3, {}});
      },
      [=](Writer& w) { *announcement = w.announce("klaten", "Statistisi."); },  // 4, announcement 2
      [=](Writer& w) { w.file(answer, {head_of("bappeda.data")}); },            // 5, request 3
      [](Writer& w) {
        w.act(1, approval_events()), w.answer({digest(6), digest(2), 6, {}});
      },                                                               // 6
      [](Writer& w) { w.record_mandate("surakarta", mandate(), 2); },  // 7
      [=](Writer& w) { w.close_announcement(*announcement); },         // 8
      [](Writer& w) { w.erase_person(kPerson); },                      // 9
      [](Writer& w) {
        w.load_directory(other_agency(), {{kHead, "Kepala", ""}, {official("pengganti"), "Baru", ""}}, 7);
      },  // 10
      [](Writer& w) {
        w.name_anew(other_agency(), {{kHead, "Kepala", ""}, {kPerson, "Penerus", ""}}, {kPerson});
      },                                                              // 11
      [](Writer& w) { w.act(3, rejection_events("Beban kerja.")); },  // 12
      [](Writer& w) {
        w.load_directory(sample_agency("klaten"), {{OfficialId("klaten", "prakom-muda"), "Orang", ""}});
      },  // 13
      [](Writer& w) {
        w.act(1, {Established(), Closed{State::assigned}});
      },                                                                                            // 14
      [](Writer& w) { w.file(sample_filing("diskominfo.data"), {head_of("bappeda.statistik")}); },  // 15, request 4
  };
}

/// Of every record the same, so that two stores can be compared byte by byte.
Salt salt() { return {1, 2, 3}; }

/// A store with the first records of the story, on a disk of its own.
class Told {
 public:
  explicit Told(std::uint64_t until) {
    open();
    Writer writer(*store);
    const auto records = story();
    for (std::uint64_t i = 0; i < until; ++i) {
      records[i](writer);
      writer.commit();
      if (i + 1 == 6) advance_notice_index(*store, 100);
      if (i + 1 == 5) store->save_subscription(kHead, "app", 5);
    }
    if (until < kLast) return;
    advance_notice_index(*store, 100);
    store->save_subscription(kHead, "app", 14);
    store->save_subscription(kPerson, "app", 4);
  }

  Rewound rewind_to(std::uint64_t position) {
    store.reset();
    SimPlace place(disk);
    auto rewound = rewind(*place.open("/store/db", false), position);
    Fence(place.files(), "/store/FENCE").advance_durably({rewound.head.position, rewound.head.hash});
    open();
    return rewound;
  }

  /// Everything but the tables whose rows may lie in another way (requests, notices), and groups of seats, which stay for good.
  std::map<std::string, std::string> rows(std::string_view tables) {
    store.reset();
    std::map<std::string, std::string> found;
    SimPlace place(disk);
    const auto opened = place.open("/store/db", false);
    for (const char table : tables) {
      visit_table(*opened, static_cast<Table>(table), [&](std::string_view key, std::string_view value) {
        if (!is_group_of_seat(key)) found.emplace(key, value);
      });
    }
    open();
    return found;
  }

  void open() { store = RowStore::open(std::make_shared<SimPlace>(disk), "/store", salt); }

  simulation::Disk disk{simulation::Random(1), std::uint64_t{1} << 30};
  std::unique_ptr<RowStore> store;
};

std::vector<std::uint64_t> notices(const EventStore& store, const OfficialId& official) {
  std::vector<std::uint64_t> found;
  for (const auto& stored : read_notices(store, official, 0, 100)) found.push_back(stored.record.position);
  return found;
}

class EachRecord : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(EachRecord, IsTheEndOfAStoreThatIsTakenBackToIt) {
  const auto point = GetParam();
  Told never(point), told(kLast);
  const auto rewound = told.rewind_to(point);
  EXPECT_EQ(rewound.head.position, point);
  EXPECT_EQ(rewound.head.hash, never.store->head().hash);
  EXPECT_EQ(rewound.time, at(static_cast<int>(point)));
  EXPECT_EQ(rewound.later, kLast - point);
  EXPECT_EQ(told.rows("LTKISAWBDE"), never.rows("LTKISAWBDE"));
  EXPECT_THAT(verify(*told.store), IsEmpty());
  EXPECT_EQ(told.store->head().last_number, never.store->head().last_number);
  for (std::uint64_t number = 1; number <= 4; ++number) EXPECT_EQ(told.store->request(number), never.store->request(number));
  for (const auto& one : {kHead, kPerson, official("kepala-bappeda")})
    EXPECT_EQ(notices(*told.store, one), notices(*never.store, one)) << one.value;
}

TEST_P(EachRecord, IsFollowedByTheNext) {
  const auto point = GetParam();
  Told never(point), told(kLast);
  (void)told.rewind_to(point);
  for (auto* store : {&told, &never}) {
    Writer writer(*store->store);
    writer.file(sample_filing(), {head_of("bappeda.data")});
    writer.commit();
    advance_notice_index(*store->store, 100);
  }
  EXPECT_EQ(told.rows("LTIS"), never.rows("LTIS"));
  EXPECT_THAT(verify(*told.store), IsEmpty());
  EXPECT_EQ(notices(*told.store, official("kepala-bappeda")), notices(*never.store, official("kepala-bappeda")));
}

INSTANTIATE_TEST_SUITE_P(Rewind, EachRecord, ::testing::Range<std::uint64_t>(1, kLast + 1));

TEST(Rewind, LeavesNamesThatAreStillRight) {
  Told at_nine(kLast), at_eleven(kLast), at_six(kLast), at_one(kLast);
  EXPECT_THAT(at_eleven.rewind_to(11).erased_later, IsEmpty());
  EXPECT_EQ(at_eleven.store->person(kPerson)->name, "Penerus");
  EXPECT_FALSE(at_eleven.store->person(OfficialId("klaten", "prakom-muda"))) << "klaten had no directory yet";

  EXPECT_THAT(at_nine.rewind_to(9).erased_later, IsEmpty());
  EXPECT_EQ(at_nine.store->erased(kPerson), 9u);
  EXPECT_FALSE(at_nine.store->person(kPerson)) << "erased then, named anew later";

  EXPECT_THAT(at_six.rewind_to(6).erased_later, ElementsAre(kPerson));
  EXPECT_EQ(at_six.store->person(kHead)->name, "Kepala");
  EXPECT_FALSE(at_six.store->person(kPerson)) << "the name that is known is the successor's";
  EXPECT_FALSE(at_six.store->person(official("pengganti"))) << "came later";

  (void)at_one.rewind_to(1);
  EXPECT_FALSE(at_one.store->person(kHead));
}

TEST(Rewind, TakesSubscriptionsBackAndNeverForth) {
  Told told(kLast);
  (void)told.rewind_to(8);
  EXPECT_EQ(told.store->subscription(kHead, "app"), 8u);
  EXPECT_EQ(told.store->subscription(kPerson, "app"), 4u);
}

TEST(Rewind, ForgetsAnswersToWhatIsUndone) {
  Told told(kLast);
  (void)told.rewind_to(5);
  EXPECT_TRUE(told.store->idempotency(digest(3)));
  EXPECT_FALSE(told.store->idempotency(digest(6)));
}

// The name that record 9 erased may still stand in the files.
TEST(Rewind, OwesTheScrubbingAsBefore) {
  Told told(kLast);
  const auto owed = told.rows("X");
  ASSERT_EQ(owed.size(), 1u);
  (void)told.rewind_to(6);
  const auto still = told.rows("X");
  ASSERT_EQ(still.size(), 1u);
  EXPECT_EQ(last_u64(still.begin()->first), 6u);
  EXPECT_EQ(still.begin()->second, owed.begin()->second);
}

TEST(Rewind, StopsBeforeAnArchiveThatTookRecordsFromBeforeThePoint) {
  Told told(kLast);
  Writer writer(*told.store);
  writer.archive({3});  // 16: takes records 5 and 12
  writer.file(sample_filing(), {head_of("bappeda.data")});
  writer.commit();
  const auto head = told.store->record(16)->hash;
  try {
    (void)told.rewind_to(14);
    FAIL() << "record 5 is not there";
  } catch (const StoreError& refused) {
    EXPECT_EQ(refused.kind(), StoreError::Kind::unusable_folder);
    EXPECT_THAT(refused.what(), HasSubstr("Record 5 left for an archive at record 16"));
  }
  EXPECT_EQ(told.rewind_to(16).head.hash, head);
  EXPECT_THAT(verify(*told.store), IsEmpty());
}

TEST(Rewind, FindsTheLastRecordUpToATime) {
  Told told(kLast);
  told.store.reset();
  SimPlace place(told.disk);
  const auto rows = place.open("/store/db", false);
  EXPECT_EQ(last_until(*rows, at(0)), 0u);
  EXPECT_EQ(last_until(*rows, at(1)), 1u);
  EXPECT_EQ(last_until(*rows, at(7) + std::chrono::milliseconds(999)), 7u);
  EXPECT_EQ(last_until(*rows, at(1000)), kLast);
}

}  // namespace
}  // namespace penugasan::storage
