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

void Listeners::add(const std::vector<workflow::Seat>& seats, Listener& listener) {
  for (const auto& seat : seats) by_seat_[key_of(seat)].insert(&listener);
}

void Listeners::remove(const std::vector<workflow::Seat>& seats, Listener& listener) {
  for (const auto& seat : seats) {
    const auto found = by_seat_.find(key_of(seat));
    if (found == by_seat_.end()) continue;
    found->second.erase(&listener);
    if (found->second.empty()) by_seat_.erase(found);
  }
}

void Listeners::wake_concerned(const Records& records) {
  if (by_seat_.empty()) return;
  std::unordered_set<Listener*> concerned;
  for (const auto& record : records) {
    for (const auto& seat : concerned_by(record.record)) {
      const auto found = by_seat_.find(key_of(seat));
      if (found != by_seat_.end()) concerned.insert(found->second.begin(), found->second.end());
    }
  }
  for (Listener* listener : concerned) listener->wake();
}

void Listeners::wake_all() {
  std::unordered_set<Listener*> all;
  for (const auto& [seat, listeners] : by_seat_) all.insert(listeners.begin(), listeners.end());
  for (Listener* listener : all) listener->wake();
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
