// The store in memory: plain maps under one mutex, the same hashes as on disk. It reads back what the codec wrote of records,
// and keeps states as they are. Salts are made from positions, so that the same commands give the same store.
#include <algorithm>
#include <limits>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>

#include "storage/codec.h"
#include "storage/event_store.h"
#include "storage/notices.h"
#include "storage/removed.h"

namespace penugasan::storage {
namespace {

using namespace workflow;
using Lists = std::map<std::string, std::set<std::uint64_t>, std::less<>>;

struct LogRow {
  std::string body;
  std::string texts;
  Hash previous{};
  Hash hash{};
  std::uint64_t archived = 0;
};

/// The chain is the same as on disk: format byte, hash of the record before it, body.
Hash chain_hash(std::uint64_t position, const LogRow& row) {
  std::string value(1, '\1');
  value.append(view_of(row.previous)).append(row.body);
  return thread_hasher().record(position, value);
}

/// Numbers below `below` (0: all), from the highest.
std::vector<std::uint64_t> falling(const Lists& lists, std::string_view agency, std::uint64_t below, std::size_t limit) {
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
    check(entries);
    for (const auto& entry : entries) add(entry);
  }

  void clear() override {
    const std::unique_lock lock(mutex_);
    auto regulations = std::move(data_.regulations);
    data_ = Data();
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
    return decode(position);
  }

  std::vector<StoredRecord> records(std::uint64_t from, std::size_t limit) const override {
    const std::shared_lock lock(mutex_);
    std::vector<StoredRecord> result;
    for (auto position = std::max<std::uint64_t>(from, 1); position <= data_.log.size() && result.size() < limit; ++position) {
      result.push_back(decode(position));
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
  struct Data {
    Head head;
    std::vector<LogRow> log;
    std::map<std::uint64_t, Request> requests;
    std::map<std::uint64_t, Hash> request_hashes;
    std::map<std::uint64_t, Announcement> announcements;
    std::map<Digest, Idempotency> idempotency;
    std::map<OfficialId, Person> people;
    std::map<OfficialId, std::uint64_t> erased;
    std::map<Seat, std::set<InboxRow>> inbox;
    Lists requests_of;
    Lists announcements_of;
    std::map<std::uint64_t, std::set<std::uint64_t>> answers;
    std::map<std::string, std::shared_ptr<const Agency>> directories;
    std::map<std::string, std::uint64_t, std::less<>> directory_positions;
    std::vector<RegulationLoaded> regulations;
    Lists notices;
    std::uint64_t notices_indexed = 0;
    std::map<std::pair<OfficialId, std::string>, std::uint64_t> subscriptions;
  };

  template <class Map>
  std::optional<typename Map::mapped_type> find(const Map& map, const typename Map::key_type& key) const {
    const std::shared_lock lock(mutex_);
    const auto found = map.find(key);
    if (found == map.end()) return {};
    return found->second;
  }

  StoredRecord decode(std::uint64_t position) const {
    const auto& row = data_.log[position - 1];
    if (row.archived != 0) {
      StoredRecord stored{{}, row.hash, row.previous, {}, row.archived};
      stored.record.position = position;
      return stored;
    }
    auto decoded = decode_record(position, row.body, row.texts);
    return {std::move(decoded.record), row.hash, row.previous, decoded.links.request_previous};
  }

  void check(std::span<const Entry> entries) const {
    auto expected = data_.head.position;
    for (const auto& entry : entries) {
      if (entry.record.position != ++expected) {
        throw StoreError(StoreError::Kind::damaged, "A record came for another position than " + std::to_string(expected) + ".");
      }
      if (entry.after == nullptr) continue;
      const auto previous = entry.before == nullptr ? 0 : entry.before->last_position;
      if (entry.record.request != entry.after->id.number || entry.record.previous != previous) {
        throw StoreError(StoreError::Kind::damaged, "A record does not follow its request's last one.");
      }
    }
  }

  void add(const Entry& entry) {
    add_record(entry);
    if (entry.after != nullptr) add_request(entry);
    if (entry.announcement != nullptr) {
      const auto& id = entry.announcement->id;
      data_.announcements[id.number] = *entry.announcement;
      data_.announcements_of[id.agency].insert(id.number);
    }
    if (entry.idempotency) data_.idempotency[entry.idempotency->key] = *entry.idempotency;
    for (const auto& event : entry.record.events) {
      if (const auto* loaded = std::get_if<DirectoryLoaded>(&event)) add_directory(loaded->agency, entry.people);
      if (const auto* recorded = std::get_if<MandateRecorded>(&event)) add_mandate(*recorded);
      if (const auto* loaded = std::get_if<RegulationLoaded>(&event)) add_regulation(*loaded);
      if (const auto* erased = std::get_if<PersonErased>(&event)) {
        data_.people.erase(erased->official);
        data_.erased[erased->official] = data_.head.position;
      }
      if (const auto* named = std::get_if<PersonNamed>(&event)) data_.erased.erase(named->official);
      if (const auto* archived = std::get_if<RequestsArchived>(&event)) remove_archived(*archived);
    }
  }

  /// As row_archive.cc does.
  void remove_archived(const RequestsArchived& event) {
    std::set<std::uint64_t> positions;
    for (const auto number : event.requests) {
      const auto& request = data_.requests.at(number);
      for (auto at = request.last_position; at != 0; at = decode(at).record.previous) positions.insert(at);
    }
    RemovedProof proof;
    for (const auto at : positions) proof.add({at, data_.log[at - 1].previous, data_.log[at - 1].hash});
    if (!proof.fits(event)) throw StoreError(StoreError::Kind::damaged, "The archive holds other records.");
    for (const auto at : positions)
      data_.log[at - 1] = {{}, {}, data_.log[at - 1].previous, data_.log[at - 1].hash, data_.head.position};
    for (const auto number : event.requests) remove_request(data_.requests.at(number));
  }

  void remove_request(const Request& request) {
    const auto number = request.id.number;
    data_.requests_of[request.id.agency].erase(number);
    if (!request.filing.source.empty()) data_.requests_of[std::string(request.filing.source.agency())].erase(number);
    if (!request.filing.answers.empty()) data_.answers[request.filing.answers.number].erase(number);
    data_.request_hashes.erase(number);
    data_.requests.erase(number);
  }

  void add_record(const Entry& entry) {
    auto& head = data_.head;
    const auto& record = entry.record;
    if (entry.after != nullptr) head.last_number = std::max(head.last_number, entry.after->id.number);
    if (entry.announcement != nullptr) head.last_number = std::max(head.last_number, entry.announcement->id.number);
    RecordLinks links{{}, head.last_number};
    if (record.previous != 0) links.request_previous = data_.request_hashes.at(record.request);
    Salt salt{};
    std::ranges::copy(view_of(thread_hasher().of(std::to_string(record.position))).substr(0, salt.size()), salt.begin());
    LogRow row;
    row.previous = head.hash;
    encoder_.record(record, links, salt, row.body, row.texts);
    row.hash = chain_hash(record.position, row);
    head.position = record.position;
    head.hash = row.hash;
    if (entry.after != nullptr) data_.request_hashes[entry.after->id.number] = row.hash;
    data_.log.push_back(std::move(row));
  }

  void add_request(const Entry& entry) {
    const Request& after = *entry.after;
    data_.requests[after.id.number] = after;
    if (entry.before == nullptr) {
      data_.requests_of[after.id.agency].insert(after.id.number);
      if (!after.filing.source.empty()) data_.requests_of[std::string(after.filing.source.agency())].insert(after.id.number);
      if (!after.filing.answers.empty()) data_.answers[after.filing.answers.number].insert(after.id.number);
    } else if (entry.before->open) {
      for (const auto& seat : entry.before->open->seats) {
        data_.inbox[seat].erase({entry.before->open->opened_position, after.id.number});
      }
    }
    if (!after.open) return;
    for (const auto& seat : after.open->seats) data_.inbox[seat].insert({after.open->opened_position, after.id.number});
  }

  void add_directory(const Agency& agency, const std::vector<Person>& people) {
    data_.directories[agency.id] = std::make_shared<Agency>(agency);
    data_.directory_positions[agency.id] = data_.head.position;
    std::erase_if(data_.people, [&](const auto& row) { return row.first.agency() == agency.id; });
    for (const auto& person : people) data_.people[person.id] = person;
  }

  void add_mandate(const MandateRecorded& event) {
    auto agency = *data_.directories.at(event.agency);
    agency.mandates.push_back(event.mandate);
    data_.directories[event.agency] = std::make_shared<Agency>(std::move(agency));
    data_.directory_positions[event.agency] = data_.head.position;
  }

  void add_regulation(const RegulationLoaded& regulation) {
    const auto same = [&](const RegulationLoaded& known) { return known.version == regulation.version; };
    if (std::ranges::none_of(data_.regulations, same)) data_.regulations.push_back(regulation);
  }

  mutable std::shared_mutex mutex_;
  Data data_;
  Encoder encoder_;
};

}  // namespace

std::unique_ptr<EventStore> open_memory_store() { return std::make_unique<MemoryStore>(); }

}  // namespace penugasan::storage
