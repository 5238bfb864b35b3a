// The store in memory: plain maps (memory_data.h) under one mutex.
#include <algorithm>
#include <limits>
#include <mutex>
#include <shared_mutex>

#include "storage/memory_data.h"
#include "storage/notices.h"

namespace penugasan::storage {
namespace {

using namespace workflow;

/// Numbers below `below` (0: all), from the highest.
std::vector<std::uint64_t> falling(const MemoryData::Lists& lists, std::string_view agency, std::uint64_t below,
                                   std::size_t limit) {
  const auto list = lists.find(agency);
  if (list == lists.end()) return {};
  std::vector<std::uint64_t> result;
  auto row = below == 0 ? list->second.end() : list->second.lower_bound(below);
  while (row != list->second.begin() && result.size() < limit) result.push_back(*--row);
  return result;
}

class MemoryStore final : public EventStore {
 public:
  void commit(std::span<const Entry> entries) override {
    const std::unique_lock lock(mutex_);
    data_.check(entries);
    for (const auto& entry : entries) data_.add(entry);
  }

  void clear() override {
    const std::unique_lock lock(mutex_);
    auto regulations = std::move(data_.regulations);
    data_ = MemoryData();
    data_.regulations = std::move(regulations);
  }

  Head head() const override {
    const std::shared_lock lock(mutex_);
    return data_.head;
  }

  std::optional<Request> request(std::uint64_t number) const override { return find(data_.requests, number); }
  std::optional<Announcement> announcement(std::uint64_t number) const override { return find(data_.announcements, number); }
  std::optional<Idempotency> idempotency(const Digest& key) const override { return find(data_.idempotency, key); }
  std::optional<Person> person(const OfficialId& id) const override { return find(data_.people, id); }

  std::uint64_t erased(const OfficialId& id) const override { return find(data_.erased, id).value_or(0); }

  std::optional<StoredRecord> record(std::uint64_t position) const override {
    const std::shared_lock lock(mutex_);
    if (position == 0 || position > data_.log.size()) return {};
    return data_.decode(position);
  }

  std::vector<StoredRecord> records(std::uint64_t from, std::size_t limit) const override {
    const std::shared_lock lock(mutex_);
    std::vector<StoredRecord> result;
    for (auto position = std::max<std::uint64_t>(from, 1); position <= data_.log.size() && result.size() < limit; ++position) {
      result.push_back(data_.decode(position));
    }
    return result;
  }

  std::vector<InboxRow> inbox(const Seat& seat, InboxRow after, std::size_t limit) const override {
    const std::shared_lock lock(mutex_);
    std::vector<InboxRow> result;
    const auto rows = data_.inbox.find(seat);
    if (rows == data_.inbox.end()) return result;
    for (auto row = rows->second.upper_bound(after); row != rows->second.end() && result.size() < limit; ++row)
      result.push_back(*row);
    return result;
  }

  void visit_open_steps(const std::function<void(const InboxRow&)>& visit) const override {
    const std::shared_lock lock(mutex_);
    for (const auto& [seat, rows] : data_.inbox) {
      for (const auto& row : rows) visit(row);
    }
  }

  std::vector<std::uint64_t> requests_of(std::string_view agency, std::uint64_t below, std::size_t limit) const override {
    const std::shared_lock lock(mutex_);
    return falling(data_.requests_of, agency, below, limit);
  }

  std::vector<std::uint64_t> announcements_of(std::string_view agency, std::uint64_t below, std::size_t limit) const override {
    const std::shared_lock lock(mutex_);
    return falling(data_.announcements_of, agency, below, limit);
  }

  std::vector<std::uint64_t> answers_to(std::uint64_t number) const override {
    const std::shared_lock lock(mutex_);
    const auto answers = data_.answers.find(number);
    if (answers == data_.answers.end()) return {};
    return {answers->second.begin(), answers->second.end()};
  }

  std::vector<std::shared_ptr<const Agency>> directories() const override {
    const std::shared_lock lock(mutex_);
    std::vector<std::shared_ptr<const Agency>> result;
    for (const auto& [id, agency] : data_.directories) result.push_back(agency);
    return result;
  }

  std::vector<RegulationLoaded> regulations() const override {
    const std::shared_lock lock(mutex_);
    return data_.regulations;
  }

  std::uint64_t directory_position(std::string_view agency) const override {
    const std::shared_lock lock(mutex_);
    const auto found = data_.directory_positions.find(agency);
    return found == data_.directory_positions.end() ? 0 : found->second;
  }

  std::uint64_t notices_indexed() const override {
    const std::shared_lock lock(mutex_);
    return data_.notices_indexed;
  }

  void index_notices(std::span<const StoredRecord> records) override {
    const std::unique_lock lock(mutex_);
    if (records.empty() || records.front().record.position != data_.notices_indexed + 1) return;
    for (const auto& stored : records) {
      for (const auto recipient : recipients_of(stored.record))
        data_.notices[std::string(recipient)].insert(stored.record.position);
    }
    data_.notices_indexed = records.back().record.position;
  }

  NoticePositions notices_after(const OfficialId& official, std::uint64_t after, std::size_t limit) const override {
    const std::shared_lock lock(mutex_);
    NoticePositions result;
    const auto list = data_.notices.find(official.value);
    if (list == data_.notices.end()) return result;
    for (auto row = list->second.upper_bound(after); row != list->second.end() && result.size() < limit; ++row)
      result.push_back(*row);
    return result;
  }

  NoticePositions notices_before(const OfficialId& official, std::uint64_t below, std::size_t limit) const override {
    const std::shared_lock lock(mutex_);
    return falling(data_.notices, official.value, below, limit);
  }

  std::uint64_t subscription(const OfficialId& official, std::string_view name) const override {
    return find(data_.subscriptions, std::pair(official, std::string(name))).value_or(0);
  }

  void save_subscription(const OfficialId& official, std::string_view name, std::uint64_t position) override {
    const std::unique_lock lock(mutex_);
    auto& saved = data_.subscriptions[{official, std::string(name)}];
    saved = std::max(saved, position);
  }

  std::uint64_t free_bytes() const override { return std::numeric_limits<std::uint64_t>::max(); }

 private:
  template <class Map>
  std::optional<typename Map::mapped_type> find(const Map& map, const typename Map::key_type& key) const {
    const std::shared_lock lock(mutex_);
    const auto found = map.find(key);
    if (found == map.end()) return {};
    return found->second;
  }

  mutable std::shared_mutex mutex_;
  MemoryData data_;
};

}  // namespace

std::unique_ptr<EventStore> open_memory_store() { return std::make_unique<MemoryStore>(); }

}  // namespace penugasan::storage
