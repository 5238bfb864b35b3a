#include "clients/scenario/checks.h"

#include <algorithm>
#include <set>
#include <utility>

#include "clients/api_words.h"
#include "clients/names.h"
#include "clients/scenario/describe.h"

namespace penugasan::clients {
namespace {

using Names = std::vector<std::string>;

Names sorted(Names names) {
  std::sort(names.begin(), names.end());
  return names;
}

template <class Fields>
Names sorted_forms(const Fields& fields) {
  return sorted(short_forms(fields));
}

class Checker {
 public:
  Checker(const Step& step, const Outcome& outcome) : step_(step), outcome_(outcome) {}

  std::vector<Mismatch> run() {
    if (outcome_.refused) {
      check_refusal();
    } else if (step_.expect_error) {
      mismatch("outcome", describe(*step_.expect_error), "accepted");
    } else if (!outcome_.returned.name().empty()) {
      check_state(outcome_.returned);
      check_letters();
      check_notices();
      check_act();
      check_read_back();
      check_history();
      check_inboxes();
    }
    return std::move(mismatches_);
  }

 private:
  void mismatch(const std::string& what, const std::string& expected, const std::string& found) {
    mismatches_.push_back({what, expected, found});
  }

  void same(const std::string& what, const std::string& expected, const std::string& found) {
    if (expected != found) mismatch(what, expected, found);
  }

  void same(const std::string& what, const Names& expected, const Names& found) {
    if (expected != found) mismatch(what, describe(expected), describe(found));
  }

  void check_refusal() {
    const auto& error = *outcome_.refused;
    if (!step_.expect_error) return mismatch("outcome", "accepted", describe(error));
    const auto& expected = *step_.expect_error;
    same("error code", expected.code, error.code_name());
    same("error reason", expected.reason, error.reason());
    if (!expected.basis.empty()) same("error basis", expected.basis, error.metadata("basis"));
    same("etag after a refused step", outcome_.etag_before, outcome_.etag_after);
  }

  void check_state(const v1::AssignmentRequest& request) {
    const auto& expect = step_.expect;
    const auto& open = request.open_step();
    if (expect.regulation) same("regulation", *expect.regulation, last_part(request.regulation()));
    if (expect.scope) same("scope", *expect.scope, word_of(request.scope()));
    if (expect.state) same("state", *expect.state, word_of(request.state()));
    if (expect.waiting_any) check_waiting("waiting_any", v1::OpenStep::WAIT_FOR_ANY, *expect.waiting_any, open);
    if (expect.waiting_all) check_waiting("waiting_all", v1::OpenStep::WAIT_FOR_ALL, *expect.waiting_all, open);
    if (expect.options) {
      Names found;
      for (const auto option : open.options()) found.push_back(word_of(static_cast<v1::Option>(option)));
      same("options", sorted(*expect.options), sorted(found));
    }
  }

  void check_waiting(const std::string& what, v1::OpenStep::WaitFor wait_for, const Names& expected, const v1::OpenStep& open) {
    same(what, sorted(expected), sorted_forms(open.waiting()));
    if (!expected.empty() && open.wait_for() != wait_for) {
      mismatch(what, what, open.wait_for() == v1::OpenStep::WAIT_FOR_ALL ? "waiting_all" : "waiting_any");
    }
  }

  // Sorted texts, not sets: a letter that is issued twice must not pass for one.
  void check_letters() {
    if (!step_.expect.letters) return;
    Names expected;
    Names found;
    for (const auto& letter : *step_.expect.letters) expected.push_back(describe(letter));
    for (const auto& entry : outcome_.entries) {
      for (const auto& letter : entry.letters()) found.push_back(describe(letter));
    }
    same("letters", sorted(expected), sorted(found));
  }

  void check_notices() {
    std::map<std::string, std::multiset<std::string>> found;
    for (const auto& entry : outcome_.entries) {
      for (const auto& notice : entry.notices()) found[word_of(notice.cause())].insert(short_form(notice.recipient()));
    }
    for (const auto& [cause, recipients] : found) {
      const std::set<std::string> once(recipients.begin(), recipients.end());
      if (once.size() != recipients.size()) {
        mismatch("notices " + cause, "each recipient once", describe(Names(recipients.begin(), recipients.end())));
      }
    }
    if (!step_.expect.notices) return;
    for (const auto& [cause, expected] : *step_.expect.notices) check_cause(cause, sorted(expected), found[cause]);
  }

  void check_cause(const std::string& cause, const Names& expected, const std::multiset<std::string>& recipients) {
    const Names found(recipients.begin(), recipients.end());
    const bool holds =
        cause == "your_turn" ? expected == found : std::includes(found.begin(), found.end(), expected.begin(), expected.end());
    if (!holds)
      mismatch("notices " + cause, (cause == "your_turn" ? "exactly " : "at least ") + describe(expected), describe(found));
  }

  // The step's own act is the first of the new entries.
  void check_act() {
    if (!step_.expect.act || outcome_.entries.empty()) return;
    const auto& expected = *step_.expect.act;
    const auto& entry = outcome_.entries.front();
    same("act on behalf of", expected.on_behalf_of, short_form(entry.on_behalf_of()));
    same("act's mandate", expected.mandate, entry.mandate_kind());
    same("act's letter", expected.letter, entry.mandate_letter().number());
    if (!expected.post.empty()) same("act's post", expected.post, post_of(entry.seat()));
  }

  static std::string post_of(const v1::Seat& seat) {
    const bool authority = seat.kind() == v1::Seat::KIND_AUTHORITY;
    return authority ? last_part(seat.name()) : short_form(seat.name());
  }

  void check_read_back() {
    const auto& returned = outcome_.returned;
    const auto& fetched = outcome_.fetched;
    same("state read back", word_of(returned.state()), word_of(fetched.state()));
    same("etag read back", returned.etag(), fetched.etag());
    same("waiting read back", sorted_forms(returned.open_step().waiting()), sorted_forms(fetched.open_step().waiting()));
    same("officials read back", sorted_forms(returned.officials()), sorted_forms(fetched.officials()));
  }

  void check_history() {
    if (outcome_.entries.empty()) mismatch("history", "a new entry", "none");
    for (const auto& entry : outcome_.entries) {
      check_basis("basis of the history entry " + word_of(entry.act()), entry.basis());
      for (const auto& letter : entry.letters()) check_basis("basis of the letter " + letter.kind(), letter.basis());
    }
  }

  void check_basis(const std::string& what, const v1::Basis& basis) {
    if (basis.kind() == v1::Basis::KIND_UNSPECIFIED) mismatch(what, "regulation or house", "none");
    if (basis.kind() == v1::Basis::KIND_REGULATION && basis.article().empty()) mismatch(what, "an article", "none");
  }

  void check_inboxes() {
    const auto waiting = sorted_forms(outcome_.fetched.open_step().waiting());
    for (const auto& [official, shown] : outcome_.inboxes) {
      const bool waited_for = std::binary_search(waiting.begin(), waiting.end(), official);
      if (waited_for == shown) continue;
      mismatch("inbox of " + official, waited_for ? "shows the request" : "does not show the request",
               shown ? "shows it" : "does not show it");
    }
  }

  const Step& step_;
  const Outcome& outcome_;
  std::vector<Mismatch> mismatches_;
};

}  // namespace

std::vector<Mismatch> check(const Step& step, const Outcome& outcome) { return Checker(step, outcome).run(); }

}  // namespace penugasan::clients
