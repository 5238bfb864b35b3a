// What the store in memory holds and how a commit changes it (memory_store.cc is the port around it). The log keeps what the
// codec wrote, with the same hashes as on disk; states are kept as they are. Salts are made from positions, so that the same
// commands give the same store. Not for several threads.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "storage/codec.h"
#include "storage/event_store.h"

namespace penugasan::storage {

struct MemoryData {
  using Lists = std::map<std::string, std::set<std::uint64_t>, std::less<>>;

  struct LogRow {
    std::string body;
    std::string texts;
    Hash previous{};
    Hash hash{};
    std::uint64_t archived = 0;
  };

  /// Throws StoreError where a record does not follow the log or its request; nothing is changed then.
  void check(std::span<const Entry> entries) const;
  void add(const Entry& entry);
  /// The record at a position that there is.
  StoredRecord decode(std::uint64_t position) const;

  Head head;
  std::vector<LogRow> log;
  std::map<std::uint64_t, workflow::Request> requests;
  std::map<std::uint64_t, Hash> request_hashes;
  std::map<std::uint64_t, workflow::Announcement> announcements;
  std::map<Digest, Idempotency> idempotency;
  std::map<workflow::OfficialId, Person> people;
  std::map<workflow::OfficialId, std::uint64_t> erased;
  std::map<workflow::Seat, std::set<InboxRow>> inbox;
  Lists requests_of;
  Lists announcements_of;
  std::map<std::uint64_t, std::set<std::uint64_t>> answers;
  std::map<std::string, std::shared_ptr<const workflow::Agency>> directories;
  std::map<std::string, std::uint64_t, std::less<>> directory_positions;
  std::vector<workflow::RegulationLoaded> regulations;
  Lists notices;
  std::uint64_t notices_indexed = 0;
  std::map<std::pair<workflow::OfficialId, std::string>, std::uint64_t> subscriptions;

 private:
  void add_record(const Entry& entry);
  void add_request(const Entry& entry);
  void add_event(const workflow::Event& event, const std::vector<Person>& named_people);
  void add_directory(const workflow::Agency& agency, const std::vector<Person>& named_people);
  void add_mandate(const workflow::MandateRecorded& event);
  void add_regulation(const workflow::RegulationLoaded& regulation);
  void remove_archived(const workflow::RequestsArchived& event);
  void remove_request(const workflow::Request& request);
};

}  // namespace penugasan::storage
