// What the storage tests write: one filing, one approval, one completion as the engine makes them, and a small writer that
// keeps positions and states as the server's does.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "storage/event_store.h"
#include "tests/simulation/store/disk.h"
#include "tests/support/temp_folder.h"

namespace penugasan::storage {

workflow::OfficialId official(const std::string& local);  // of agency "surakarta"
workflow::Seat head_of(const std::string& unit);          // "surakarta/<unit>"
workflow::Time at(int second);
Digest digest(std::uint8_t first);

/// A filing across units with all of its texts: owner surakarta/<owner>, source <source>.
workflow::Filing sample_filing(const std::string& owner = "diskominfo", const std::string& source = "surakarta/bappeda.data");
/// Decided by the source's head: consent with two letters, notices, the next step for the owner's head.
workflow::Events approval_events(const std::string& next_head = "diskominfo");
workflow::Events rejection_events(const std::string& reason);

/// Collects entries for one commit; states follow by workflow::apply.
class Writer {
 public:
  explicit Writer(EventStore& store);

  /// Files a request that waits for these seats; returns its number.
  std::uint64_t file(workflow::Filing filing, std::vector<workflow::Seat> seats);
  void act(std::uint64_t request, workflow::Events events);
  std::uint64_t announce(const std::string& agency, const std::string& purpose);
  void close_announcement(std::uint64_t number);
  void load_directory(workflow::Agency agency, std::vector<Person> people, std::uint64_t previous = 0);
  void record_mandate(const std::string& agency, workflow::Mandate mandate, std::uint64_t previous);
  void erase_person(const workflow::OfficialId& official);
  /// A load that names these anew.
  void name_anew(workflow::Agency agency, std::vector<Person> people, const std::vector<workflow::OfficialId>& officials);
  /// Takes closed requests out; they must be committed. `head`: of the file that they are said to be in.
  void archive(const std::vector<std::uint64_t>& requests, const Hash& head = {});
  void load_regulation(const std::string& version, const std::string& source);
  /// Of the entry added last.
  void answer(Idempotency idempotency);
  Entry& last() { return entries_.back(); }
  std::vector<Entry>& entries() { return entries_; }

  /// One commit of everything collected.
  void commit();
  /// As this writer believes it to be.
  const workflow::Request& request(std::uint64_t number) const { return *requests_.at(number); }

 private:
  Entry& add(workflow::Events events);

  EventStore& store_;
  Head head_;
  std::vector<Entry> entries_;
  std::deque<workflow::Request> states_;
  std::deque<workflow::Announcement> announcement_states_;
  std::map<std::uint64_t, const workflow::Request*> requests_;
  std::map<std::uint64_t, const workflow::Announcement*> announcements_;
};

workflow::Agency sample_agency(const std::string& id, const std::string& title = "Kepala Dinas");

enum class Which { memory, rocksdb, simulated };
std::string name_of(Which which);

/// A store of any kind; those with a disk can be closed and opened again.
class AnyStore {
 public:
  explicit AnyStore(Which which) : which_(which) { open(); }
  EventStore& operator*() { return *store_; }
  EventStore* operator->() { return store_.get(); }
  std::string folder() const { return folder_.path() / "store"; }
  bool on_disk() const { return which_ != Which::memory; }
  void close() { store_.reset(); }
  void open();

 private:
  testing::TempFolder folder_;
  simulation::Disk disk_{simulation::Random(1), std::uint64_t{1} << 30};
  Which which_;
  std::unique_ptr<EventStore> store_;
};

}  // namespace penugasan::storage
