#include "clients/demo/report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace penugasan::clients {
namespace {

constexpr DemoFlow kProvided = {"kota-1", "penunjukan", "lintas_unit", DemoFlow::Ending::assigned, "kota-approved"};
constexpr DemoFlow kForbidden = {"kota-1", "pengajuan_sukarela", "lintas_instansi", DemoFlow::Ending::forbidden,
                                 "kota-forbidden"};
constexpr DemoFlow kNotProvided = {"kota-1", "penunjukan", "lintas_instansi", DemoFlow::Ending::not_provided,
                                   "kota-not-provided"};

FlowResult result_of(const DemoFlow& flow, const std::string& outcome) {
  FlowResult result;
  result.flow = &flow;
  result.outcome = outcome;
  result.steps = 4;
  result.letters = 3;
  result.notices = 11;
  result.milliseconds = 12.34;
  return result;
}

Outcome ended(v1::AssignmentRequest::State state) {
  Outcome outcome;
  outcome.fetched.set_name("agencies/kota/assignmentRequests/1");
  outcome.fetched.set_regulation("regulations/kota-1");
  outcome.fetched.set_mode(v1::MODE_PENUNJUKAN);
  outcome.fetched.set_scope(v1::SCOPE_LINTAS_UNIT);
  outcome.fetched.set_state(state);
  return outcome;
}

Outcome refused(const std::string& reason, const std::string& regulation, const std::string& mode, const std::string& scope) {
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  (*info.mutable_metadata())["regulation"] = regulation;
  (*info.mutable_metadata())["mode"] = mode;
  (*info.mutable_metadata())["scope"] = scope;
  google::rpc::Status rich;
  rich.add_details()->PackFrom(info);
  Outcome outcome;
  outcome.refused = CallError(grpc::Status(grpc::StatusCode::FAILED_PRECONDITION, "no", rich.SerializeAsString()));
  return outcome;
}

std::vector<std::string> unexpected(const DemoFlow& flow, const Outcome& last) {
  FlowResult result;
  result.flow = &flow;
  judge(last, result);
  std::vector<std::string> what;
  for (const auto& one : result.unexpected) what.push_back(one.what);
  return what;
}

using What = std::vector<std::string>;

TEST(DemoReport, AssignmentMustBeTheFlowsOwn) {
  EXPECT_EQ(unexpected(kProvided, ended(v1::AssignmentRequest::STATE_ASSIGNED)), What{});
  EXPECT_EQ(unexpected(kProvided, ended(v1::AssignmentRequest::STATE_PENDING)), What{"ending"});
  auto other = ended(v1::AssignmentRequest::STATE_ASSIGNED);
  other.fetched.set_scope(v1::SCOPE_DALAM_UNIT);
  other.fetched.set_mode(v1::MODE_PENGAJUAN_SUKARELA);
  other.fetched.set_regulation("regulations/kota-2");
  EXPECT_EQ(unexpected(kProvided, other), (What{"regulation", "mode", "scope"}));
}

TEST(DemoReport, RefusalMustBeTheFlowsOwn) {
  const auto forbidden = refused("FLOW_FORBIDDEN", "kota-1", "pengajuan_sukarela", "lintas_instansi");
  EXPECT_EQ(unexpected(kForbidden, forbidden), What{});
  EXPECT_EQ(unexpected(kNotProvided, refused("FLOW_NOT_PROVIDED", "kota-1", "penunjukan", "lintas_instansi")), What{});
  EXPECT_EQ(unexpected(kForbidden, refused("FLOW_NOT_PROVIDED", "kota-1", "pengajuan_sukarela", "lintas_instansi")),
            What{"ending"});
  EXPECT_EQ(unexpected(kForbidden, refused("NOT_YOUR_TURN", "", "", "")), (What{"ending", "regulation", "mode", "scope"}));
  EXPECT_EQ(unexpected(kForbidden, refused("FLOW_FORBIDDEN", "kota-1", "penunjukan", "lintas_unit")), (What{"mode", "scope"}));
}

TEST(DemoReport, NothingFiledIsNoEnding) { EXPECT_EQ(unexpected(kProvided, Outcome{}).front(), "ending"); }

TEST(DemoReport, CountsActsLettersAndNotices) {
  Outcome outcome;
  outcome.entries.resize(2);
  outcome.entries[0].add_letters();
  outcome.entries[0].add_notices();
  outcome.entries[1].add_letters();
  outcome.entries[1].add_notices();
  outcome.entries[1].add_notices();
  FlowResult result;
  count(outcome, result);
  count(outcome, result);
  EXPECT_EQ(result.steps, 4);
  EXPECT_EQ(result.letters, 4);
  EXPECT_EQ(result.notices, 6);
}

TEST(DemoReport, TallyKeepsTheUnexpectedApart) {
  auto wrong = result_of(kProvided, "pending");
  wrong.unexpected.push_back({"ending", "assigned", "pending"});
  const auto sum = tally(
      {result_of(kProvided, "assigned"), result_of(kForbidden, "forbidden"), result_of(kNotProvided, "not provided"), wrong}, 4);
  EXPECT_EQ(sum.assigned, 1);
  EXPECT_EQ(sum.refused, 2);
  EXPECT_EQ(sum.unexpected, 1);
}

TEST(DemoReport, AFlowWithoutResultIsUnexpected) { EXPECT_EQ(tally({result_of(kProvided, "assigned")}, 3).unexpected, 2); }

TEST(DemoReport, Table) {
  auto wrong = result_of(kForbidden, "assigned");
  wrong.unexpected.push_back({"ending", "forbidden", "assigned"});
  std::ostringstream out;
  write_table({result_of(kProvided, "assigned"), wrong}, {1, 0, 1}, out);
  EXPECT_EQ(out.str(),
            "regulation  flow                                outcome               steps  letters  notices    ms\n"
            "kota-1      penunjukan lintas unit              assigned                  4        3       11  12.3\n"
            "kota-1      pengajuan sukarela lintas instansi  UNEXPECTED: assigned      4        3       11  12.3\n"
            "\n"
            "1 flows assigned, 0 refused as the regulations say, 1 unexpected\n");
}

TEST(DemoReport, Json) {
  auto wrong = result_of(kForbidden, "assigned");
  wrong.unexpected.push_back({"ending", "forbidden", "assigned"});
  std::ostringstream out;
  write_json({wrong}, {0, 0, 1}, out);
  const auto json = nlohmann::json::parse(out.str());
  EXPECT_EQ(json["unexpected"], 1);
  ASSERT_EQ(json["flows"].size(), 1U);
  const auto& flow = json["flows"][0];
  EXPECT_EQ(flow["regulation"], "kota-1");
  EXPECT_EQ(flow["mode"], "pengajuan_sukarela");
  EXPECT_EQ(flow["scope"], "lintas_instansi");
  EXPECT_EQ(flow["scenario"], "kota-forbidden");
  EXPECT_EQ(flow["outcome"], "assigned");
  EXPECT_EQ(flow["letters"], 3);
  EXPECT_EQ(flow["unexpected"][0]["what"], "ending");
  EXPECT_EQ(flow["unexpected"][0]["found"], "assigned");
}

}  // namespace
}  // namespace penugasan::clients
