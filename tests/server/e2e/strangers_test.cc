// What somebody meets who drives the API with a tool and the proto comments alone.
#include <gtest/gtest.h>

#include "tests/server/e2e/city.h"

namespace penugasan::testing {
namespace {

class Strangers : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { the_city = new City; }
  static void TearDownTestSuite() { delete the_city; }

  static v1::GetRegulationRouteResponse route(v1::Mode mode, v1::Scope scope) {
    v1::GetRegulationRouteRequest request;
    request.set_name("regulations/palangka-raya-13-2024");
    request.set_mode(mode);
    request.set_scope(scope);
    return the_city->call(kFiler, &v1::RegulationService::Stub::GetRegulationRoute, request);
  }

  static City* the_city;
};

City* Strangers::the_city = nullptr;

TEST_F(Strangers, AValidatedFilingLeavesNothingThatCouldBeNamed) {
  auto trial = filing();
  trial.set_validate_only(true);
  const auto shown = the_city->file(kFiler, trial);
  EXPECT_EQ(shown.name() + shown.uid() + shown.etag(), "");
  EXPECT_EQ(shown.state(), v1::AssignmentRequest::STATE_PENDING);
  EXPECT_EQ(shown.open_step().waiting_size(), 2);
  EXPECT_EQ(refusal([&] { return the_city->get(kFiler, "agencies/palangka-raya/assignmentRequests/1"); }), "NOT_FOUND NOT_FOUND");
}

TEST_F(Strangers, AValidatedActLeavesNoEtagToHandBack) {
  const auto filed = the_city->file(kFiler, filing());
  v1::ApproveAssignmentRequestRequest approval;
  approval.set_name(filed.name());
  approval.set_etag(filed.etag());
  approval.set_validate_only(true);
  const auto shown = the_city->call(kDecider, &Requests::ApproveAssignmentRequest, approval);
  EXPECT_EQ(shown.etag(), "");
  EXPECT_EQ(shown.name(), filed.name());
  approval.set_validate_only(false);
  EXPECT_NE(the_city->call(kDecider, &Requests::ApproveAssignmentRequest, approval).etag(), "");
}

TEST_F(Strangers, ARouteIsAskedForByModeAndScope) {
  EXPECT_EQ(refusal([] { return route(v1::MODE_UNSPECIFIED, v1::SCOPE_UNSPECIFIED); }),
            "INVALID_ARGUMENT INVALID_FIELD mode scope");
  EXPECT_EQ(refusal([] { return route(static_cast<v1::Mode>(7), v1::SCOPE_DALAM_UNIT); }), "INVALID_ARGUMENT INVALID_FIELD mode");
  EXPECT_EQ(route(v1::MODE_PENUNJUKAN, v1::SCOPE_LINTAS_UNIT).steps_size(), 4);
}

TEST_F(Strangers, AFlowThatTheTextDoesNotNameIsNotProvidedAndNoArticleSaysSo) {
  const auto shown = route(v1::MODE_PENUNJUKAN, v1::SCOPE_LINTAS_PERANGKAT_DAERAH);
  EXPECT_EQ(shown.flow().availability(), v1::Flow::AVAILABILITY_NOT_PROVIDED);
  EXPECT_EQ(shown.flow().scope(), v1::SCOPE_LINTAS_PERANGKAT_DAERAH);
  EXPECT_EQ(shown.flow().basis().kind(), v1::Basis::KIND_HOUSE);
  EXPECT_EQ(shown.steps_size(), 0);
}

}  // namespace
}  // namespace penugasan::testing
