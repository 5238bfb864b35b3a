// Commands on an agency's directory: each becomes one record with whom it concerns told in it. They are compared with what the
// store holds, so everything decided before must be committed: see stands_alone().
#include <algorithm>

#include "server/core/decider.h"
#include "server/input/mandate_check.h"
#include "workflow/route.h"

namespace penugasan::server {

namespace {

workflow::Basis told_basis() {
  return workflow::house("Perubahan jabatan, penilai, atau mandat diberitahukan kepada yang bersangkutan.");
}

}  // namespace

// Of the people those who were erased and are not named anew are dropped; returned are those who are.
std::vector<workflow::OfficialId> Decider::leave_erased_out(LoadDirectoryJob& one) const {
  std::vector<workflow::OfficialId> named;
  std::erase_if(one.people, [&](const storage::Person& somebody) {
    if (store_.erased(somebody.id) == 0) return false;
    if (!workflow::contains(one.name_anew, somebody.id)) return true;
    named.push_back(somebody.id);
    return false;
  });
  return named;
}

DirectoryOutcome Decider::outcome_of(const LoadDirectoryJob& one) const {
  const auto* before = world_->organisation.agency(one.agency.id);
  if (before == nullptr) return {true, {}};
  DirectoryOutcome outcome{false, workflow::changes_between(before, one.agency)};
  for (const auto& somebody : one.people) {
    if (world_->organisation.official(somebody.id) == nullptr || store_.person(somebody.id) == somebody) continue;
    using Change = workflow::DirectoryChange;
    outcome.changes.push_back({Change::Kind::changed, Change::Subject::person, std::string(somebody.id.local()), {}, {}, {}});
  }
  // Another order of the same entries is a change too, though none that anybody need be told of.
  outcome.changed = !outcome.changes.empty() || !(*before == one.agency);
  return outcome;
}

JobResult Decider::on(LoadDirectoryJob& one, const Case& in) {
  const auto named = leave_erased_out(one);
  DirectoryOutcome outcome = outcome_of(one);
  Accepted answer;
  if (!outcome.changed && in.job.request_key && !in.job.validate_only) {
    storage::Entry entry;
    entry.record = record({workflow::DirectoryConfirmed{one.agency.id}}, in);
    answer.position = entry.record.position;
    answer.directory = std::move(outcome);
    push(std::move(entry), answer, in);
    return answer;
  }
  if (!outcome.changed || in.job.validate_only) {
    answer.position = outcome.changed ? position_ + 1 : 0;
    answer.directory = std::move(outcome);
    return answer;
  }
  workflow::Events events{workflow::DirectoryLoaded{one.agency, store_.directory_position(one.agency.id)}};
  for (const auto& official : named) events.emplace_back(workflow::PersonNamed{official});
  return change_directory(std::move(one.agency), std::move(events), std::move(outcome), std::move(one.people), in);
}

JobResult Decider::on(RecordMandateJob& one, const Case& in) {
  if (auto error = refuse_mandate(one.mandate, world_->organisation)) return *std::move(error);
  workflow::Agency agency = *world_->organisation.agency(one.mandate.to.agency());
  agency.mandates.push_back(one.mandate);
  DirectoryOutcome outcome{true, {workflow::change_of(one.mandate)}};
  if (in.job.validate_only) {
    Accepted answer;
    answer.directory = std::move(outcome);
    return answer;
  }
  workflow::MandateRecorded recorded{agency.id, one.mandate, store_.directory_position(agency.id)};
  return change_directory(std::move(agency), {std::move(recorded)}, std::move(outcome), {}, in);
}

// Told to nobody: the record says who, whom and when.
JobResult Decider::on(ErasePersonJob& one, const Case& in) {
  const auto before = store_.erased(one.official);
  Accepted answer;
  answer.directory = DirectoryOutcome{before == 0, {}};
  answer.position = before;
  if (before != 0 || in.job.validate_only) return answer;
  storage::Entry entry;
  entry.record = record({workflow::PersonErased{one.official}}, in);
  answer.position = entry.record.position;
  push(std::move(entry), answer, in);
  return answer;
}

JobResult Decider::change_directory(workflow::Agency agency, workflow::Events events, DirectoryOutcome outcome,
                                    std::vector<storage::Person> people, const Case& in) {
  storage::Entry entry;
  auto concerned = workflow::concerned_by(outcome.changes);
  std::erase(concerned, in.job.actor);
  if (!concerned.empty()) {
    events.emplace_back(workflow::Noticed{workflow::Cause::for_your_information, std::move(concerned), {}, told_basis()});
  }
  entry.record = record(std::move(events), in);
  entry.people = std::move(people);
  auto shared = std::make_shared<const workflow::Agency>(std::move(agency));
  world_ = std::make_shared<const World>(World{world_->organisation.with(std::move(shared)), world_->regulations});
  in.batch.world = world_;
  Accepted answer;
  answer.position = entry.record.position;
  answer.directory = std::move(outcome);
  push(std::move(entry), answer, in);
  return answer;
}

}  // namespace penugasan::server
