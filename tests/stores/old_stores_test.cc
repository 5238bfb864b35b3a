// Every store in this folder opens in this program, reads as README.md says, and goes on with its chain.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "storage/archive.h"
#include "storage/audit.h"
#include "storage/backup.h"
#include "storage/event_store.h"
#include "storage/rebuild.h"
#include "tests/server/e2e/city.h"
#include "tests/support/paths.h"

namespace penugasan::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using workflow::State;

const char* const kApplicationHead = "palangka-raya/kabid-aplikasi";
const char* const kPlanningHead = "palangka-raya/kabid-perencanaan";

struct Released {
  const char* name;
  const char* head;    // the hash of its last record, as its own program wrote it into the fence
  const char* erased;  // its FORMAT once it holds an erasure
};

template <class Number>
std::string format(const Number& number) {
  return std::string("penugasan-store ") + number + "\n";
}

class OldStore : public ::testing::TestWithParam<Released> {
 protected:
  /// A copy in `target`, where there is nothing yet.
  void unpack(const std::string& target) const {
    const auto archive = source_dir() / "tests/stores" / (std::string(GetParam().name) + ".tar.gz");
    ASSERT_EQ(run({"tar", "-xzf", archive, "-C", folder.path()}).exit_code, 0);
    std::filesystem::rename(folder.path() / "store", target);
  }
  std::string copy() const {
    const auto target = (folder.path() / "copy").string();
    unpack(target);
    return target;
  }
  TempFolder folder;
};

INSTANTIATE_TEST_SUITE_P(
    Stores, OldStore,
    ::testing::Values(Released{"v1-log", "35c1a39e9f773de4850a4ef453c658a00ae6165b3b11d3035da18f15ed908dbb", "2"},
                      Released{"v1-tables", "d4dea1e9b205be385fa1e9161ac82e73df95f1eee1cc6a2574b4c990b1e11592", "2"},
                      Released{"v3-log", "fe3823265d121af6d26e56c5e9832256c9b9cd2cae7b6db08702cb50b60ae042", "3"},
                      Released{"v3-tables", "1fbdea6e24beee700c1f6bfde9a7f8970513e99622a2c0f1ace58338e6750ec5", "3"},
                      Released{"v4-log", "38d576a61933a5329c2b24cf50b9494ab9b7aae526fc501332b42b2f9d5f2b11", "4"},
                      Released{"v4-tables", "f83e996ea5046ad0d1cd2eadb255f9946424f4f0760e70d65350981dde33d79e", "4"}),
    [](const auto& which) {
      std::string name = which.param.name;
      std::erase(name, '-');
      return name;
    });

TEST_P(OldStore, HoldsWhatItsProgramLeft) {
  const auto store = storage::open_rocks_store(copy());
  EXPECT_THAT(storage::verify(*store), IsEmpty());
  const auto head = store->head();
  EXPECT_EQ(head.position, 22u);  // 5 regulations, 2 directories, 15 commands
  EXPECT_EQ(head.last_number, 8u);
  EXPECT_EQ(storage::to_hex(head.hash), GetParam().head);
  const auto state = [&](std::uint64_t number) { return store->request(number).value().state; };
  EXPECT_EQ(state(1), State::pending);
  EXPECT_EQ(state(2), State::assigned);
  EXPECT_EQ(state(3), State::rejected);
  EXPECT_EQ(state(4), State::withdrawn);
  EXPECT_EQ(state(5), State::pending);
  EXPECT_EQ(state(7), State::pending);
  EXPECT_EQ(store->request(1)->filing.purpose, "Menunggu unit asal");
  EXPECT_EQ(store->request(3)->reason, "Beban kerja unit sedang penuh");
  EXPECT_EQ(store->request(4)->reason, "Kebutuhan berubah");
  EXPECT_EQ(store->request(7)->filing.call, (workflow::AnnouncementId{"klaten", 6}));
  EXPECT_FALSE(store->announcement(6)->closed);
  EXPECT_TRUE(store->announcement(8)->closed);
  EXPECT_EQ(store->person(workflow::OfficialId("palangka-raya/perencana-muda"))->name, "Tari Pratama");
  EXPECT_EQ(store->regulations().size(), 5u);
  EXPECT_THAT(store->requests_of("palangka-raya", 0, 10), ElementsAre(5, 4, 3, 2, 1));
}

TEST_P(OldStore, ABackupKeepsItsFormat) {
  const auto folder_of_store = copy(), backups = (folder.path() / "backups").string();
  const auto store = storage::open_rocks_store(folder_of_store);
  auto& kept = dynamic_cast<storage::KeptStore&>(*store);
  const auto back_up = [&] { (void)kept.back_up(backups, [] { return true; }); };
  back_up();
  storage::Entry erasure;
  erasure.record.position = 23;
  erasure.record.events = {workflow::PersonErased{workflow::OfficialId("palangka-raya/perencana-muda")}};
  store->commit(std::vector{erasure});
  back_up();
  for (const std::uint32_t number : {1, 2}) {
    const auto target = (folder.path() / std::to_string(number)).string();
    (void)storage::restore_backup(backups, number, target);
    EXPECT_EQ(read_file(target + "/FORMAT"), number == 1 ? format(GetParam().name[1]) : format(GetParam().erased));
    EXPECT_THAT(storage::verify(*storage::open_rocks_store(target)), IsEmpty());
  }
}

// Request 2 was assigned, 3 rejected, 4 withdrawn.
TEST_P(OldStore, TakesErasuresAndArchives) {
  const auto folder_of_store = copy();
  const workflow::OfficialId person("palangka-raya/perencana-muda");
  {
    const auto store = storage::open_rocks_store(folder_of_store);
    EXPECT_EQ(read_file(folder_of_store + "/FORMAT"), format(GetParam().name[1])) << "opening alone leaves it to its program";
    std::vector<storage::Entry> entries(2);
    entries[0].record.position = 23;
    entries[0].record.events = {workflow::PersonErased{person}};
    entries[1].record.position = 24;
    entries[1].record.events = {storage::archived_event(*store, {2, 3, 4}, {})};
    store->commit(entries);
    dynamic_cast<storage::KeptStore&>(*store).scrub();
  }
  EXPECT_EQ(read_file(folder_of_store + "/FORMAT"), format(GetParam().erased));
  const auto store = storage::open_rocks_store(folder_of_store);
  EXPECT_THAT(storage::verify(*store), IsEmpty());
  EXPECT_FALSE(store->person(person));
  EXPECT_THAT(store->requests_of("palangka-raya", 0, 10), ElementsAre(5, 1));
  EXPECT_EQ(store->request(1)->filing.purpose, "Menunggu unit asal");
}

TEST_P(OldStore, GoesOnUnderThisServer) {
  City city;
  ASSERT_EQ(city.stop(), 0);
  std::filesystem::remove_all(city.store());
  unpack(city.store());
  city.start();
  const auto inbox = [&](const char* who) {
    const auto answer = city.call(who, &v1::InboxService::Stub::ListInbox, v1::ListInboxRequest());
    std::vector<std::string> names;
    for (const auto& item : answer.items()) names.push_back(item.assignment_request().name());
    return names;
  };
  const std::string base = "agencies/palangka-raya/assignmentRequests/";
  EXPECT_THAT(inbox(kPlanningHead), ElementsAre(base + "1"));
  EXPECT_THAT(inbox(kApplicationHead), ElementsAre(base + "5"));

  v1::ListHistoryRequest asked;
  asked.set_parent(base + "2");
  std::vector<int> acts;
  const auto history = city.call(kApplicationHead, &Requests::ListHistory, asked);
  for (const auto& entry : history.entries()) acts.push_back(entry.act());
  EXPECT_THAT(acts, ElementsAre(v1::HistoryEntry::ACT_FILED, v1::HistoryEntry::ACT_APPROVED, v1::HistoryEntry::ACT_COMPLETED,
                                v1::HistoryEntry::ACT_ACKNOWLEDGED));

  const auto notices = city.call("palangka-raya/perencana-muda", &v1::NoticeService::Stub::ListNotices, v1::ListNoticesRequest());
  std::multiset<std::string> told;
  for (const auto& notice : notices.notices())
    told.insert(notice.request().substr(base.size()) + " " + v1::NoticeCause_Name(notice.cause()));
  EXPECT_THAT(told, ElementsAre("2 NOTICE_CAUSE_APPROVED", "2 NOTICE_CAUSE_YOUR_TURN", "3 NOTICE_CAUSE_REJECTED",
                                "4 NOTICE_CAUSE_WITHDRAWN", "5 NOTICE_CAUSE_APPROVED"));

  (void)city.approve(kPlanningHead, city.get(kPlanningHead, base + "1"));
  EXPECT_EQ(city.file(kFiler, filing()).name(), base + "9");
  EXPECT_EQ(city.stop(), 0);
  const auto store = storage::open_rocks_store(city.store());
  EXPECT_THAT(storage::verify(*store), IsEmpty());
  EXPECT_EQ(store->head().last_number, 9u);
}

}  // namespace
}  // namespace penugasan::testing
