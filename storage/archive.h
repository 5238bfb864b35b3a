// Old closed requests leave the store for files (AUDIT.md, "Archives") that prove themselves like audit files, with
// check_audit():
//
//   const auto numbers = archivable(store, {cutoff, day});
//   ArchiveWriter file(path);                                   // a new file
//   for (const auto number : numbers) file.add(rows_of(store, kept, *store.request(number)));
//   const auto end = file.finish();                             // synced, with its name
//   if (check_audit(path, end.head).fault) …                    // only a sound file counts
//   store.commit(…{archived_event(store, some of the numbers, end.head)}…);
//
// Reads may go on beside commits: a closed request does not change any more.
#pragma once

#include <functional>

#include "storage/audit.h"
#include "storage/new_text_file.h"
#include "storage/removed.h"

namespace penugasan::storage {

struct ArchiveAge {
  workflow::Time last_record;  // of a request, before this
  workflow::Date period_end;   // of an assignment, before this: one that still runs is not old
};

/// Closed, and older.
bool is_archivable(const workflow::Request& request, const ArchiveAge& age);
/// The numbers of all that are, rising. Reads every request; `go_on` is asked now and then, false breaks off with what was found.
std::vector<std::uint64_t> archivable(const EventStore& store, const ArchiveAge& age, const std::function<bool()>& go_on);

/// A request's positions, oldest first. StoreError(damaged) where one is not there.
std::vector<std::uint64_t> positions_of(const EventStore& store, const workflow::Request& request);
/// Its log rows, with the texts.
std::vector<RawRecord> rows_of(const EventStore& store, const KeptStore& kept, const workflow::Request& request);

/// What the record is to say that takes these requests out of the log. `requests` is rising; all are closed.
workflow::RequestsArchived archived_event(const EventStore& store, const std::vector<std::uint64_t>& requests, const Hash& head);

class ArchiveWriter {
 public:
  /// A new file. std::system_error where it exists already or cannot be written.
  explicit ArchiveWriter(const std::string& path, Files& files = disk_files());
  /// A whole request, oldest record first; requests in the order of their numbers. std::system_error.
  void add(const std::vector<RawRecord>& rows);
  /// Writes the end and syncs file and name. std::system_error, StoreError(unusable_folder).
  AuditEnd finish();

 private:
  NewTextFile file_;
  AuditEnd end_;
};

}  // namespace penugasan::storage
