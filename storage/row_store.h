// The store proper: rows, indexes, chain and fence, over a key-value port (key_value.h). Internal to storage and its tests:
// everybody else opens it with open_rocks_store() and knows the port event_store.h.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <set>
#include <unordered_map>

#include "storage/codec.h"
#include "storage/commit_totals.h"
#include "storage/event_store.h"
#include "storage/fence.h"
#include "storage/folder.h"
#include "storage/kept_store.h"
#include "storage/key_batch.h"
#include "storage/keys.h"
#include "storage/place.h"
#include "storage/request_rows.h"

namespace penugasan::storage {

class RowStore final : public EventStore, public KeptStore {
 public:
  /// Opens the store in the folder `root` of `place`. `salt` gives each record with free text its own; by the
  /// writer. Throws as open_rocks_store() does.
  static std::unique_ptr<RowStore> open(std::shared_ptr<Place> place, const std::string& root,
                                        std::function<Salt()> salt = random_salt);
  ~RowStore() override;
  RowStore(const RowStore&) = delete;
  RowStore& operator=(const RowStore&) = delete;

  void commit(std::span<const Entry> entries) override;
  void add(const Entry& entry) override;
  std::unique_ptr<Sealed> seal() override;
  void commit_sealed(Sealed& sealed) override;
  void clear() override;
  Head head() const override;
  std::optional<workflow::Request> request(std::uint64_t number) const override;
  std::optional<workflow::Announcement> announcement(std::uint64_t number) const override;
  std::optional<Idempotency> idempotency(const Digest& digest) const override;
  std::optional<Person> person(const workflow::OfficialId& id) const override;
  std::uint64_t erased(const workflow::OfficialId& id) const override;
  std::optional<StoredRecord> record(std::uint64_t position) const override;
  std::vector<StoredRecord> records(std::uint64_t from, std::size_t limit) const override;
  std::vector<RawRecord> raw_records(std::uint64_t from, std::size_t limit) const override;
  std::vector<InboxRow> inbox(const workflow::Seat& seat, InboxRow after, std::size_t limit) const override;
  void visit_open_steps(const std::function<void(const InboxRow&)>& visit) const override;
  std::vector<std::uint64_t> requests_of(std::string_view agency, std::uint64_t below, std::size_t limit) const override;
  std::vector<std::uint64_t> announcements_of(std::string_view agency, std::uint64_t below, std::size_t limit) const override;
  std::vector<std::uint64_t> answers_to(std::uint64_t number) const override;
  std::vector<std::shared_ptr<const workflow::Agency>> directories() const override;
  std::vector<workflow::RegulationLoaded> regulations() const override;
  std::uint64_t directory_position(std::string_view agency) const override;
  std::uint64_t notices_indexed() const override { return notices_indexed_; }
  void index_notices(std::span<const StoredRecord> records) override;
  NoticePositions notices_after(const workflow::OfficialId& official, std::uint64_t after, std::size_t limit) const override;
  NoticePositions notices_before(const workflow::OfficialId& official, std::uint64_t below, std::size_t limit) const override;
  std::uint64_t subscription(const workflow::OfficialId& official, std::string_view name) const override;
  void save_subscription(const workflow::OfficialId& official, std::string_view name, std::uint64_t position) override;
  BackupInfo back_up(const std::string& folder, const std::function<bool()>& go_on) override;
  void scrub() override;
  std::uint64_t free_bytes() const override;

  CommitTotals totals() const;
  /// The fence is synced by whoever keeps time: once a second by a thread (start_syncing), or in a simulation by its scheduler.
  Fence& fence() { return *fence_; }

 private:
  RowStore(std::shared_ptr<Place> place, StoreFolder folder, std::unique_ptr<Fence> fence, std::unique_ptr<KeyValue> rows,
           std::function<Salt()> salt);

  // Adding one entry to the batch (row_commit.cc).
  void check(std::span<const Entry> entries) const;
  void fail(const char* what);
  void refuse_if_failed() const;
  void add_rows(const Entry& entry);
  void add_record(const Entry& entry, Head& head);
  void add_announcement(const workflow::Announcement& announcement);
  void put_directory(std::string_view agency, std::uint64_t position);
  void add_directory(const workflow::Agency& agency, std::uint64_t position, const std::vector<Person>& people);
  void add_regulation(const workflow::RegulationLoaded& regulation);
  void remove_all(Table table, KeyBatch& batch) const;
  void add_erasure(const workflow::PersonErased& event, std::uint64_t position);
  void raise_format();
  void owe(std::span<const KeyRange> ranges, std::uint64_t position);
  // Taking requests out of the log (row_archive.cc).
  void add_archive(const workflow::RequestsArchived& event, std::uint64_t position);
  Hash request_hash(std::uint64_t number) const;
  std::size_t write(KeyBatch& batch, bool sync, const char* what);
  void publish(const Head& head, std::size_t entries, std::size_t keys, std::size_t bytes);

  // Reading (row_read.cc, row_notices.cc).
  bool get(std::string_view key, std::string& value) const { return rows_->get(key, value, "a row"); }
  StoredRecord decode(std::uint64_t position, std::string_view value) const;
  std::vector<std::uint64_t> list(Table table, std::string_view agency, std::uint64_t below, std::size_t limit) const;
  void load_counters(const Head& head);

  std::shared_ptr<Place> place_;
  StoreFolder folder_;
  std::unique_ptr<Fence> fence_;
  std::unique_ptr<KeyValue> rows_;
  const std::uint32_t format_;  // that it was opened with
  std::function<Salt()> salt_;

  mutable std::mutex head_mutex_;
  Head head_;
  CommitTotals totals_;
  std::atomic<std::uint64_t> notices_indexed_ = 0;
  std::mutex side_mutex_;             // of index_notices, save_subscription and clear, which come from several threads
  std::atomic<bool> failed_ = false;  // after a failed write the outcome is unknown: nothing is written any more
  mutable std::mutex failure_mutex_;
  std::string failure_;  // why; told to whoever comes after, who may be the first to log it

  // Of the commit in the making, and of the one thread that makes it.
  KeyBatch batch_;
  Head next_;              // after what was added
  std::size_t added_ = 0;  // entries
  Encoder encoder_;
  Hasher hasher_;
  std::string key_, value_, texts_;
  RequestRows request_rows_;
  /// The last record's hash of requests lately written to, entries not written yet included; when the newer are many they become
  /// the older.
  std::unordered_map<std::uint64_t, Hash> request_hashes_, older_hashes_;
  std::set<std::string, std::less<>> batch_people_;         // ids put by the running batch
  std::set<std::string, std::less<>> regulation_versions_;  // ever stored
};

/// A log value: the form, the hash of the record before it, the body.
constexpr char kRecordFormat = 1;
constexpr std::size_t kRecordHeader = 1 + sizeof(Hash);
/// The body of a log value; StoreError for one of another form or cut short.
std::string_view record_body(std::uint64_t position, std::string_view value);

}  // namespace penugasan::storage
