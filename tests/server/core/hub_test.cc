// The hub: the notice index keeps up with the log, and whoever is concerned is woken, whatever was published how fast.
#include "server/core/hub.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <thread>

#include "tests/server/core/fake_store.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;
using server::Hub;
using server::Listener;
using workflow::OfficialId;
using workflow::Seat;

// A listener that can be made to stay in wake().
class Sleeper final : public Listener {
 public:
  void wake(const server::News& news) override {
    std::unique_lock lock(mutex_);
    ++woken_;
    last_ = news;
    changed_.notify_all();
    changed_.wait(lock, [&] { return !stays_; });
  }
  void stay(bool stays) {
    const std::lock_guard lock(mutex_);
    stays_ = stays;
    changed_.notify_all();
  }
  server::News last() {
    const std::lock_guard lock(mutex_);
    return last_;
  }
  int woken() {
    const std::lock_guard lock(mutex_);
    return woken_;
  }
  bool wait_until_woken(int times = 1, std::chrono::seconds patience = 5s) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, patience, [&] { return woken_ >= times; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stays_ = false;
  int woken_ = 0;
  server::News last_;
};

std::vector<Seat> seat_of(const std::string& official) { return {{Seat::Kind::person, official}}; }

class HubTest : public ::testing::Test {
 protected:
  // Commits one record for each official, with a notice for them; returns them as the writer would publish them.
  std::vector<storage::StoredRecord> commit(const std::vector<std::string>& officials) {
    std::vector<storage::Entry> entries;
    std::vector<storage::StoredRecord> records;
    for (const auto& official : officials) {
      storage::Entry entry;
      entry.record.position = ++position_;
      entry.record.events = {workflow::Noticed{workflow::Cause::copy, {OfficialId(official)}, {}, {}}};
      records.push_back({entry.record, {}, {}, {}});
      entries.push_back(std::move(entry));
    }
    store_.commit(entries);
    return records;
  }

  bool indexed_up_to(std::uint64_t position) {
    for (int i = 0; i < 500 && store_.notices_indexed() != position; ++i) std::this_thread::sleep_for(10ms);
    return store_.notices_indexed() == position;
  }

  std::size_t notices_of(const std::string& official) { return store_.notices_after(OfficialId(official), 0, 1000000).size(); }

  FakeStore store_;
  std::uint64_t position_ = 0;
};

TEST_F(HubTest, BringsTheIndexUpToDateBeforeAnythingElse) {
  commit(std::vector<std::string>(4500, "kota/a"));
  const Hub hub(store_);
  EXPECT_EQ(store_.notices_indexed(), 4500u);
  EXPECT_EQ(notices_of("kota/a"), 4500u);
}

TEST_F(HubTest, IndexesWhatIsPublished) {
  Hub hub(store_);
  hub.publish(commit({"kota/a", "kota/b", "kota/a"}));
  ASSERT_TRUE(indexed_up_to(3));
  hub.publish(commit({"kota/a"}));
  ASSERT_TRUE(indexed_up_to(4));
  EXPECT_EQ(store_.notices_after(OfficialId("kota/a"), 0, 10), (storage::NoticePositions{1, 3, 4}));
  EXPECT_EQ(notices_of("kota/b"), 1u);
}

TEST_F(HubTest, ItsEndLeavesNothingUnindexed) {
  {
    Hub hub(store_);
    hub.publish(commit(std::vector<std::string>(700, "kota/a")));
  }
  EXPECT_EQ(store_.notices_indexed(), 700u);
}

TEST_F(HubTest, WakesExactlyThoseWhoAreConcerned) {
  Hub hub(store_);
  Sleeper a, b, both;
  hub.add(seat_of("kota/a"), a);
  hub.add(seat_of("kota/b"), b);
  hub.add({{Seat::Kind::person, "kota/a"}, {Seat::Kind::person, "kota/b"}}, both);
  hub.publish(commit({"kota/a", "kota/a"}));
  ASSERT_TRUE(a.wait_until_woken());
  ASSERT_TRUE(both.wait_until_woken());
  ASSERT_TRUE(indexed_up_to(2));
  EXPECT_EQ(a.woken(), 1);  // once for what came together
  EXPECT_EQ(both.woken(), 1);
  EXPECT_EQ(b.woken(), 0);

  hub.remove(a);
  hub.publish(commit({"kota/a", "kota/b"}));
  ASSERT_TRUE(b.wait_until_woken());
  ASSERT_TRUE(indexed_up_to(4));
  EXPECT_EQ(a.woken(), 1);
  EXPECT_EQ(both.woken(), 2);
  hub.remove(b);
  hub.remove(both);
}

TEST_F(HubTest, SaysUpToWhereNothingConcernedTheListener) {
  Hub hub(store_);
  Sleeper a;
  hub.add(seat_of("kota/a"), a);
  hub.publish(commit({"kota/b", "kota/b", "kota/a", "kota/b", "kota/a"}));
  ASSERT_TRUE(a.wait_until_woken());
  EXPECT_EQ(a.last().quiet_until, 2u);
  EXPECT_TRUE(a.last().concerned);
  hub.publish(commit({"kota/b"}));
  ASSERT_TRUE(a.wait_until_woken(2, 15s)) << "all are woken every ten seconds";
  EXPECT_EQ(a.last().quiet_until, 6u);
  EXPECT_FALSE(a.last().concerned);
  hub.remove(a);
}

// A stream that takes its time holds up neither those who come and go nor what they are told of.
TEST_F(HubTest, WhileOneIsCalledOthersComeAndGo) {
  Hub hub(store_);
  Sleeper slow, other;
  hub.add(seat_of("kota/slow"), slow);
  hub.add(seat_of("kota/other"), other);
  slow.stay(true);
  hub.publish(commit({"kota/slow"}));
  ASSERT_TRUE(slow.wait_until_woken());
  hub.remove(other);  // would not return
  hub.add(seat_of("kota/other"), other);
  std::atomic<bool> removed{false};
  std::thread removing([&] {
    hub.remove(slow);
    removed = true;
  });
  std::this_thread::sleep_for(20ms);
  EXPECT_FALSE(removed) << "it is being called";
  slow.stay(false);
  removing.join();
  hub.publish(commit({"kota/slow", "kota/other"}));
  EXPECT_TRUE(other.wait_until_woken());
  EXPECT_EQ(slow.woken(), 1);
  hub.remove(other);
}

TEST_F(HubTest, AListenerChangesItsSeats) {
  Hub hub(store_);
  Sleeper a;
  hub.add(seat_of("kota/a"), a);
  hub.change(seat_of("kota/b"), a);
  hub.publish(commit({"kota/a", "kota/b"}));
  ASSERT_TRUE(a.wait_until_woken());
  EXPECT_EQ(a.last().quiet_until, 1u);
  EXPECT_EQ(a.woken(), 1);
  hub.remove(a);
  hub.change(seat_of("kota/b"), a);
  hub.publish(commit({"kota/b"}));
  ASSERT_TRUE(indexed_up_to(3));
  EXPECT_EQ(a.woken(), 1) << "it was removed, and a change does not bring it back";
}

TEST(LogPositionTest, PassesOverWhatDoesNotConcernItAndNothingElse) {
  server::LogPosition position(10);
  position.woken({50, false});
  EXPECT_EQ(position.at(), 10u) << "what lies before it was not read yet";
  position.caught_up(60);
  EXPECT_FALSE(position.unread());
  position.woken({70, false});
  EXPECT_EQ(position.at(), 70u);
  position.woken({80, true});
  EXPECT_EQ(position.at(), 80u);
  EXPECT_TRUE(position.unread());
  position.woken({90, true});
  EXPECT_EQ(position.at(), 80u) << "record 81 is still to be read";
  position.read_to(85);
  EXPECT_TRUE(position.unread());
  position.caught_up(85);
  position.distrust();
  position.woken({99, false});
  EXPECT_EQ(position.at(), 85u) << "for other seats";
}

TEST_F(HubTest, SeatsOfStepsWakeToo) {
  Hub hub(store_);
  Sleeper head, appraiser, namesake;
  const Seat unit{Seat::Kind::head, "kota/dinas"};
  const Seat appraised{Seat::Kind::appraiser, "kota/staf"};
  hub.add({unit}, head);
  hub.add({appraised}, appraiser);
  hub.add(seat_of("kota/dinas"), namesake);  // the same id, another kind of seat
  auto opened = commit({"kota/x"});
  opened.front().record.events = {workflow::StepOpened{0, false, {unit}}};
  hub.publish(opened);
  EXPECT_TRUE(head.wait_until_woken());
  auto acted = commit({"kota/x"});
  workflow::Acted act;
  act.seats_done = {appraised};
  acted.front().record.events = {act};
  hub.publish(acted);
  EXPECT_TRUE(appraiser.wait_until_woken());
  EXPECT_EQ(head.woken(), 1);
  EXPECT_EQ(namesake.woken(), 0);
  hub.remove(head);
  hub.remove(appraiser);
  hub.remove(namesake);
}

// More than the hub holds is published while it is kept busy: the rest comes from the store, and nobody is passed over.
TEST_F(HubTest, WhatItCannotHoldItReadsFromTheStore) {
  Hub hub(store_);
  Sleeper blocker, far;
  hub.add(seat_of("kota/blocker"), blocker);
  hub.add(seat_of("kota/far"), far);
  blocker.stay(true);
  hub.publish(commit({"kota/blocker"}));
  ASSERT_TRUE(blocker.wait_until_woken());

  std::vector<std::string> many(20001, "kota/many");
  many[15000] = "kota/far";
  hub.publish(commit(many));
  const auto read_from_the_store_already = commit({"kota/many", "kota/many"});
  EXPECT_EQ(far.woken(), 0);
  blocker.stay(false);
  ASSERT_TRUE(indexed_up_to(20004));
  EXPECT_EQ(far.woken(), 1);
  EXPECT_EQ(notices_of("kota/many"), 20002u);

  // The writer publishes after its commit: what the hub read from the store may still be handed over. It counts once.
  hub.publish(read_from_the_store_already);
  hub.publish(commit({"kota/far", "kota/many"}));
  ASSERT_TRUE(indexed_up_to(20006));
  EXPECT_TRUE(far.wait_until_woken(2));
  EXPECT_EQ(notices_of("kota/many"), 20003u);
  EXPECT_EQ(notices_of("kota/far"), 2u);
  hub.remove(blocker);
  hub.remove(far);
}

TEST_F(HubTest, AfterAResetPositionsStartAgain) {
  Hub hub(store_);
  Sleeper a;
  hub.add(seat_of("kota/a"), a);
  a.stay(true);
  hub.publish(commit({"kota/a", "kota/b"}));
  ASSERT_TRUE(a.wait_until_woken());
  std::atomic<bool> reset{false};
  std::thread resetting([&] {
    hub.reset();
    reset = true;
  });
  std::this_thread::sleep_for(20ms);
  EXPECT_FALSE(reset);  // what was published is handled first
  a.stay(false);
  resetting.join();
  store_.clear();
  position_ = 0;
  hub.publish(commit({"kota/b", "kota/a", "kota/b"}));
  EXPECT_TRUE(a.wait_until_woken(2));
  ASSERT_TRUE(indexed_up_to(3));
  EXPECT_EQ(notices_of("kota/b"), 2u);
  hub.remove(a);
}

}  // namespace
}  // namespace penugasan::testing
