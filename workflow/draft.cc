#include "workflow/draft.h"

#include <utility>

#include "workflow/apply.h"
#include "workflow/route.h"
#include "workflow/text.h"

namespace penugasan::workflow {

namespace {

template <class T>
void remove(std::vector<T>& list, const T& value) {
  std::erase(list, value);
}

Act act_of(const Step& step, Outcome outcome) {
  switch (step.act) {
    case StepAct::decide: return outcome == Outcome::positive ? Act::approved : Act::rejected;
    case StepAct::recommend: return outcome == Outcome::positive ? Act::recommended : Act::not_recommended;
    case StepAct::complete: return Act::completed;
    case StepAct::acknowledge: return Act::acknowledged;
  }
  return Act::completed;
}

bool mentions(const std::vector<Office>& offices, Office office) { return contains(offices, office); }

// The first on the route whose copies go to the appraisers; null: none.
const LetterRule* letter_to_appraisers(const Flow& flow, const Filing& filing) {
  const auto found_in = [&](const std::vector<LetterRule>& letters) -> const LetterRule* {
    for (const auto& letter : letters) {
      if (holds(letter.when, filing) && mentions(letter.cc, Office::appraisers)) return &letter;
    }
    return nullptr;
  };
  const LetterRule* found = found_in(flow.filing.letters);
  for (auto step = flow.steps.begin(); found == nullptr && step != flow.steps.end(); ++step) found = found_in(step->letters);
  return found;
}

}  // namespace

const Basis& basis_of(const Step& step, Outcome outcome) {
  if (outcome == Outcome::positive || !step.refusal) return step.basis;
  if (step.refusal->reason_required) return step.refusal->reason_basis;
  return step.refusal->letters.empty() ? step.basis : step.refusal->letters.front().basis;
}

Draft::Draft(Request request, const Flow& flow, const Context& context)
    : request_(std::move(request)), flow_(flow), context_(context) {}

void Draft::add(Event event) {
  apply(request_, event, context_.actor, context_.now, 0);
  events_.push_back(std::move(event));
}

void Draft::issue(const std::vector<LetterRule>& rules, const Holder& signer) {
  copied_.clear();
  letter_kind_.clear();
  for (const auto& rule : rules) {
    if (holds(rule.when, request_.filing)) issue(rule, signer);
  }
}

void Draft::issue(const LetterRule& rule, const Holder& signer) {
  LetterIssued letter;
  letter.kind = rule.kind;
  letter.from = rule.from_filer ? request_.filer : signer.official;
  if (!rule.from_filer) {
    letter.on_behalf_of = signer.on_behalf_of;
    letter.mandate_kind = signer.mandate_kind;
    letter.mandate_letter = signer.mandate_letter;
  }
  letter.to = addressees(rule.to, request_, context_.organisation, context_.today);
  remove(letter.to, letter.from);
  if (letter.to.empty()) return;
  letter.cc = addressees(rule.cc, request_, context_.organisation, context_.today);
  remove(letter.cc, letter.from);
  for (const auto& one : letter.to) remove(letter.cc, one);
  letter.copies_follow = mentions(rule.cc, Office::appraisers) && request_.filing.officials.empty();
  letter.basis = rule.basis;
  if (letter_kind_.empty()) letter_kind_ = letter.kind;
  for (const auto& one : letter.cc) add_once(copied_, one);
  tell(Cause::copy, letter.cc, rule.basis);
  add(std::move(letter));
}

// Every refusal yields a letter (house): where its addressee would be the signer, the filer receives it.
void Draft::issue_to_filer(std::vector<LetterRule> rules, const Holder& signer) {
  for (auto& rule : rules) rule.to = {Office::filer};
  issue(rules, signer);
}

void Draft::tell(Cause cause, const std::vector<OfficialId>& recipients, const Basis& basis) {
  if (recipients.empty()) return;
  auto& told = told_[cause];
  if (told.recipients.empty()) {
    told.letter_kind = letter_kind_;
    told.basis = basis;
  }
  for (const auto& one : recipients) {
    if (cause == Cause::your_turn || one != context_.actor) add_once(told.recipients, one);
  }
}

std::vector<OfficialId> Draft::heads() const {
  std::vector<OfficialId> found;
  for (const auto& unit : {request_.offices.owner, request_.offices.source}) {
    for (const auto& holder : context_.organisation.holders({Seat::Kind::head, unit.value}, context_.today)) {
      add_once(found, holder.official);
    }
  }
  return found;
}

void Draft::tell_decision(Cause cause, const Basis& basis) {
  tell(cause, {request_.filer}, basis);
  tell(cause, request_.named, basis);
  tell(cause, heads(), basis);
  tell(cause, copied_, basis);
}

void Draft::send_pending_copies() {
  const LetterRule* letter = letter_to_appraisers(flow_, request_.filing);
  if (letter == nullptr) return;
  const auto own = std::exchange(letter_kind_, letter->kind);
  tell(Cause::copy, addressees({Office::appraisers}, request_, context_.organisation, context_.today), letter->basis);
  letter_kind_ = own;
}

void Draft::refuse(const Refusal& refusal, const Holder& signer, const Basis& basis) {
  issue(refusal.letters, signer);
  if (letter_kind_.empty()) issue_to_filer(refusal.letters, signer);
  tell_decision(Cause::rejected, basis);
  add(Closed{State::rejected});
}

// Exactly one person may act, that person has just acted, and the step asks nothing that they have not answered yet.
bool Draft::answered_by_actor(const Step& step, const std::vector<Holder>& holders, Outcome outcome,
                              const std::string& reason) const {
  if (step.act == StepAct::acknowledge || holders.size() != 1 || holders.front().official != context_.actor) return false;
  if (step.names_people && request_.filing.officials.empty()) return false;
  if (outcome == Outcome::positive) return true;
  const bool reason_missing = step.refusal && step.refusal->reason_required && is_blank(reason);
  return is_decision(step) && !reason_missing;
}

// Records the step as done by the act before it. False where that ended the request.
bool Draft::satisfy(std::uint32_t index, const std::vector<Seat>& seats, const Holder& holder, Outcome outcome,
                    const std::string& reason) {
  const Step& step = flow_.steps[index];
  Acted acted;
  acted.act = act_of(step, outcome);
  acted.step = index;
  acted.actor = holder.official;
  acted.on_behalf_of = holder.on_behalf_of;
  acted.mandate_kind = holder.mandate_kind;
  acted.mandate_letter = holder.mandate_letter;
  acted.seat = seat_of(holder, seats, context_.organisation, context_.today);
  acted.satisfied_by_same_act = true;
  if (outcome == Outcome::negative) acted.reason = reason;
  acted.basis = basis_of(step, outcome);
  add(std::move(acted));
  if (step.act == StepAct::decide && outcome == Outcome::negative) {
    refuse(*step.refusal, holder, basis_of(step, outcome));
    return false;
  }
  issue(outcome == Outcome::negative ? step.refusal->letters : step.letters, holder);
  if (step.act == StepAct::decide) tell_decision(Cause::approved, step.basis);
  return true;
}

void Draft::establish() {
  if (!request_.established) add(Established{});
}

void Draft::open(std::uint32_t index, const std::vector<Seat>& seats, const std::vector<Holder>& holders) {
  const Step& step = flow_.steps[index];
  std::vector<OfficialId> waiting;
  for (const auto& holder : holders) waiting.push_back(holder.official);
  add(StepOpened{index, step.wait_all, seats});
  tell(Cause::your_turn, waiting, step.basis);
}

void Draft::close_assigned() {
  establish();
  tell(Cause::assigned, {request_.filer}, flow_.basis);
  tell(Cause::assigned, request_.filing.officials, flow_.basis);
  tell(Cause::assigned, heads(), flow_.basis);
  add(Closed{State::assigned});
}

void Draft::advance(std::uint32_t from, Outcome outcome, const std::string& reason) {
  for (auto next = next_step(flow_, from, request_.filing); next; next = next_step(flow_, *next + 1, request_.filing)) {
    const Step& step = flow_.steps[*next];
    const auto seats = seats_of(step.offices, request_, context_.organisation);
    const auto holders = who_may_act(seats, step, request_, context_.organisation, context_.today);
    if (step.act == StepAct::acknowledge) establish();
    if (!answered_by_actor(step, holders, outcome, reason)) return open(*next, seats, holders);
    if (!satisfy(*next, seats, holders.front(), outcome, reason)) return;
  }
  close_assigned();
}

Events Draft::finish() {
  for (auto& [cause, told] : told_) {
    if (told.recipients.empty()) continue;
    add(Noticed{cause, std::move(told.recipients), std::move(told.letter_kind), std::move(told.basis)});
  }
  return std::move(events_);
}

}  // namespace penugasan::workflow
