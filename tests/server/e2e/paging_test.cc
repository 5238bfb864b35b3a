// Pages neither repeat nor leave out, while new requests come in between.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/server/e2e/city.h"

namespace penugasan::testing {
namespace {

class Paging : public ::testing::Test {
 protected:
  // 120 filings for statistisi-muda, and after every third one that the filter leaves out.
  static void SetUpTestSuite() {
    the_city = new City;
    for (int i = 0; i < 120; ++i) {
      the_names->insert(the_names->begin(), the_city->file(kFiler, filing()).name());
      if (i % 3 == 0) (void)the_city->file(kFiler, other());
    }
  }
  static void TearDownTestSuite() { delete the_city; }

  static v1::FileAssignmentRequestRequest other() {
    auto request = filing();
    request.mutable_assignment_request()->set_officials(0, "agencies/palangka-raya/officials/perencana-muda");
    request.mutable_assignment_request()->set_competencies(0, "perencanaan");
    return request;
  }

  static City* the_city;
  static std::vector<std::string>* the_names;  // newest first
};

City* Paging::the_city = nullptr;
std::vector<std::string>* Paging::the_names = new std::vector<std::string>;

TEST_F(Paging, RequestsNewestFirst) {
  v1::ListAssignmentRequestsRequest list;
  list.set_parent("agencies/palangka-raya");
  list.set_page_size(50);
  list.set_filter("state = pending AND officials:\"agencies/palangka-raya/officials/statistisi-muda\"");
  const auto expected = *the_names;
  std::vector<std::string> seen;
  std::vector<int> sizes;
  do {
    const auto page = the_city->call(kFiler, &Requests::ListAssignmentRequests, list);
    for (const auto& one : page.assignment_requests()) seen.push_back(one.name());
    sizes.push_back(page.assignment_requests_size());
    list.set_page_token(page.next_page_token());
    the_names->insert(the_names->begin(), the_city->file(kFiler, filing()).name());  // newer than all pages
  } while (!list.page_token().empty() && sizes.size() < 10);
  EXPECT_EQ(seen, expected);
  EXPECT_EQ(sizes, (std::vector<int>{50, 50, 20}));
}

TEST_F(Paging, TheInboxOldestFirst) {
  v1::ListInboxRequest list;
  list.set_page_size(50);
  std::vector<std::string> expected(the_names->rbegin(), the_names->rend());
  std::vector<std::string> seen;
  int pages = 0;
  do {
    const auto page = the_city->call(kDecider, &v1::InboxService::Stub::ListInbox, list);
    for (const auto& one : page.items()) seen.push_back(one.assignment_request().name());
    list.set_page_token(page.next_page_token());
    if (++pages <= 2) {
      the_names->insert(the_names->begin(), the_city->file(kFiler, filing()).name());
      expected.push_back(the_names->front());  // comes at the end
    }
  } while (!list.page_token().empty() && pages < 10);
  EXPECT_EQ(seen, expected);
}

TEST_F(Paging, NoticesNewestFirst) {
  v1::ListNoticesRequest list;
  list.set_page_size(50);
  const auto expected = *the_names;
  std::vector<std::string> seen;
  std::set<std::string> ids;
  int pages = 0;
  do {
    const auto page = the_city->call(kDecider, &v1::NoticeService::Stub::ListNotices, list);
    for (const auto& one : page.notices()) {
      seen.push_back(one.request());
      ids.insert(one.id());
    }
    list.set_page_token(page.next_page_token());
    the_names->insert(the_names->begin(), the_city->file(kFiler, filing()).name());
  } while (!list.page_token().empty() && ++pages < 10);
  EXPECT_EQ(seen, expected);
  EXPECT_EQ(ids.size(), seen.size());
}

TEST_F(Paging, HistoryOldestFirst) {
  const auto filed = the_city->file(kFiler, filing());
  (void)the_city->approve(kDecider, filed);
  v1::ListHistoryRequest list;
  list.set_parent(filed.name());
  list.set_page_size(1);
  const auto first = the_city->call(kFiler, &Requests::ListHistory, list);
  ASSERT_EQ(first.entries_size(), 1);
  EXPECT_EQ(first.entries(0).act(), v1::HistoryEntry::ACT_FILED);
  list.set_page_token(first.next_page_token());
  const auto second = the_city->call(kFiler, &Requests::ListHistory, list);
  ASSERT_EQ(second.entries_size(), 1);
  EXPECT_EQ(second.entries(0).act(), v1::HistoryEntry::ACT_APPROVED);
  EXPECT_EQ(second.next_page_token(), "");
}

TEST_F(Paging, OfficialsById) {
  v1::ListOfficialsRequest list;
  list.set_parent("agencies/palangka-raya");
  list.set_page_size(7);
  std::vector<std::string> seen;
  int pages = 0;
  do {
    const auto page = the_city->call(kFiler, &v1::DirectoryService::Stub::ListOfficials, list);
    for (const auto& one : page.officials()) seen.push_back(one.name());
    list.set_page_token(page.next_page_token());
  } while (!list.page_token().empty() && ++pages < 20);
  EXPECT_EQ(seen.size(), 39u);
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
  EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), 39u);
}

}  // namespace
}  // namespace penugasan::testing
