// Failures: exit codes, and what is told of them.
#include "clients/cli/problem.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace penugasan::cli {
namespace {

using grpc::StatusCode;

const Speaker kEnglish(Language::english);
const Speaker kIndonesian(Language::indonesian);

clients::CallError refusal(StatusCode code, const std::string& reason, const std::string& message,
                           const std::vector<std::pair<std::string, std::string>>& metadata = {},
                           const std::vector<std::pair<std::string, std::string>>& fields = {}) {
  google::rpc::Status rich;
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  info.set_domain("penugasan");
  for (const auto& [key, value] : metadata) (*info.mutable_metadata())[key] = value;
  rich.add_details()->PackFrom(info);
  google::rpc::BadRequest bad;
  for (const auto& [field, description] : fields) {
    auto* violation = bad.add_field_violations();
    violation->set_field(field);
    violation->set_description(description);
  }
  if (!fields.empty()) rich.add_details()->PackFrom(bad);
  return clients::CallError(grpc::Status(code, message, rich.SerializeAsString()));
}

TEST(ExitCodes, OfEveryStatus) {
  EXPECT_EQ(exit_of(StatusCode::OK), Exit::ok);
  EXPECT_EQ(exit_of(StatusCode::FAILED_PRECONDITION), Exit::refused);
  EXPECT_EQ(exit_of(StatusCode::PERMISSION_DENIED), Exit::refused);
  EXPECT_EQ(exit_of(StatusCode::ABORTED), Exit::refused);
  EXPECT_EQ(exit_of(StatusCode::INVALID_ARGUMENT), Exit::usage);
  EXPECT_EQ(exit_of(StatusCode::OUT_OF_RANGE), Exit::usage);
  EXPECT_EQ(exit_of(StatusCode::NOT_FOUND), Exit::not_found);
  EXPECT_EQ(exit_of(StatusCode::UNAVAILABLE), Exit::unavailable);
  EXPECT_EQ(exit_of(StatusCode::DEADLINE_EXCEEDED), Exit::unavailable);
  EXPECT_EQ(exit_of(StatusCode::RESOURCE_EXHAUSTED), Exit::unavailable);
  EXPECT_EQ(exit_of(StatusCode::UNAUTHENTICATED), Exit::unauthenticated);
  EXPECT_EQ(exit_of(StatusCode::INTERNAL), Exit::internal);
  EXPECT_EQ(exit_of(StatusCode::UNKNOWN), Exit::internal);
  EXPECT_EQ(exit_of(StatusCode::UNIMPLEMENTED), Exit::internal);
}

TEST(ExitCodes, AreTheDocumentedNumbers) {
  EXPECT_EQ(static_cast<int>(Exit::refused), 1);
  EXPECT_EQ(static_cast<int>(Exit::usage), 2);
  EXPECT_EQ(static_cast<int>(Exit::not_found), 3);
  EXPECT_EQ(static_cast<int>(Exit::unavailable), 4);
  EXPECT_EQ(static_cast<int>(Exit::unauthenticated), 5);
  EXPECT_EQ(static_cast<int>(Exit::internal), 6);
}

TEST(Telling, ARefusalSaysWhatWhyAndWhatNext) {
  const auto error = refusal(StatusCode::FAILED_PRECONDITION, "REQUEST_CLOSED", "Permintaan sudah ditutup.");
  const Problem problem = problem_of(error, "127.0.0.1:7443", "jambi/12", kIndonesian);
  EXPECT_EQ(tell(problem, {}, kIndonesian), "! Permintaan sudah ditutup.\n  Selanjutnya: penugasan history jambi/12\n");
}

TEST(Telling, FieldsAreNamedByTheirOptions) {
  const auto error =
      refusal(StatusCode::INVALID_ARGUMENT, "LETTER_INCOMPLETE", "The letter is not complete.", {},
              {{"assignment_request.competencies", "is missing"}, {"assignment_request.period.from", "is missing"}});
  const Problem problem = problem_of(error, "x:1", "", kEnglish);
  EXPECT_EQ(tell(problem, {}, kEnglish), "! The letter is not complete.\n  - --competency: is missing\n  - --from: is missing\n");
}

TEST(Telling, AdviceNamesTheRegulationOrIsNotGiven) {
  const auto with = refusal(StatusCode::FAILED_PRECONDITION, "FLOW_FORBIDDEN", "No.", {{"regulation", "klaten-34-2024"}});
  EXPECT_EQ(problem_of(with, "x:1", "", kEnglish).next, "penugasan regulation show klaten-34-2024 (the flows that there are)");
  const auto without = refusal(StatusCode::FAILED_PRECONDITION, "FLOW_FORBIDDEN", "No.");
  EXPECT_EQ(problem_of(without, "x:1", "", kEnglish).next, "");
}

TEST(Telling, TransportWordsStayInside) {
  const clients::CallError error(
      grpc::Status(StatusCode::UNAVAILABLE, "failed to connect to all addresses; last error: UNKNOWN: ipv4"));
  const Problem problem = problem_of(error, "127.0.0.1:9", "", kEnglish);
  EXPECT_EQ(problem.message, "The server 127.0.0.1:9 does not answer.");
  EXPECT_EQ(problem.exit, Exit::unavailable);
  const clients::CallError alien(grpc::Status(StatusCode::UNIMPLEMENTED, "/penugasan.v1.InboxService/ListInbox"));
  EXPECT_EQ(problem_of(alien, "127.0.0.1:9", "", kEnglish).message,
            "What answers at 127.0.0.1:9 is not a penugasan server, or something failed inside it (UNIMPLEMENTED).");
}

TEST(Telling, ConnectionsThatNeverCameAboutAreToldApart) {
  const auto told = [](const std::string& words) {
    return problem_of(clients::CallError(grpc::Status(StatusCode::UNAVAILABLE, words)), "x:1", "", kEnglish).message;
  };
  const std::string failed = "failed to connect to all addresses; last error: UNKNOWN: ipv4:127.0.0.1:1: ";
  EXPECT_EQ(told(failed + "Ssl handshake failed: SSL_ERROR_SSL: error:0A000086:SSL routines::certificate verify failed"),
            "The certificate of the server x:1 is not to be trusted: not issued by the authority (CA) named, or expired.");
  EXPECT_EQ(told(failed + "Peer name a is not in peer certificate"), "The certificate of the server x:1 is for another name.");
  EXPECT_EQ(told(failed + "Socket closed"), "The server x:1 closed the connection during the handshake.");
  // On a connection that there was, it is the server that went away.
  EXPECT_EQ(told("Socket closed"), "The server x:1 does not answer.");
}

TEST(Telling, WhatIsTooLargeIsWrongUsage) {
  const clients::CallError error(grpc::Status(StatusCode::RESOURCE_EXHAUSTED, "Received message larger than max (9 vs. 4)"));
  const Problem problem = problem_of(error, "x:1", "", kEnglish);
  EXPECT_EQ(problem.exit, Exit::usage);
  EXPECT_EQ(problem.message, "This is too large for the server x:1.");
}

TEST(Telling, AnUnknownOutcomeKeepsTheServersWordsAndSaysHowToRepeat) {
  Problem problem = problem_of(refusal(StatusCode::UNAVAILABLE, "STORE_FAILED", "A write failed."), "x:1", "", kEnglish);
  tell_outcome_unknown(problem, "x:1", "--request-id 7", kEnglish);
  EXPECT_EQ(problem.message, "A write failed.");
  EXPECT_EQ(problem.next, "look first (penugasan list, penugasan show) whether it is done; to repeat it safely: --request-id 7");
}

TEST(Telling, WhatIsNotFoundIsLookedForInItsOwnList) {
  const auto next = [](const std::string& name) {
    return problem_of(refusal(StatusCode::NOT_FOUND, "NOT_FOUND", "No.", {{"name", name}}), "x:1", "", kEnglish).next;
  };
  EXPECT_EQ(next("agencies/jambi/announcements/9"), "penugasan announcement list");
  EXPECT_EQ(next("agencies/jambi/units/x"), "penugasan unit list");
  EXPECT_EQ(next("regulations/x"), "penugasan regulation list");
  EXPECT_EQ(next("agencies/jambi/assignmentRequests/9"), "penugasan list (what you may see)");
}

TEST(Telling, TheServersOwnWordsOnBeingUnavailableAreKept) {
  const auto error = refusal(StatusCode::UNAVAILABLE, "READ_ONLY", "The disk is nearly full.");
  EXPECT_EQ(problem_of(error, "x:1", "", kEnglish).message, "The disk is nearly full.");
}

TEST(Telling, ProgramsGetOneLineOfJson) {
  const auto error = refusal(StatusCode::INVALID_ARGUMENT, "REASON_REQUIRED", "Alasan wajib.", {{"article", "Ps.17(2)"}},
                             {{"reason", "kosong"}});
  const std::string text = tell_json(problem_of(error, "x:1", "jambi/3", kIndonesian));
  EXPECT_EQ(text.find('\n'), text.size() - 1);
  const auto json = nlohmann::json::parse(text).at("error");
  EXPECT_EQ(json.at("code"), "INVALID_ARGUMENT");
  EXPECT_EQ(json.at("reason"), "REASON_REQUIRED");
  EXPECT_EQ(json.at("message"), "Alasan wajib.");
  EXPECT_EQ(json.at("exitCode"), 2);
  EXPECT_EQ(json.at("metadata").at("article"), "Ps.17(2)");
  EXPECT_EQ(json.at("fields").at(0).at("field"), "reason");
  EXPECT_EQ(json.at("next"), "penugasan reject jambi/3 --reason \"…\"");
}

TEST(Telling, BrokenBytesDoNotBreakTheJson) {
  Problem problem;
  problem.message = "a\xff";
  EXPECT_EQ(nlohmann::json::parse(tell_json(problem)).at("error").at("message"), "a\uFFFD");
}

TEST(Options, OfFields) {
  EXPECT_EQ(option_of("assignment_request.officials[2]"), "--official");
  EXPECT_EQ(option_of("officials[0]"), "--official");
  EXPECT_EQ(option_of("assignment_request.owner_unit"), "--owner");
  EXPECT_EQ(option_of("assignment_request.period"), "--from/--to");
  EXPECT_EQ(option_of("announcement.headcount"), "--headcount");
  EXPECT_EQ(option_of("assignment_request.team_kind"), "--team-kind");
  EXPECT_EQ(option_of("directory.officials[3].nip"), "directory.officials[3].nip");
}

}  // namespace
}  // namespace penugasan::cli
