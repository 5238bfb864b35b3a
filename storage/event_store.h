// The port behind which the log and everything derived from it is kept. Nothing outside storage/ knows RocksDB.
//
// The log is the truth: every index, the request states and the notice index can be rebuilt from it (rebuild.h, and a test
// proves that they are equal). One shard a store today; positions and numbers are the shard's own.
//
// Threads: commit() and clear() are called by one thread at a time (the writer); so are add() and seal(), while another thread
// may be within commit_sealed(). Every read may be called from any thread at any time and sees only whole commits. Errors: see
// StoreError.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "workflow/events.h"
#include "workflow/organisation.h"
#include "workflow/request.h"

namespace penugasan::storage {

using Hash = std::array<std::uint8_t, 32>;
/// The first 16 bytes of a SHA-256.
using Digest = std::array<std::uint8_t, 16>;

/// Thrown by open and by any call whose read or write failed. After a failed commit() the outcome is unknown: the process
/// must stop (the next start recovers from disk). what() says what happened and what to do.
class StoreError : public std::runtime_error {
 public:
  enum class Kind {
    write_failed,    // of commit or clear
    read_failed,     // an I/O error, a checksum that does not match
    damaged,         // head behind the fence, broken chain, undecodable record
    newer_format,    // written by a newer program
    alien,           // a folder that is not a store of ours
    in_use,          // another process has it open
    unusable_folder  // cannot be created, no permission
  };
  StoreError(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

/// A person's own data, kept apart from every event so that it can be erased.
struct Person {
  workflow::OfficialId id;
  std::string name;
  std::string nip;
  bool operator==(const Person&) const = default;
};

/// What a repeated request_id is answered from.
struct Idempotency {
  Digest key{};      // of caller, method and request_id
  Digest payload{};  // of the request message without request_id
  std::uint64_t position = 0;
  std::vector<workflow::OfficialId> waiting;  // who was waited for in the answer
  bool operator==(const Idempotency&) const = default;
};

/// One accepted command. What the pointers point to must outlive the commit.
struct Entry {
  workflow::Record record;                               // position: one more than the entry before it
  const workflow::Request* before = nullptr;             // null: a filing, or not about a request
  const workflow::Request* after = nullptr;              // null: not about a request
  const workflow::Announcement* announcement = nullptr;  // its state after, where the record is about one
  std::optional<Idempotency> idempotency;
  std::vector<Person> people;  // of a directory load: replaces all of the agency's people
};

/// Where the log ends. position 0: empty.
struct Head {
  std::uint64_t position = 0;
  std::uint64_t last_number = 0;  // of requests and announcements
  Hash hash{};                    // of the last record; all zero when empty
};

struct StoredRecord {
  workflow::Record record;
  Hash hash{};
  Hash previous_hash{};          // of the log
  Hash request_previous_hash{};  // of the same request's record before it; all zero for the first
  /// Not 0: the record left the log for an archive, and the record at this position tells of it (RequestsArchived). Position and
  /// hashes are all that is left of it: it shows no request and no events.
  std::uint64_t archived = 0;
};

struct InboxRow {
  std::uint64_t opened_position = 0;
  std::uint64_t number = 0;
  auto operator<=>(const InboxRow&) const = default;
};

/// A notice as the index knows it: the record that holds it.
using NoticePositions = std::vector<std::uint64_t>;

/// A commit that is encoded and waits to be written.
class Sealed {
 public:
  virtual ~Sealed() = default;
};

class EventStore {
 public:
  virtual ~EventStore() = default;

  /// All entries or none, durable before it returns: one atomic synced write. Throws StoreError(write_failed).
  virtual void commit(std::span<const Entry> entries) = 0;
  /// The same in steps, so that the next commit can be encoded while the one before is being written: entries are added one after
  /// the other, sealed, and written in the order in which they were sealed. An entry of a wrong position or a failed read throws
  /// StoreError; then, and after a failed commit_sealed(), the process must stop.
  virtual void add(const Entry& entry);
  virtual std::unique_ptr<Sealed> seal();
  virtual void commit_sealed(Sealed& sealed);
  /// Removes everything but regulation sources; positions start again. For tests only. Throws StoreError(write_failed).
  virtual void clear() = 0;

  virtual Head head() const = 0;
  virtual std::optional<workflow::Request> request(std::uint64_t number) const = 0;
  virtual std::optional<workflow::Announcement> announcement(std::uint64_t number) const = 0;
  virtual std::optional<Idempotency> idempotency(const Digest& key) const = 0;
  virtual std::optional<Person> person(const workflow::OfficialId& id) const = 0;
  /// The record that erased the person (PersonErased), unless a later one names them anew (PersonNamed); 0: not erased. Who loads
  /// a directory leaves an erased person's name out.
  virtual std::uint64_t erased(const workflow::OfficialId& id) const = 0;
  virtual std::optional<StoredRecord> record(std::uint64_t position) const = 0;
  /// Records from `from` on, in order, at most `limit`.
  virtual std::vector<StoredRecord> records(std::uint64_t from, std::size_t limit) const = 0;

  /// Open steps of a seat, oldest first, after `after` (default: from the beginning).
  virtual std::vector<InboxRow> inbox(const workflow::Seat& seat, InboxRow after, std::size_t limit) const = 0;
  /// Calls `visit` for every open step, in no stated order; one that several seats may answer may come once for each. Reads the
  /// whole index; `visit` must not call the store.
  virtual void visit_open_steps(const std::function<void(const InboxRow&)>& visit) const = 0;
  /// Requests in which the agency is owner or source, newest first, with numbers below `below` (0: from the newest).
  virtual std::vector<std::uint64_t> requests_of(std::string_view agency, std::uint64_t below, std::size_t limit) const = 0;
  /// Announcements of the agency, newest first.
  virtual std::vector<std::uint64_t> announcements_of(std::string_view agency, std::uint64_t below, std::size_t limit) const = 0;
  /// Requests that answer this one, oldest first.
  virtual std::vector<std::uint64_t> answers_to(std::uint64_t number) const = 0;

  /// Every agency's directory as it stands, and every regulation source ever loaded (in log order).
  virtual std::vector<std::shared_ptr<const workflow::Agency>> directories() const = 0;
  virtual std::vector<workflow::RegulationLoaded> regulations() const = 0;
  /// The record that changed the agency's directory last; 0: it has none. See storage/directories.h.
  virtual std::uint64_t directory_position(std::string_view agency) const = 0;

  /// The notice index is written behind the log by a follower; up to which position it reaches.
  virtual std::uint64_t notices_indexed() const = 0;
  /// Extends the index by these records, which follow on from notices_indexed(). Not synced: it is rebuilt from the log.
  virtual void index_notices(std::span<const StoredRecord> records) = 0;
  /// Positions of records with a notice for the official within the index: after `after` in rising order.
  virtual NoticePositions notices_after(const workflow::OfficialId& official, std::uint64_t after, std::size_t limit) const = 0;
  /// The same below `below` in falling order.
  virtual NoticePositions notices_before(const workflow::OfficialId& official, std::uint64_t below, std::size_t limit) const = 0;

  /// How far a named subscription of an official has come; 0: never acknowledged. Saved durably, never moved back.
  virtual std::uint64_t subscription(const workflow::OfficialId& official, std::string_view name) const = 0;
  virtual void save_subscription(const workflow::OfficialId& official, std::string_view name, std::uint64_t position) = 0;

  /// Bytes free where the store lives; the largest number for a store in memory.
  virtual std::uint64_t free_bytes() const = 0;

 private:
  std::vector<Entry> added_;  // of a store that encodes nothing ahead
};

/// In memory, for tests and simulation.
std::unique_ptr<EventStore> open_memory_store();

/// Opens the store in `folder`, creating it where the folder does not exist or is empty. Refuses, with StoreError, a store
/// that another process has open, one written by a newer format, a folder of something else, and a damaged one (the head is
/// behind the fence or its hash differs).
std::unique_ptr<EventStore> open_rocks_store(const std::string& folder);

}  // namespace penugasan::storage
