#include "tests/simulation/follower.h"

#include "storage/notices.h"

namespace penugasan::simulation {

Follower::Follower(Surroundings& around, Random random, workflow::OfficialId official, int number)
    : around_(around), random_(random), official_(std::move(official)), name_("bot-" + std::to_string(number)) {}

void Follower::connect() {
  ++connection_;
  connected_ = true;
  reading_is_due_ = false;
  const auto saved = around_.process()->store().subscription(official_, name_);
  if (saved < acknowledged_ || saved > asked_)
    throw Violation("the subscription of " + official_.value + " stands at " + std::to_string(saved) +
                    ", which is not what was saved (" + std::to_string(acknowledged_) + ")");
  if (random_.chance(3000)) std::erase_if(received_, [&](std::uint64_t position) { return position > saved; });
  position_ = server::LogPosition(received_.empty() ? 0 : received_.back());
  around_.process()->listeners().set(seats(), *this);
  read_soon();
}

void Follower::disconnect() {
  ++connection_;
  connected_ = false;
}

void Follower::wake(const server::News& news) {
  position_.woken(news);
  read_soon();
}

void Follower::read_soon() {
  if (reading_is_due_) return;
  reading_is_due_ = true;
  around_.scheduler().after(random_.below(20 * kMillisecond), [this, connection = connection_] {
    if (connection != connection_) return;
    reading_is_due_ = false;
    read();
  });
}

void Follower::read() {
  constexpr std::size_t kPage = 3;
  if (!position_.unread()) return;
  std::vector<storage::StoredRecord> page;
  std::uint64_t head = 0;
  try {
    head = around_.process()->store().head().position;
    page = storage::read_notices(around_.process()->store(), official_, position_.at(), kPage);
  } catch (const storage::StoreError&) {
    around_.scheduler().after(100 * kMillisecond, [this, connection = connection_] {
      if (connection == connection_) read_soon();
    });
    return;
  }
  for (const auto& stored : page) {
    if (!received_.empty() && stored.record.position <= received_.back())
      throw Violation("the stream of " + official_.value + " goes back to record " + std::to_string(stored.record.position));
    received_.push_back(stored.record.position);
    position_.read_to(stored.record.position);
  }
  if (page.size() == kPage) {
    read_soon();
  } else {
    position_.caught_up(head);
  }
  if (!page.empty() && random_.chance(2000)) save();
}

void Follower::save() {
  const auto position = received_.back();
  asked_ = std::max(asked_, position);
  server::Job job;
  job.command = server::ExclusiveJob{[official = official_, name = name_, position](storage::EventStore& store) {
    store.save_subscription(official, name, position);
  }};
  job.done = [this, position](server::JobResult&& result) {
    if (std::holds_alternative<server::Accepted>(result)) acknowledged_ = std::max(acknowledged_, position);
  };
  around_.process()->submit(std::move(job));
}

void Follower::check(const std::vector<storage::StoredRecord>& log) const {
  std::vector<std::uint64_t> expected;
  for (const auto& stored : log) {
    bool told = false;
    for (const auto& event : stored.record.events) {
      const auto* noticed = std::get_if<workflow::Noticed>(&event);
      if (noticed == nullptr) continue;
      for (const auto& one : noticed->recipients) told = told || one == official_;
    }
    if (told) expected.push_back(stored.record.position);
  }
  if (received_ != expected)
    throw Violation("the stream of " + official_.value + " brought " + std::to_string(received_.size()) +
                    " records with notices, the log has " + std::to_string(expected.size()));
}

}  // namespace penugasan::simulation
