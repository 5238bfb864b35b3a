// The clients' own record of what they asked and what they were told, and what follows from it: nothing acknowledged is lost or
// changes, nothing happens twice, a repeated request_id gets its first answer, and nothing happens that nobody asked for.
// Every member throws Violation.
#pragma once

#include <deque>
#include <map>
#include <set>

#include "storage/event_store.h"
#include "tests/simulation/operation.h"

namespace penugasan::simulation {

class Ledger {
 public:
  /// An operation that is about to be sent. The reference is good for the ledger's life.
  Operation& add(Operation operation);
  /// The server takes one attempt in; its log ends at `head`.
  void submitted(const Operation& operation);
  /// The server answers an attempt that it took in when its log ended at `head`.
  void told(Operation& operation, const server::JobResult& result, std::uint64_t head, const storage::EventStore& store);

  /// The log against everything that was told so far. What was acknowledged beyond `trusted` may be missing.
  void check(const std::vector<storage::StoredRecord>& log, std::uint64_t trusted) const;
  std::uint64_t acknowledged() const { return claims_.empty() ? 0 : claims_.rbegin()->first; }
  std::size_t accepted() const { return claims_.size(); }

 private:
  struct Claim {
    const Operation* operation;
    server::Accepted answer;
    storage::Hash hash;
  };

  void accepted_answer(Operation& operation, const server::Accepted& answer, const storage::EventStore& store);
  void refused_answer(Operation& operation, std::uint64_t head);
  void account_for(const workflow::Record& record, std::set<const Operation*>& used) const;
  bool may_have_happened(const Operation& operation, std::uint64_t position) const;

  std::deque<Operation> operations_;
  std::map<const Operation*, int> unanswered_;            // attempts that the server took in and did not answer
  std::map<const Operation*, std::uint64_t> refused_at_;  // where the log ended when an attempt came that was refused
  std::map<storage::Digest, std::uint64_t> by_key_;       // the record that a request_id came to
  std::map<std::uint64_t, Claim> claims_;                 // by record
};

}  // namespace penugasan::simulation
