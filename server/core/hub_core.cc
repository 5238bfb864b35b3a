#include "server/core/hub_core.h"

#include <algorithm>
#include <span>

#include "server/core/concerned.h"
#include "storage/notices.h"

namespace penugasan::server {

namespace {

constexpr std::size_t kWorthWriting = 512;  // records wait for a notice index write together
constexpr std::size_t kSpan = 1024;         // records a write at most
constexpr std::size_t kCatchUp = 2000;      // records read at once when behind

std::string key_of(const workflow::Seat& seat) { return static_cast<char>(seat.kind) + seat.id; }

}  // namespace

void Feed::publish(Records records) {
  if (published_.size() + records.size() > kHeld) {
    lost_ = true;
    published_.clear();
  } else if (!lost_) {
    for (auto& record : records) published_.push_back(std::move(record));
  }
}

// When too much was published, the rest is in the store; what was read from there may be published again afterwards, because
// the writer commits first: it is taken once.
Records Feed::take(const storage::EventStore& store) {
  Records taken;
  if (lost_) {
    taken = store.records(taken_up_to_ + 1, kCatchUp);
    lost_ = taken.size() == kCatchUp;
  } else {
    taken.swap(published_);
    std::erase_if(taken, [&](const auto& one) { return one.record.position <= taken_up_to_; });
  }
  if (!taken.empty()) taken_up_to_ = taken.back().record.position;
  return taken;
}

void LogPosition::woken(const News& news) {
  if (!unread_) at_ = std::max(at_, news.quiet_until);
  unread_ = unread_ || news.concerned;
}

void LogPosition::read_to(std::uint64_t position) { at_ = std::max(at_, position); }

void LogPosition::caught_up(std::uint64_t head) {
  read_to(head);
  unread_ = false;
}

void Listeners::set(const std::vector<workflow::Seat>& seats, Listener& listener) {
  remove(listener);
  auto& keys = seats_[&listener];
  for (const auto& seat : seats) {
    by_seat_[keys.emplace_back(key_of(seat))].insert(&listener);
  }
}

void Listeners::remove(Listener& listener) {
  const auto found = seats_.find(&listener);
  if (found == seats_.end()) return;
  for (const auto& key : found->second) {
    const auto others = by_seat_.find(key);
    if (others == by_seat_.end()) continue;  // the same seat twice
    others->second.erase(&listener);
    if (others->second.empty()) by_seat_.erase(others);
  }
  seats_.erase(found);
}

std::vector<Listeners::Woken> Listeners::concerned(const Records& records) const {
  std::vector<Woken> woken;
  if (empty()) return woken;
  std::unordered_set<Listener*> known;
  for (const auto& record : records) {
    for (const auto& seat : concerned_by(record.record)) {
      const auto found = by_seat_.find(key_of(seat));
      if (found == by_seat_.end()) continue;
      for (Listener* listener : found->second) {
        if (known.insert(listener).second) woken.push_back({listener, {record.record.position - 1, true}});
      }
    }
  }
  return woken;
}

std::vector<Listeners::Woken> Listeners::all(std::uint64_t followed) const {
  std::vector<Woken> woken;
  for (const auto& [listener, seats] : seats_) woken.push_back({listener, {followed, false}});
  return woken;
}

NoticeIndexer::NoticeIndexer(storage::EventStore& store) : store_(store) {
  while (storage::advance_notice_index(store_, kCatchUp) > 0) {
  }
}

void NoticeIndexer::follow(Records records, bool all) {
  pending_.insert(pending_.end(), std::make_move_iterator(records.begin()), std::make_move_iterator(records.end()));
  if (!all && pending_.size() < kWorthWriting) return;
  for (std::span<const storage::StoredRecord> left = pending_; !left.empty(); left = left.subspan(std::min(left.size(), kSpan))) {
    store_.index_notices(left.first(std::min(left.size(), kSpan)));
  }
  pending_.clear();
}

}  // namespace penugasan::server
