#include "clients/scenario/checks.h"

#include <gtest/gtest.h>
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace penugasan::clients {
namespace {

using Notices = std::map<std::string, std::vector<std::string>>;

std::string official(const std::string& id) { return "agencies/kota/officials/" + id; }

v1::Letter letter(const std::string& kind, const std::string& from, const std::string& to, const std::string& cc = {}) {
  v1::Letter letter;
  letter.set_kind(kind);
  letter.set_from(official(from));
  letter.add_to(official(to));
  if (!cc.empty()) letter.add_cc(official(cc));
  letter.mutable_basis()->set_kind(v1::Basis::KIND_HOUSE);
  return letter;
}

void add_notice(v1::HistoryEntry& entry, v1::NoticeCause cause, const std::string& recipient) {
  auto* notice = entry.add_notices();
  notice->set_cause(cause);
  notice->set_recipient(official(recipient));
}

// A filing that now waits for kabid and kaban, any of them.
Outcome filed() {
  Outcome outcome;
  outcome.actor = "kota/kadis";
  auto& request = outcome.returned;
  request.set_name("agencies/kota/assignmentRequests/1");
  request.set_etag("e1");
  request.set_state(v1::AssignmentRequest::STATE_PENDING);
  request.set_scope(v1::SCOPE_LINTAS_UNIT);
  request.set_regulation("regulations/kota-1");
  request.add_officials(official("analis"));
  auto& open = *request.mutable_open_step();
  open.set_wait_for(v1::OpenStep::WAIT_FOR_ANY);
  open.add_waiting(official("kaban"));
  open.add_waiting(official("kabid"));
  open.add_options(v1::OPTION_REJECT);
  open.add_options(v1::OPTION_APPROVE);
  outcome.fetched = request;
  v1::HistoryEntry entry;
  entry.set_act(v1::HistoryEntry::ACT_FILED);
  entry.mutable_basis()->set_kind(v1::Basis::KIND_REGULATION);
  entry.mutable_basis()->set_article("Ps.1(2)");
  *entry.add_letters() = letter("surat", "kadis", "kaban", "kabid");
  add_notice(entry, v1::NOTICE_CAUSE_YOUR_TURN, "kaban");
  add_notice(entry, v1::NOTICE_CAUSE_YOUR_TURN, "kabid");
  add_notice(entry, v1::NOTICE_CAUSE_COPY, "kabid");
  outcome.entries.push_back(entry);
  outcome.inboxes = {{"kota/kadis", false}, {"kota/kaban", true}, {"kota/kabid", true}};
  return outcome;
}

Step filing() {
  Step step;
  step.action = FileStep{};
  step.expect.regulation = "kota-1";
  step.expect.scope = "lintas_unit";
  step.expect.state = "pending";
  step.expect.waiting_any = {"kota/kabid", "kota/kaban"};
  step.expect.options = {"approve", "reject"};
  step.expect.letters = {{"surat", "kota/kadis", {"kota/kaban"}, {"kota/kabid"}}};
  step.expect.notices = Notices{{"your_turn", {"kota/kabid", "kota/kaban"}}, {"copy", {"kota/kabid"}}};
  return step;
}

Outcome refused(grpc::StatusCode code, const std::string& reason, const std::string& basis) {
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  (*info.mutable_metadata())["basis"] = basis;
  google::rpc::Status rich;
  rich.add_details()->PackFrom(info);
  Outcome outcome;
  outcome.refused = CallError(grpc::Status(code, "no", rich.SerializeAsString()));
  outcome.etag_before = outcome.etag_after = "e1";
  return outcome;
}

// What does not hold, by name only.
std::vector<std::string> faults(const Step& step, const Outcome& outcome) {
  std::vector<std::string> what;
  for (const auto& mismatch : check(step, outcome)) what.push_back(mismatch.what);
  return what;
}

using Faults = std::vector<std::string>;

TEST(ScenarioChecks, AllThatWasExpectedHolds) { EXPECT_EQ(faults(filing(), filed()), Faults{}); }

TEST(ScenarioChecks, KeysLeftOutAreNotChecked) {
  Step step;
  step.action = FileStep{};
  EXPECT_EQ(faults(step, filed()), Faults{});
}

TEST(ScenarioChecks, RegulationScopeAndState) {
  auto step = filing();
  step.expect.regulation = "kota-2";
  step.expect.scope = "dalam_unit";
  step.expect.state = "assigned";
  EXPECT_EQ(faults(step, filed()), (Faults{"regulation", "scope", "state"}));
}

TEST(ScenarioChecks, WaitingIsExact) {
  auto step = filing();
  step.expect.waiting_any = {"kota/kaban"};
  const auto found = check(step, filed());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].what, "waiting_any");
  EXPECT_EQ(found[0].expected, "[kota/kaban]");
  EXPECT_EQ(found[0].found, "[kota/kaban, kota/kabid]");
}

TEST(ScenarioChecks, AnyIsNotAll) {
  auto step = filing();
  step.expect.waiting_all = step.expect.waiting_any;
  step.expect.waiting_any.reset();
  const auto found = check(step, filed());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].expected, "waiting_all");
  EXPECT_EQ(found[0].found, "waiting_any");
}

TEST(ScenarioChecks, NobodyIsWaitedForInAClosedRequest) {
  auto step = filing();
  step.expect = {};
  step.expect.waiting_any = std::vector<std::string>{};
  step.expect.options = std::vector<std::string>{};
  EXPECT_EQ(faults(step, filed()), (Faults{"waiting_any", "options"}));
  auto outcome = filed();
  outcome.returned.clear_open_step();
  outcome.fetched.clear_open_step();
  outcome.inboxes = {{"kota/kadis", false}};
  EXPECT_EQ(faults(step, outcome), Faults{});
}

TEST(ScenarioChecks, OptionsAreExact) {
  auto step = filing();
  step.expect.options = {"approve"};
  EXPECT_EQ(faults(step, filed()), Faults{"options"});
}

TEST(ScenarioChecks, LettersAreExact) {
  auto step = filing();
  step.expect.letters = std::vector<ExpectedLetter>{};
  EXPECT_EQ(faults(step, filed()), Faults{"letters"});
  step.expect.letters = {{"surat", "kota/kadis", {"kota/kaban"}, {}}};
  EXPECT_EQ(faults(step, filed()), Faults{"letters"}) << "a letter without cc has none";
  step.expect.letters = {{"surat", "kota/kaban", {"kota/kaban"}, {"kota/kabid"}}};
  EXPECT_EQ(faults(step, filed()), Faults{"letters"});
}

TEST(ScenarioChecks, ALetterThatIsIssuedTwiceIsOneTooMany) {
  auto outcome = filed();
  *outcome.entries[0].add_letters() = letter("surat", "kadis", "kaban", "kabid");
  EXPECT_EQ(faults(filing(), outcome), Faults{"letters"});
}

TEST(ScenarioChecks, LettersOfActsThatWereSatisfiedAlongCount) {
  auto outcome = filed();
  v1::HistoryEntry also;
  also.mutable_basis()->set_kind(v1::Basis::KIND_HOUSE);
  *also.add_letters() = letter("sk", "kadis", "analis");
  outcome.entries.push_back(also);
  auto step = filing();
  EXPECT_EQ(faults(step, outcome), Faults{"letters"});
  step.expect.letters->push_back({"sk", "kota/kadis", {"kota/analis"}, {}});
  EXPECT_EQ(faults(step, outcome), Faults{});
}

TEST(ScenarioChecks, YourTurnIsExactOtherCausesAreAtLeast) {
  auto step = filing();
  step.expect.notices = Notices{{"your_turn", {"kota/kaban"}}};
  EXPECT_EQ(faults(step, filed()), Faults{"notices your_turn"});
  step.expect.notices = Notices{{"copy", {}}};
  EXPECT_EQ(faults(step, filed()), Faults{});
  step.expect.notices = Notices{{"copy", {"kota/kabid", "kota/analis"}}, {"approved", {"kota/kadis"}}};
  EXPECT_EQ(faults(step, filed()), (Faults{"notices approved", "notices copy"}));
}

TEST(ScenarioChecks, NobodyIsToldTheSameTwice) {
  auto outcome = filed();
  add_notice(outcome.entries[0], v1::NOTICE_CAUSE_COPY, "kabid");
  EXPECT_EQ(faults(filing(), outcome), Faults{"notices copy"});
}

TEST(ScenarioChecks, RefusalIsTheExpectedOne) {
  Step step;
  step.action = ActStep{};
  step.expect_error = {"PERMISSION_DENIED", "NOT_YOUR_TURN", "house"};
  EXPECT_EQ(faults(step, refused(grpc::StatusCode::PERMISSION_DENIED, "NOT_YOUR_TURN", "house")), Faults{});
  EXPECT_EQ(faults(step, refused(grpc::StatusCode::ABORTED, "NOT_YOUR_TURN", "house")), Faults{"error code"});
  EXPECT_EQ(faults(step, refused(grpc::StatusCode::PERMISSION_DENIED, "OWN_CASE", "house")), Faults{"error reason"});
  EXPECT_EQ(faults(step, refused(grpc::StatusCode::PERMISSION_DENIED, "NOT_YOUR_TURN", "regulation")), Faults{"error basis"});
  step.expect_error->basis.clear();
  EXPECT_EQ(faults(step, refused(grpc::StatusCode::PERMISSION_DENIED, "NOT_YOUR_TURN", "regulation")), Faults{});
}

TEST(ScenarioChecks, AcceptedInsteadOfRefusedAndTheOtherWayRound) {
  auto step = filing();
  EXPECT_EQ(faults(step, refused(grpc::StatusCode::ABORTED, "ETAG_MISMATCH", "house")), Faults{"outcome"});
  step.expect_error = {"ABORTED", "ETAG_MISMATCH", {}};
  EXPECT_EQ(faults(step, filed()), Faults{"outcome"});
}

TEST(ScenarioChecks, ARefusedActChangesNothing) {
  Step step;
  step.action = ActStep{};
  step.expect_error = {"ABORTED", "ETAG_MISMATCH", {}};
  auto outcome = refused(grpc::StatusCode::ABORTED, "ETAG_MISMATCH", "house");
  outcome.etag_after = "e2";
  EXPECT_EQ(faults(step, outcome), Faults{"etag after a refused step"});
}

TEST(ScenarioChecks, WhatWasReturnedIsWhatIsReadBack) {
  auto outcome = filed();
  outcome.fetched.set_etag("e2");
  outcome.fetched.set_state(v1::AssignmentRequest::STATE_ASSIGNED);
  outcome.fetched.clear_officials();
  EXPECT_EQ(faults(filing(), outcome), (Faults{"state read back", "etag read back", "officials read back"}));
}

TEST(ScenarioChecks, AnAcceptedStepAddsToTheHistory) {
  Step step;
  step.action = FileStep{};
  auto outcome = filed();
  outcome.entries.clear();
  EXPECT_EQ(faults(step, outcome), Faults{"history"});
}

TEST(ScenarioChecks, EveryEntryAndLetterHasABasis) {
  auto outcome = filed();
  outcome.entries[0].mutable_basis()->clear_article();
  EXPECT_EQ(faults(filing(), outcome), Faults{"basis of the history entry filed"});
  outcome.entries[0].mutable_basis()->set_kind(v1::Basis::KIND_UNSPECIFIED);
  EXPECT_EQ(faults(filing(), outcome), Faults{"basis of the history entry filed"});
  outcome = filed();
  outcome.entries[0].mutable_letters(0)->clear_basis();
  EXPECT_EQ(faults(filing(), outcome), Faults{"basis of the letter surat"});
}

TEST(ScenarioChecks, InboxesShowWhatWaitsAndNothingElse) {
  auto outcome = filed();
  outcome.inboxes["kota/kaban"] = false;
  EXPECT_EQ(faults(filing(), outcome), Faults{"inbox of kota/kaban"});
  outcome = filed();
  outcome.inboxes["kota/kadis"] = true;
  EXPECT_EQ(faults(filing(), outcome), Faults{"inbox of kota/kadis"});
}

TEST(ScenarioChecks, AClockThatMovedHasNothingToCheck) {
  Step step;
  step.action = TodayStep{"2026-03-11"};
  EXPECT_EQ(faults(step, Outcome{}), Faults{});
}

}  // namespace
}  // namespace penugasan::clients
