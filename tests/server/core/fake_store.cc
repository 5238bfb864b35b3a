#include "tests/server/core/fake_store.h"

namespace penugasan::testing {

using storage::StoreError;

void FakeStore::hold() {
  const std::lock_guard lock(mutex_);
  holding_ = true;
}

void FakeStore::let_go() {
  {
    const std::lock_guard lock(mutex_);
    holding_ = false;
  }
  changed_.notify_all();
}

bool FakeStore::wait_until_held() {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, std::chrono::seconds(10), [&] { return held_; });
}

std::vector<std::size_t> FakeStore::commits() const {
  const std::lock_guard lock(mutex_);
  return commits_;
}

void FakeStore::commit(std::span<const storage::Entry> entries) {
  std::unique_lock lock(mutex_);
  held_ = holding_;
  changed_.notify_all();
  changed_.wait(lock, [&] { return !holding_; });
  held_ = false;
  if (commits_left_ == 0) throw StoreError(StoreError::Kind::write_failed, "the disk is gone");
  if (commits_left_ > 0) --commits_left_;
  store_->commit(entries);
  commits_.push_back(entries.size());
}

std::optional<storage::Idempotency> FakeStore::idempotency(const storage::Digest& key) const {
  if (unreadable_) throw StoreError(StoreError::Kind::read_failed, "a checksum does not match");
  return store_->idempotency(key);
}

std::vector<storage::InboxRow> FakeStore::inbox(const workflow::Seat& seat, storage::InboxRow after, std::size_t limit) const {
  return store_->inbox(seat, after, limit);
}

std::vector<std::uint64_t> FakeStore::requests_of(std::string_view agency, std::uint64_t below, std::size_t limit) const {
  return store_->requests_of(agency, below, limit);
}

std::vector<std::uint64_t> FakeStore::announcements_of(std::string_view agency, std::uint64_t below, std::size_t limit) const {
  return store_->announcements_of(agency, below, limit);
}

storage::NoticePositions FakeStore::notices_after(const workflow::OfficialId& official, std::uint64_t after,
                                                  std::size_t limit) const {
  return store_->notices_after(official, after, limit);
}

storage::NoticePositions FakeStore::notices_before(const workflow::OfficialId& official, std::uint64_t below,
                                                   std::size_t limit) const {
  return store_->notices_before(official, below, limit);
}

std::uint64_t FakeStore::subscription(const workflow::OfficialId& official, std::string_view name) const {
  return store_->subscription(official, name);
}

void FakeStore::save_subscription(const workflow::OfficialId& official, std::string_view name, std::uint64_t position) {
  store_->save_subscription(official, name, position);
}

}  // namespace penugasan::testing
