// What goes over the wire with a refusal.
#include "server/errors/errors.h"

#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "server/input/text.h"

namespace penugasan::server {
namespace {

using workflow::Basis;
using workflow::Reason;
using workflow::Rejection;

struct Unpacked {
  google::rpc::Status status;
  std::vector<google::rpc::ErrorInfo> infos;
  std::vector<google::rpc::BadRequest> bad_requests;
  std::vector<google::rpc::PreconditionFailure> preconditions;
  std::vector<google::rpc::LocalizedMessage> messages;
};

template <class Detail>
void take(const google::protobuf::Any& any, std::vector<Detail>& into) {
  Detail detail;
  if (any.UnpackTo(&detail)) into.push_back(detail);
}

// What is true of every refusal.
void expect_whole(const Unpacked& unpacked, const grpc::Status& status) {
  EXPECT_EQ(unpacked.status.code(), status.error_code());
  EXPECT_EQ(unpacked.status.message(), status.error_message());
  EXPECT_EQ(unpacked.infos.size(), 1u);
  EXPECT_EQ(unpacked.messages.size(), 1u);
  EXPECT_LE(unpacked.bad_requests.size(), 1u);
  EXPECT_LE(unpacked.preconditions.size(), 1u);
}

Unpacked unpack(const grpc::Status& status) {
  Unpacked unpacked;
  EXPECT_TRUE(unpacked.status.ParseFromString(status.error_details()));
  for (const auto& any : unpacked.status.details()) {
    take(any, unpacked.infos);
    take(any, unpacked.bad_requests);
    take(any, unpacked.preconditions);
    take(any, unpacked.messages);
  }
  expect_whole(unpacked, status);
  EXPECT_EQ(unpacked.infos.at(0).domain(), "penugasan");
  EXPECT_EQ(unpacked.messages.at(0).message(), status.error_message());
  return unpacked;
}

std::string at(const Unpacked& unpacked, const std::string& key) {
  const auto& metadata = unpacked.infos.at(0).metadata();
  const auto found = metadata.find(key);
  return found == metadata.end() ? "(none)" : found->second;
}

const Rejection kForbidden{Reason::flow_forbidden,
                           {Basis::Kind::regulation, "Lamp IV.3.2", "hanya dapat", {}},
                           "surakarta-32-2023",
                           {{"mode", "pengajuan_sukarela"}, {"scope", "lintas_instansi"}},
                           {}};

TEST(Status, CarriesReasonBasisArticleWordsAndValues) {
  const auto status = status_of(kForbidden, Language::id);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  const auto unpacked = unpack(status);
  EXPECT_EQ(unpacked.infos[0].reason(), "FLOW_FORBIDDEN");
  EXPECT_EQ(at(unpacked, "basis"), "regulation");
  EXPECT_EQ(at(unpacked, "regulation"), "surakarta-32-2023");
  EXPECT_EQ(at(unpacked, "article"), "Lamp IV.3.2");
  EXPECT_EQ(at(unpacked, "words"), "hanya dapat");
  EXPECT_EQ(at(unpacked, "mode"), "pengajuan_sukarela");
  EXPECT_EQ(at(unpacked, "scope"), "lintas_instansi");
  EXPECT_EQ(unpacked.messages[0].locale(), "id");
  ASSERT_EQ(unpacked.preconditions.size(), 1u);
  const auto& violation = unpacked.preconditions[0].violations(0);
  EXPECT_EQ(violation.type(), "FLOW_FORBIDDEN");
  EXPECT_EQ(violation.subject(), "lintas_instansi");
  EXPECT_EQ(violation.description(), "Peraturan melarang alur pengajuan sukarela lintas instansi.");
  EXPECT_TRUE(unpacked.bad_requests.empty());
}

TEST(Status, AHouseRuleHasNoArticle) {
  const auto unpacked = unpack(
      status_of(Rejection{Reason::reason_required, workflow::house("note"), "x-1", {}, {{"reason", "missing"}}}, Language::en));
  EXPECT_EQ(at(unpacked, "basis"), "house");
  EXPECT_EQ(at(unpacked, "article"), "(none)");
  EXPECT_EQ(at(unpacked, "words"), "(none)");
  EXPECT_EQ(unpacked.messages[0].locale(), "en");
  ASSERT_EQ(unpacked.bad_requests.size(), 1u);
  EXPECT_EQ(unpacked.bad_requests[0].field_violations(0).field(), "reason");
  EXPECT_EQ(unpacked.bad_requests[0].field_violations(0).description(), "is required");
  EXPECT_TRUE(unpacked.preconditions.empty());
}

TEST(Status, NothingTellsAnUnknownRequestFromAnInvisibleOne) {
  const Rejection unknown{Reason::not_your_turn, workflow::house(), {}, {}, {}};
  const auto status = status_of(unknown, Language::id);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::PERMISSION_DENIED);
  const auto unpacked = unpack(status);
  ASSERT_EQ(unpacked.infos[0].metadata().size(), 1u);
  EXPECT_EQ(at(unpacked, "basis"), "house");
}

TEST(Status, AValueNeverReplacesTheBasis) {
  const Rejection sly{
      Reason::no_regulation_in_force, workflow::house(), "real", {{"regulation", "other"}, {"basis", "regulation"}}, {}};
  const auto unpacked = unpack(status_of(sly, Language::id));
  EXPECT_EQ(at(unpacked, "basis"), "house");
  EXPECT_EQ(at(unpacked, "regulation"), "real");
}

TEST(Status, TheEdgeHasNoBasis) {
  const auto status = status_of(
      EdgeError{EdgeReason::filter_invalid, {{"position", "7"}, {"allowed", "=, !="}}, {{"filter", "filter_operator", "=, !="}}},
      Language::en);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const auto unpacked = unpack(status);
  EXPECT_EQ(unpacked.infos[0].reason(), "FILTER_INVALID");
  EXPECT_EQ(at(unpacked, "basis"), "(none)");
  EXPECT_EQ(at(unpacked, "position"), "7");
  EXPECT_EQ(at(unpacked, "allowed"), "=, !=");
  EXPECT_EQ(status.error_message(),
            "The filter is not valid at character 7: here one of the operators must stand: =, !=. Correct the filter; what is "
            "unknown is never ignored.");
}

TEST(Status, AStepIsGivenByItsIdAndItsTitleInOneLanguage) {
  const Rejection rejection{Reason::not_your_turn,
                            workflow::house(),
                            "jambi-13-2025",
                            {{"step", "penetapan"}, {"step_title", "menetapkan"}, {"step_title_en", "establishes"}},
                            {}};
  const auto id = unpack(status_of(rejection, Language::id));
  EXPECT_EQ(at(id, "step"), "penetapan");
  EXPECT_EQ(at(id, "step_title"), "menetapkan");
  const auto en = unpack(status_of(rejection, Language::en));
  EXPECT_EQ(at(en, "step_title"), "establishes");
  EXPECT_EQ(at(en, "step_title_en"), "(none)");
}

TEST(Status, HostileValuesStayWithinTheLimitAndAreText) {
  std::string wild;
  for (int i = 0; i < 20000; ++i) wild += "é\xff😀{x}[";
  Rejection rejection{Reason::not_assignable, {Basis::Kind::regulation, wild, wild, wild}, wild, {}, {}};
  for (const char* key : {"official", "unit", "rank", "step", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"}) {
    rejection.values.emplace_back(key, wild);
  }
  for (int i = 0; i < 5000; ++i) rejection.fields.push_back({"field" + std::to_string(i) + wild, "missing"});
  for (const auto language : {Language::id, Language::en}) {
    const auto status = status_of(rejection, language);
    EXPECT_LT(status.error_details().size(), 4096u);
    EXPECT_LT(status.error_message().size(), 800u);
    EXPECT_TRUE(is_utf8(status.error_message()));
    const auto unpacked = unpack(status);
    for (const auto& [key, value] : unpacked.infos[0].metadata()) EXPECT_TRUE(is_utf8(value)) << key;
    EXPECT_EQ(at(unpacked, "basis"), "regulation");
    EXPECT_NE(at(unpacked, "article"), "(none)");
  }
}

TEST(Status, ManyFaultsAreCutAndCounted) {
  EdgeError error{EdgeReason::directory_invalid, {}, {}};
  for (int i = 0; i < 100; ++i)
    error.fields.push_back({"directory.officials[" + std::to_string(i) + "].nip", "nip_malformed", {}});
  const auto status = status_of(error, Language::en);
  EXPECT_LT(status.error_details().size(), 4096u);
  const auto violations = unpack(status).bad_requests.at(0).field_violations();
  EXPECT_GT(violations.size(), 20);
  EXPECT_EQ(violations[0].field(), "directory.officials[0].nip");
  EXPECT_EQ(violations[0].description(), "must be exactly 18 digits");
  const int kept = violations.size() - 1;
  EXPECT_EQ(violations[kept].description(), "and " + std::to_string(100 - kept) + " more");
}

TEST(Status, FewFaultsAreAllTold) {
  EdgeError error{EdgeReason::invalid_field, {}, {{"a", "missing", {}}, {"b", "too_long", "5"}}};
  const auto violations = unpack(status_of(error, Language::id)).bad_requests.at(0).field_violations();
  ASSERT_EQ(violations.size(), 2);
  EXPECT_EQ(violations[1].field(), "b");
  EXPECT_EQ(violations[1].description(), "lebih dari 5 karakter");
}

TEST(Status, EveryReasonMakesAStatus) {
  for (int i = 0; i <= static_cast<int>(Reason::announcement_closed); ++i) {
    const auto reason = static_cast<Reason>(i);
    const auto unpacked = unpack(status_of(Rejection{reason, workflow::house(), "x", {}, {}}, Language::id));
    EXPECT_EQ(unpacked.infos[0].reason(), workflow::name_of(reason));
    EXPECT_EQ(unpacked.preconditions.size(), code_of(reason) == grpc::StatusCode::FAILED_PRECONDITION ? 1u : 0u);
  }
  for (int i = 0; i < kEdgeReasons; ++i) {
    const auto reason = static_cast<EdgeReason>(i);
    EXPECT_EQ(unpack(status_of(EdgeError{reason, {}, {}}, Language::en)).infos[0].reason(), wire_name(reason));
  }
}

}  // namespace
}  // namespace penugasan::server
