// verify() finds what is wrong: each aspect of a sound store is falsified in turn.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/rebuild.h"
#include "tests/storage/forwarding_store.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {
namespace {

using namespace workflow;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Passes everything on to a sound store, but for what a test changes.
class Falsified : public ForwardingStore {
 public:
  using ForwardingStore::ForwardingStore;

  std::function<void(StoredRecord&)> change_record;
  std::function<void(Head&)> change_head;
  std::function<void(Request&)> change_request;
  std::function<void(Announcement&)> change_announcement;
  bool drop_inbox = false, drop_lists = false, drop_announcements = false, drop_answers = false, drop_directories = false,
       drop_regulations = false;

  Head head() const override {
    auto head = real_.head();
    if (change_head) change_head(head);
    return head;
  }
  std::optional<Request> request(std::uint64_t number) const override {
    auto request = real_.request(number);
    if (request && change_request) change_request(*request);
    return request;
  }
  std::optional<Announcement> announcement(std::uint64_t number) const override {
    auto announcement = real_.announcement(number);
    if (announcement && change_announcement) change_announcement(*announcement);
    return announcement;
  }
  std::vector<StoredRecord> records(std::uint64_t from, std::size_t limit) const override {
    auto records = real_.records(from, limit);
    for (auto& stored : records) {
      if (change_record) change_record(stored);
    }
    return records;
  }
  std::vector<InboxRow> inbox(const Seat& seat, InboxRow after, std::size_t limit) const override {
    return drop_inbox ? std::vector<InboxRow>() : real_.inbox(seat, after, limit);
  }
  std::vector<std::uint64_t> requests_of(std::string_view agency, std::uint64_t below, std::size_t limit) const override {
    return drop_lists ? std::vector<std::uint64_t>() : real_.requests_of(agency, below, limit);
  }
  std::vector<std::uint64_t> announcements_of(std::string_view agency, std::uint64_t below, std::size_t limit) const override {
    return drop_announcements ? std::vector<std::uint64_t>() : real_.announcements_of(agency, below, limit);
  }
  std::vector<std::uint64_t> answers_to(std::uint64_t number) const override {
    return drop_answers ? std::vector<std::uint64_t>() : real_.answers_to(number);
  }
  std::vector<std::shared_ptr<const Agency>> directories() const override {
    return drop_directories ? std::vector<std::shared_ptr<const Agency>>() : real_.directories();
  }
  std::vector<RegulationLoaded> regulations() const override {
    return drop_regulations ? std::vector<RegulationLoaded>() : real_.regulations();
  }
};

class Verify : public ::testing::Test {
 protected:
  Verify() {
    Writer writer(*real);
    writer.load_regulation("ffff", "regulation: one\n");      // 1
    writer.load_directory(sample_agency("surakarta"), {});    // 2
    writer.file(sample_filing(), {head_of("bappeda.data")});  // 3, request 1
    auto answer = sample_filing();
    answer.answers = {"surakarta", 1};
    writer.file(answer, {head_of("bappeda.data")});  // 4, request 2
    writer.announce("klaten", "Statistisi.");        // 5, announcement 3
    writer.act(1, approval_events());                // 6
    writer.commit();
  }

  std::unique_ptr<EventStore> real = open_memory_store();
  Falsified store{*real};

  void change(std::uint64_t position, std::function<void(StoredRecord&)> how) {
    store.change_record = [position, how](StoredRecord& stored) {
      if (stored.record.position == position) how(stored);
    };
  }
};

TEST_F(Verify, ASoundStoreIsSound) { EXPECT_THAT(verify(store), IsEmpty()); }

TEST_F(Verify, ABrokenLogChain) {
  change(4, [](StoredRecord& stored) { stored.previous_hash[0] ^= 1; });
  EXPECT_THAT(verify(store), ElementsAre("record 4 does not hold the hash of the record before it"));
}

TEST_F(Verify, ABrokenChainOfARequest) {
  const std::vector<std::function<void(StoredRecord&)>> ways = {
      [](StoredRecord& stored) { stored.request_previous_hash[0] ^= 1; },
      [](StoredRecord& stored) { stored.record.previous = 4; }};
  for (const auto& way : ways) {
    change(6, way);
    EXPECT_THAT(verify(store), ElementsAre("record 6 does not hold its request's record before it"));
  }
}

TEST_F(Verify, AGapInTheLog) {
  change(6, [](StoredRecord& stored) { stored.record.position = 7; });
  EXPECT_THAT(verify(store), Contains("record 7 does not stand where the log goes on"));
}

TEST_F(Verify, AnotherHead) {
  store.change_head = [](Head& head) { head.hash[0] ^= 1; };
  EXPECT_THAT(verify(store), ElementsAre("the head is not the log's last record"));
  store.change_head = [](Head& head) { --head.position; };
  EXPECT_THAT(verify(store), ElementsAre("the head is not the log's last record", "the head differs"));
  store.change_head = [](Head& head) { ++head.last_number; };
  EXPECT_THAT(verify(store), ElementsAre("the head differs"));
}

TEST_F(Verify, AnotherState) {
  store.change_request = [](Request& request) { request.state = State::withdrawn; };
  EXPECT_THAT(verify(store), ElementsAre("request 1 differs", "request 2 differs"));
  store.change_request = nullptr;
  store.change_announcement = [](Announcement& announcement) { announcement.closed = true; };
  EXPECT_THAT(verify(store), ElementsAre("announcement 3 differs"));
}

TEST_F(Verify, AnotherEventThanTheStateRestsOn) {
  change(6, [](StoredRecord& stored) { stored.record.events.emplace_back(Established()); });
  EXPECT_THAT(verify(store), ElementsAre("request 1 differs"));
}

TEST_F(Verify, MissingIndexes) {
  store.drop_inbox = true;
  EXPECT_THAT(verify(store), ElementsAre("the inbox of seat u surakarta/bappeda.data differs",
                                         "the inbox of seat u surakarta/diskominfo differs"));
  store.drop_inbox = false;
  store.drop_lists = true;
  EXPECT_THAT(verify(store), ElementsAre("the requests of surakarta differ"));
  store.drop_lists = false;
  store.drop_announcements = true;
  EXPECT_THAT(verify(store), ElementsAre("the announcements of klaten differ"));
  store.drop_announcements = false;
  store.drop_answers = true;
  EXPECT_THAT(verify(store), ElementsAre("the answers to request 1 differ"));
  store.drop_answers = false;
  store.drop_directories = true;
  EXPECT_THAT(verify(store), ElementsAre("the directories differ"));
  store.drop_directories = false;
  store.drop_regulations = true;
  EXPECT_THAT(verify(store), ElementsAre("regulation version ffff differs"));
}

TEST_F(Verify, AReplayIsWhatTheLogSays) {
  const auto expected = replay(*real);
  EXPECT_EQ(expected.position, 6u);
  EXPECT_EQ(expected.last_number, 3u);
  EXPECT_EQ(expected.requests.size(), 2u);
  EXPECT_EQ(expected.requests.at(1).open->index, 1u);
  EXPECT_EQ(expected.announcements.at(3).purpose, "Statistisi.");
  EXPECT_EQ(expected.directories.at("surakarta"), sample_agency("surakarta"));
  EXPECT_THAT(expected.inbox.at(head_of("diskominfo")), ElementsAre(InboxRow{6, 1}));
  EXPECT_THAT(expected.inbox.at(head_of("bappeda.data")), ElementsAre(InboxRow{4, 2}));
}

}  // namespace
}  // namespace penugasan::storage
