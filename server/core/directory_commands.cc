// Commands on an agency's directory: each becomes one record with whom it concerns told in it.
#include <algorithm>

#include "server/core/transaction.h"
#include "server/input/mandate_check.h"

namespace penugasan::server {

namespace {

workflow::Basis told_basis() {
  return workflow::house("Perubahan jabatan, penilai, atau mandat diberitahukan kepada yang bersangkutan.");
}

}  // namespace

std::uint64_t Transaction::directory_position(const std::string& agency) const {
  const auto found = directory_positions_.find(agency);
  return found != directory_positions_.end() ? found->second : store_.directory_position(agency);
}

DirectoryOutcome Transaction::outcome_of(const LoadDirectoryJob& one) const {
  const auto* before = world_->organisation.agency(one.agency.id);
  if (before == nullptr) return {true, {}};
  DirectoryOutcome outcome{false, workflow::changes_between(before, one.agency)};
  for (const auto& somebody : one.people) {
    if (world_->organisation.official(somebody.id) == nullptr || person(somebody.id) == somebody) continue;
    using Change = workflow::DirectoryChange;
    outcome.changes.push_back({Change::Kind::changed, Change::Subject::person, std::string(somebody.id.local()), {}, {}, {}});
  }
  // Another order of the same entries is a change too, though none that anybody need be told of.
  outcome.changed = !outcome.changes.empty() || !(*before == one.agency);
  return outcome;
}

JobResult Transaction::on(LoadDirectoryJob& one, Job& job) {
  DirectoryOutcome outcome = outcome_of(one);
  Accepted answer;
  if (!outcome.changed && job.request_key && !job.validate_only) {
    storage::Entry entry;
    entry.record = record({workflow::DirectoryConfirmed{one.agency.id}}, job);
    answer.position = entry.record.position;
    answer.directory = std::move(outcome);
    push(std::move(entry), job, answer);
    return answer;
  }
  if (!outcome.changed || job.validate_only) {
    answer.position = outcome.changed ? position_ + 1 : 0;
    answer.directory = std::move(outcome);
    return answer;
  }
  for (const auto& somebody : one.people) people_.insert_or_assign(somebody.id, somebody);
  workflow::DirectoryLoaded loaded{one.agency, directory_position(one.agency.id)};
  return change_directory(std::move(one.agency), std::move(loaded), std::move(outcome), std::move(one.people), job);
}

JobResult Transaction::on(RecordMandateJob& one, Job& job) {
  if (auto error = refuse_mandate(one.mandate, world_->organisation)) return *std::move(error);
  workflow::Agency agency = *world_->organisation.agency(one.mandate.to.agency());
  agency.mandates.push_back(one.mandate);
  DirectoryOutcome outcome{true, {workflow::change_of(one.mandate)}};
  if (job.validate_only) {
    Accepted answer;
    answer.directory = std::move(outcome);
    return answer;
  }
  workflow::MandateRecorded recorded{agency.id, one.mandate, directory_position(agency.id)};
  return change_directory(std::move(agency), std::move(recorded), std::move(outcome), {}, job);
}

JobResult Transaction::change_directory(workflow::Agency agency, workflow::Event event, DirectoryOutcome outcome,
                                        std::vector<storage::Person> people, Job& job) {
  storage::Entry entry;
  workflow::Events events{std::move(event)};
  auto concerned = workflow::concerned_by(outcome.changes);
  std::erase(concerned, job.actor);
  if (!concerned.empty()) {
    events.emplace_back(workflow::Noticed{workflow::Cause::for_your_information, std::move(concerned), {}, told_basis()});
  }
  entry.record = record(std::move(events), job);
  entry.people = std::move(people);
  directory_positions_[agency.id] = entry.record.position;
  auto shared = std::make_shared<const workflow::Agency>(std::move(agency));
  world_ = std::make_shared<const World>(World{world_->organisation.with(std::move(shared)), world_->regulations});
  Accepted answer;
  answer.position = entry.record.position;
  answer.directory = std::move(outcome);
  push(std::move(entry), job, answer);
  return answer;
}

}  // namespace penugasan::server
