// What follows from one accepted command, as it is put together: acts, letters, notices, the next step. Internal to decide().
// Every event that is added is applied to the draft's own state at once, so later parts see what earlier ones changed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "workflow/decide.h"

namespace penugasan::workflow {

/// How an act on a step came out; it decides whether a following step of the same sole person counts as done.
enum class Outcome : unsigned char { positive, negative };

/// What answering the step so rests on. A refusal seldom rests on the article that lets the step be taken: often the text only
/// says what happens "apabila setuju", and refusing is a house rule.
const Basis& basis_of(const Step& step, Outcome outcome);

class Draft {
 public:
  /// `request`: the state to go on from (a fresh one for a filing). `flow` and `context` must outlive the draft.
  Draft(Request request, const Flow& flow, const Context& context);

  const Request& request() const { return request_; }
  void add(Event event);

  /// The letters that the rules foresee, signed by the holder who acts (or the filer, where a rule says so), with notices of
  /// their copies. A letter without addressee is not issued.
  void issue(const std::vector<LetterRule>& rules, const Holder& signer);

  /// A decision is told to the filer, everybody named, the heads of owner and source and the copies of its letters.
  void tell_decision(Cause cause, const Basis& basis);
  /// Copies of a letter that were held back until people were named go to their appraisers now.
  void send_pending_copies();
  void tell(Cause cause, const std::vector<OfficialId>& recipients, const Basis& basis);

  /// Ends the request as rejected, with the refusal's letters, told to everybody concerned.
  void refuse(const Refusal& refusal, const Holder& signer, const Basis& basis);
  /// Goes on to the next step from `from`, past steps that the same sole person has just answered (house rule), and opens it;
  /// or closes the request as assigned at the route's end. `reason` is what a negative outcome was given for.
  void advance(std::uint32_t from, Outcome outcome, const std::string& reason);

  /// The events in their order, notices last, each recipient once a cause.
  Events finish();

 private:
  void issue(const LetterRule& rule, const Holder& signer);
  void issue_to_filer(std::vector<LetterRule> rules, const Holder& signer);
  bool answered_by_actor(const Step& step, const std::vector<Holder>& holders, Outcome outcome, const std::string& reason) const;
  bool satisfy(std::uint32_t index, const std::vector<Seat>& seats, const Holder& holder, Outcome outcome,
               const std::string& reason);
  void open(std::uint32_t index, const std::vector<Seat>& seats, const std::vector<Holder>& holders);
  void close_assigned();
  void establish();
  std::vector<OfficialId> heads() const;

  struct Told {
    std::vector<OfficialId> recipients;
    std::string letter_kind;
    Basis basis;
  };

  Request request_;
  const Flow& flow_;
  const Context& context_;
  Events events_;
  std::map<Cause, Told> told_;      // ordered: the same command always yields the same bytes
  std::vector<OfficialId> copied_;  // by the letters of the act that is being drawn up
  std::string letter_kind_;         // the first of them
};

}  // namespace penugasan::workflow
