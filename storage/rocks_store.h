// The store on RocksDB. Internal to storage and its tests: everybody else opens it with open_rocks_store() and knows the port.
#pragma once

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <atomic>
#include <mutex>
#include <set>
#include <unordered_map>

#include "storage/codec.h"
#include "storage/commit_totals.h"
#include "storage/event_store.h"
#include "storage/fence.h"
#include "storage/folder.h"
#include "storage/key_batch.h"
#include "storage/keys.h"

namespace penugasan::storage {

class RocksStore final : public EventStore {
 public:
  /// `env`: where RocksDB does its I/O; for tests. Throws as open_rocks_store() does.
  static std::unique_ptr<RocksStore> open(const std::string& folder, rocksdb::Env* env = rocksdb::Env::Default());
  ~RocksStore() override;
  RocksStore(const RocksStore&) = delete;
  RocksStore& operator=(const RocksStore&) = delete;

  void commit(std::span<const Entry> entries) override;
  void clear() override;
  Head head() const override;
  std::optional<workflow::Request> request(std::uint64_t number) const override;
  std::optional<workflow::Announcement> announcement(std::uint64_t number) const override;
  std::optional<Idempotency> idempotency(const Digest& digest) const override;
  std::optional<Person> person(const workflow::OfficialId& id) const override;
  std::optional<StoredRecord> record(std::uint64_t position) const override;
  std::vector<StoredRecord> records(std::uint64_t from, std::size_t limit) const override;
  std::vector<InboxRow> inbox(const workflow::Seat& seat, InboxRow after, std::size_t limit) const override;
  std::vector<std::uint64_t> requests_of(std::string_view agency, std::uint64_t below, std::size_t limit) const override;
  std::vector<std::uint64_t> announcements_of(std::string_view agency, std::uint64_t below, std::size_t limit) const override;
  std::vector<std::uint64_t> answers_to(std::uint64_t number) const override;
  std::vector<std::shared_ptr<const workflow::Agency>> directories() const override;
  std::vector<workflow::RegulationLoaded> regulations() const override;
  std::uint64_t notices_indexed() const override { return notices_indexed_; }
  void index_notices(std::span<const StoredRecord> records) override;
  NoticePositions notices_after(const workflow::OfficialId& official, std::uint64_t after, std::size_t limit) const override;
  NoticePositions notices_before(const workflow::OfficialId& official, std::uint64_t below, std::size_t limit) const override;
  std::uint64_t subscription(const workflow::OfficialId& official, std::string_view name) const override;
  void save_subscription(const workflow::OfficialId& official, std::string_view name, std::uint64_t position) override;
  std::uint64_t free_bytes() const override;

  CommitTotals totals() const;

 private:
  RocksStore(StoreFolder folder, std::unique_ptr<Fence> fence, std::unique_ptr<rocksdb::DB> db);

  // Adding one entry to the batch (rocks_commit.cc).
  void check(std::span<const Entry> entries) const;
  void add(const Entry& entry, Head& head);
  void add_record(const Entry& entry, Head& head);
  void add_request(const Entry& entry, const Hash& hash);
  void add_filing_lists(const workflow::Request& request);
  void add_inbox(const workflow::Request* before, const workflow::Request& after);
  void add_announcement(const workflow::Announcement& announcement);
  void add_directory(const workflow::Agency& agency, std::uint64_t position, const std::vector<Person>& people);
  void add_regulation(const workflow::RegulationLoaded& regulation);
  Hash request_hash(std::uint64_t number) const;
  void write(rocksdb::WriteBatch& batch, bool sync, const char* what);
  void publish(const Head& head, std::size_t entries);

  // Reading (rocks_read.cc, rocks_notices.cc).
  bool get(std::string_view key, std::string& value) const;
  std::unique_ptr<rocksdb::Iterator> scan() const;
  StoredRecord decode(std::uint64_t position, std::string_view value) const;
  std::vector<std::uint64_t> list(Table table, std::string_view agency, std::uint64_t below, std::size_t limit) const;
  void load_counters(const Head& head);

  StoreFolder folder_;
  std::unique_ptr<Fence> fence_;
  std::unique_ptr<rocksdb::DB> db_;

  mutable std::mutex head_mutex_;
  Head head_;
  CommitTotals totals_;
  std::atomic<std::uint64_t> notices_indexed_ = 0;
  std::mutex side_mutex_;             // of index_notices, save_subscription and clear, which come from several threads
  std::atomic<bool> failed_ = false;  // after a failed write the outcome is unknown: nothing is written any more

  // The writer's own, kept so that their memory is used again.
  KeyBatch rows_;
  rocksdb::WriteBatch batch_;
  Encoder encoder_;
  Hasher hasher_;
  std::string key_, value_, texts_;
  std::vector<const workflow::Seat*> seats_before_, seats_after_;
  /// The last record's hash of requests lately written to, entries of the running batch included.
  std::unordered_map<std::uint64_t, Hash> request_hashes_;
  std::set<std::string, std::less<>> batch_people_;         // ids put by the running batch
  std::set<std::string, std::less<>> regulation_versions_;  // ever stored
};

inline rocksdb::Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }
inline std::string_view view(const rocksdb::Slice& bytes) { return {bytes.data(), bytes.size()}; }

/// A log value: the format's version, the hash of the record before it, the body.
constexpr char kRecordFormat = 1;
constexpr std::size_t kRecordHeader = 1 + sizeof(Hash);
/// The body of a log value; StoreError for one of another format or cut short.
std::string_view record_body(std::uint64_t position, std::string_view value);

/// Throws for a status that is not ok: `what` says what was being done.
void check_read(const rocksdb::Status& status, const char* what);

}  // namespace penugasan::storage
