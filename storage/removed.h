// Proof of which records left the log for archives. A log row that left keeps its place, with the hash before it, its own, and
// the position of the record that tells of it (RequestsArchived), which holds a hash over all of its rows: no other row can be
// put into their places unnoticed, nor any more be taken out.
#pragma once

#include <map>

#include "storage/event_store.h"

namespace penugasan::storage {

/// What is left of a record.
struct RemovedRow {
  std::uint64_t position = 0;
  Hash previous{};  // of the record before it in the log
  Hash hash{};      // its own
};

/// The proof of one archive's rows, added in the order of their positions.
class RemovedProof {
 public:
  void add(const RemovedRow& row);
  std::uint64_t records() const { return records_; }
  const Hash& hash() const { return hash_; }
  bool fits(const workflow::RequestsArchived& event) const;

 private:
  std::uint64_t records_ = 0;
  Hash hash_{};
};

/// Walks through a log, from its first record to its last.
class RemovedCheck {
 public:
  /// `archived`: the record that is to tell of it. False: it stands before this one.
  bool left(const RemovedRow& row, std::uint64_t archived);
  /// False: the record at `position` tells of other rows than those that left for it.
  bool told(std::uint64_t position, const workflow::RequestsArchived& event);
  /// At the end. False: rows left that no record tells of.
  bool settled() const { return open_.empty(); }

 private:
  std::map<std::uint64_t, RemovedProof> open_;  // by the record that is to tell
};

}  // namespace penugasan::storage
