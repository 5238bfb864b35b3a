#include "tests/simulation/ledger.h"

#include <algorithm>

namespace penugasan::simulation {
namespace {

std::string name_of(std::uint64_t position) { return "record " + std::to_string(position); }

bool same(const server::Accepted& one, const server::Accepted& other) {
  const auto equal = [](const auto& a, const auto& b) { return (a == nullptr) == (b == nullptr) && (a == nullptr || *a == *b); };
  const bool same_change = one.directory.has_value() == other.directory.has_value() &&
                           (!one.directory || (one.directory->changed == other.directory->changed &&
                                               one.directory->changes == other.directory->changes));
  return one.position == other.position && one.waiting == other.waiting && equal(one.request, other.request) &&
         equal(one.announcement, other.announcement) && same_change;
}

bool is_server_s_own(const workflow::Record& record) {
  return std::ranges::all_of(record.events,
                             [](const auto& event) { return std::holds_alternative<workflow::RegulationLoaded>(event); });
}

}  // namespace

Operation& Ledger::add(Operation operation) {
  operation.id = operations_.size() + 1;
  return operations_.emplace_back(std::move(operation));
}

void Ledger::submitted(const Operation& operation) { ++unanswered_[&operation]; }

void Ledger::told(Operation& operation, const server::JobResult& result, std::uint64_t head, const storage::EventStore& store) {
  --unanswered_[&operation];
  if (const auto* accepted = std::get_if<server::Accepted>(&result)) return accepted_answer(operation, *accepted, store);
  const auto* error = std::get_if<server::EdgeError>(&result);
  if (error == nullptr || error->reason == server::EdgeReason::directory_invalid) return refused_answer(operation, head);
  if (error->reason == server::EdgeReason::store_failed) ++unanswered_[&operation];  // it may have happened: nobody was told
  if (error->reason == server::EdgeReason::request_id_reused) {
    const auto known = by_key_.find(operation.key.key);
    if (known != by_key_.end() && claims_.at(known->second).operation == &operation)
      throw Violation(describe(operation) + " was accepted, and is then told that its request_id belongs to something else");
    if (operation.outcome == Operation::Outcome::open) operation.outcome = Operation::Outcome::refused;
  }
}

void Ledger::accepted_answer(Operation& operation, const server::Accepted& answer, const storage::EventStore& store) {
  operation.outcome = Operation::Outcome::accepted;
  if (operation.validate_only || answer.position == 0) return;
  const auto [known, first] = by_key_.emplace(operation.key.key, answer.position);
  if (!first) {
    const auto& claim = claims_.at(known->second);
    if (claim.operation->key.payload != operation.key.payload)
      throw Violation(describe(operation) + " got the answer of " + describe(*claim.operation) +
                      ", whose request_id it used again");
    if (!same(claim.answer, answer))
      throw Violation(describe(operation) + " is answered otherwise than at first (then " + name_of(claim.answer.position) +
                      ", now " + name_of(answer.position) + ")");
    return;
  }
  const auto stored = store.record(answer.position);
  if (!stored || !matches(operation, stored->record))
    throw Violation(describe(operation) + " was acknowledged as " + name_of(answer.position) + ", which is not it");
  if (answer.request && answer.request->last_position != answer.position)
    throw Violation(describe(operation) + " was answered with another moment's state");
  if (!claims_.emplace(answer.position, Claim{&operation, answer, stored->hash}).second)
    throw Violation(name_of(answer.position) + " was acknowledged to two operations, one of them " + describe(operation));
}

void Ledger::refused_answer(Operation& operation, std::uint64_t head) {
  const auto known = by_key_.find(operation.key.key);
  if (known != by_key_.end() && claims_.at(known->second).operation == &operation)
    throw Violation(describe(operation) + " was accepted, and is refused when it is repeated");
  if (operation.outcome != Operation::Outcome::accepted) operation.outcome = Operation::Outcome::refused;
  auto& refused_at = refused_at_[&operation];
  refused_at = std::max(refused_at, head);
}

void Ledger::check(const std::vector<storage::StoredRecord>& log, std::uint64_t trusted) const {
  std::set<const Operation*> used;
  std::uint64_t last = 0;
  for (const auto& stored : log) {
    last = stored.record.position;
    const auto claim = claims_.find(last);
    if (claim == claims_.end()) {
      if (!is_server_s_own(stored.record)) account_for(stored.record, used);
    } else if (stored.hash != claim->second.hash && last <= trusted) {
      throw Violation(name_of(last) + ", acknowledged to " + describe(*claim->second.operation) + ", is another one now");
    }
  }
  const auto lost = claims_.upper_bound(last);
  if (lost != claims_.end() && lost->first <= trusted)
    throw Violation(name_of(lost->first) + ", acknowledged to " + describe(*lost->second.operation) + ", is lost");
}

// A record that nobody was told of: some attempt made it whose answer never came, and made it once.
void Ledger::account_for(const workflow::Record& record, std::set<const Operation*>& used) const {
  for (const auto& operation : operations_) {
    if (!matches(operation, record) || used.contains(&operation)) continue;
    if (!may_have_happened(operation, record.position)) continue;
    used.insert(&operation);
    return;
  }
  throw Violation(name_of(record.position) +
                  " was made for nobody: each operation that it could come from was told something else, " +
                  "is another record already, or was refused after it");
}

bool Ledger::may_have_happened(const Operation& operation, std::uint64_t position) const {
  const auto unanswered = unanswered_.find(&operation);
  if (unanswered == unanswered_.end() || unanswered->second == 0 || operation.validate_only) return false;
  const auto refused = refused_at_.find(&operation);
  if (refused != refused_at_.end() && refused->second >= position) return false;
  const auto known = by_key_.find(operation.key.key);
  return known == by_key_.end();
}

}  // namespace penugasan::simulation
