// The store in memory, with a commit that a test can hold, refuse and count. Everything else is the store's own.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "storage/event_store.h"

namespace penugasan::testing {

class FakeStore final : public storage::EventStore {
 public:
  FakeStore() : store_(storage::open_memory_store()) {}

  /// From now on commits wait before they write, until let_go().
  void hold();
  void let_go();
  /// Waits until a commit is held; false: none came within ten seconds.
  bool wait_until_held();
  /// Commits are refused, as a broken disk does, once this many more went well.
  void break_disk(int good_commits = 0) { commits_left_ = good_commits; }
  /// Reads of a request_id's answer are refused from now on.
  void break_reads() { unreadable_ = true; }

  /// How many entries each commit had that was written, in order.
  std::vector<std::size_t> commits() const;
  std::atomic<std::uint64_t> free{1000000};

  void commit(std::span<const storage::Entry> entries) override;
  void clear() override { store_->clear(); }
  storage::Head head() const override { return store_->head(); }
  std::optional<workflow::Request> request(std::uint64_t number) const override { return store_->request(number); }
  std::optional<workflow::Announcement> announcement(std::uint64_t number) const override { return store_->announcement(number); }
  std::optional<storage::Idempotency> idempotency(const storage::Digest& key) const override;
  std::optional<storage::Person> person(const workflow::OfficialId& id) const override { return store_->person(id); }
  std::uint64_t erased(const workflow::OfficialId& id) const override { return store_->erased(id); }
  std::optional<storage::StoredRecord> record(std::uint64_t position) const override { return store_->record(position); }
  std::vector<storage::StoredRecord> records(std::uint64_t from, std::size_t limit) const override {
    return store_->records(from, limit);
  }
  std::vector<storage::InboxRow> inbox(const workflow::Seat& seat, storage::InboxRow after, std::size_t limit) const override;
  void visit_open_steps(const std::function<void(const storage::InboxRow&)>& visit) const override {
    store_->visit_open_steps(visit);
  }
  std::vector<std::uint64_t> requests_of(std::string_view agency, std::uint64_t below, std::size_t limit) const override;
  std::vector<std::uint64_t> announcements_of(std::string_view agency, std::uint64_t below, std::size_t limit) const override;
  std::vector<std::uint64_t> answers_to(std::uint64_t number) const override { return store_->answers_to(number); }
  std::vector<std::shared_ptr<const workflow::Agency>> directories() const override { return store_->directories(); }
  std::vector<workflow::RegulationLoaded> regulations() const override { return store_->regulations(); }
  std::uint64_t directory_position(std::string_view agency) const override { return store_->directory_position(agency); }
  std::uint64_t notices_indexed() const override { return store_->notices_indexed(); }
  void index_notices(std::span<const storage::StoredRecord> records) override { store_->index_notices(records); }
  storage::NoticePositions notices_after(const workflow::OfficialId& official, std::uint64_t after,
                                         std::size_t limit) const override;
  storage::NoticePositions notices_before(const workflow::OfficialId& official, std::uint64_t below,
                                          std::size_t limit) const override;
  std::uint64_t subscription(const workflow::OfficialId& official, std::string_view name) const override;
  void save_subscription(const workflow::OfficialId& official, std::string_view name, std::uint64_t position) override;
  std::uint64_t free_bytes() const override { return free; }

 private:
  std::unique_ptr<storage::EventStore> store_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool holding_ = false;
  bool held_ = false;
  std::atomic<int> commits_left_{-1};  // -1: the disk is whole
  std::atomic<bool> unreadable_{false};
  std::vector<std::size_t> commits_;
};

}  // namespace penugasan::testing
