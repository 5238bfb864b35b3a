// Audit files: log records taken out of a store so that anybody can check them without it. AUDIT.md describes the format, which
// is meant to be checked by other programs too.
//
//   AuditWriter file("palangka-raya.audit");
//   for (const auto& row : store.raw_records(1, 1000)) file.add(row);
//   const auto head = file.finish();
//   const auto check = check_audit("palangka-raya.audit");   // check.fault: the first thing that is wrong
//
// One thread an object.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/chain.h"
#include "storage/kept_store.h"
#include "storage/new_text_file.h"

namespace penugasan::storage {

/// "9f86d0…": 64 digits. from_hex: nothing unless exactly that.
std::string to_hex(const Hash& hash);
std::optional<Hash> from_hex(std::string_view digits);

/// What an audit file ends with, and what proves all of it to whoever kept it apart.
struct AuditEnd {
  std::uint64_t records = 0;
  Hash head{};  // of the last one
  bool operator==(const AuditEnd&) const = default;
};

class AuditWriter {
 public:
  /// A new file. std::system_error where it exists already or cannot be written.
  explicit AuditWriter(const std::string& path);
  /// In the order of positions, from 1. std::system_error.
  void add(const RawRecord& row);
  /// Writes the end and syncs. Without it the file counts as cut off. std::system_error.
  AuditEnd finish();

 private:
  NewTextFile file_;
  AuditEnd end_;
  bool archived_ = false;
};

/// The first thing that is wrong with an audit file.
struct AuditFault {
  enum class Kind : char {
    no_audit_file,    // its first line is not one's
    newer,            // of a newer program
    unreadable_line,  // `line` is neither a record nor an end
    out_of_place,     // record `position` stands where another one must: something was dropped, moved or put in before it
    changed,          // record `position` is not what was recorded
    changed_text,     // a text of record `position` is not the one that was recorded
    cut_off,          // the end is missing
    after_the_end,    // something follows the end at `line`
    other_end,        // the end tells of other records than the file holds
    other_head,       // not the head that was kept apart
    other_removed     // record `position` tells of other archived records than those that are missing; 0: no record tells of them
  };
  Kind kind = Kind::no_audit_file;
  std::uint64_t position = 0;
  std::uint64_t line = 0;
  bool operator==(const AuditFault&) const = default;
};

/// A record that says that a person was erased.
struct AuditErasure {
  std::uint64_t position = 0;
  workflow::Time time;
  workflow::OfficialId official;
  workflow::OfficialId actor;  // empty: the operator
  bool operator==(const AuditErasure&) const = default;
};

/// A record that says that requests left the log for a file.
struct AuditArchive {
  std::uint64_t position = 0;
  workflow::Time time;
  Hash head{};  // what proves that file
  std::uint64_t requests = 0;
  std::uint64_t records = 0;
  bool operator==(const AuditArchive&) const = default;
};

struct AuditReport {
  bool archive = false;        // the file is an archive of requests, not a log
  AuditEnd end;                // as far as it was read
  std::uint64_t requests = 0;  // that have a record in the file
  std::uint64_t erased = 0;    // records some or all of whose texts have been erased
  std::uint64_t archived = 0;  // records that left for archives; they are among end.records
  std::vector<AuditErasure> erasures;
  std::vector<AuditArchive> archives;
  std::optional<AuditFault> fault;
};

/// Reads a whole audit file, or an archive (archive.h). `head`: what it must end with, where somebody kept that apart; without it
/// a file that was made anew from its first record on cannot be told from the true one. std::system_error where it cannot be
/// read.
AuditReport check_audit(const std::string& path, const std::optional<Hash>& head = {});

}  // namespace penugasan::storage
