#include "clients/call_error.h"

#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace penugasan::clients {
namespace {

grpc::Status rich_status() {
  google::rpc::Status rich;
  google::rpc::ErrorInfo info;
  info.set_reason("LETTER_INCOMPLETE");
  (*info.mutable_metadata())["basis"] = "regulation";
  (*info.mutable_metadata())["article"] = "Ps.16(3)";
  rich.add_details()->PackFrom(info);
  google::rpc::BadRequest bad_request;
  auto* violation = bad_request.add_field_violations();
  violation->set_field("assignment_request.purpose");
  violation->set_description("belum diisi");
  rich.add_details()->PackFrom(bad_request);
  google::rpc::LocalizedMessage message;
  message.set_locale("id");
  message.set_message("Surat belum lengkap.");
  rich.add_details()->PackFrom(message);
  return {grpc::StatusCode::INVALID_ARGUMENT, "the letter is incomplete", rich.SerializeAsString()};
}

TEST(CallError, CarriesWhatTheServerSaid) {
  const CallError error(rich_status());
  EXPECT_EQ(error.code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(error.code_name(), "INVALID_ARGUMENT");
  EXPECT_EQ(error.reason(), "LETTER_INCOMPLETE");
  EXPECT_EQ(error.metadata("basis"), "regulation");
  EXPECT_EQ(error.metadata("article"), "Ps.16(3)");
  EXPECT_EQ(error.metadata("nothing"), "");
  EXPECT_STREQ(error.what(), "Surat belum lengkap.");
  EXPECT_EQ(error.locale(), "id");
  ASSERT_EQ(error.field_violations().size(), 1U);
  EXPECT_EQ(error.field_violations()[0].field, "assignment_request.purpose");
  EXPECT_EQ(error.field_violations()[0].description, "belum diisi");
}

TEST(CallError, WithoutDetailsTheStatusSpeaks) {
  const CallError error(grpc::Status(grpc::StatusCode::UNAVAILABLE, "connection refused"));
  EXPECT_STREQ(error.what(), "connection refused");
  EXPECT_EQ(error.reason(), "");
  EXPECT_EQ(error.locale(), "");
}

TEST(CallError, BytesThatAreNoStatusAreNotMistakenForOne) {
  const CallError error(grpc::Status(grpc::StatusCode::INTERNAL, "broken", "\xFF\xFF\xFF"));
  EXPECT_STREQ(error.what(), "broken");
  EXPECT_EQ(error.reason(), "");
}

TEST(CallError, EmptyMessageFallsBackToTheCode) {
  EXPECT_STREQ(CallError(grpc::Status(grpc::StatusCode::ABORTED, "")).what(), "ABORTED");
}

TEST(CallError, NamesOfCodes) {
  EXPECT_EQ(name_of(grpc::StatusCode::PERMISSION_DENIED), "PERMISSION_DENIED");
  EXPECT_EQ(name_of(grpc::StatusCode::UNAUTHENTICATED), "UNAUTHENTICATED");
  EXPECT_EQ(name_of(static_cast<grpc::StatusCode>(99)), "CODE_99");
}

TEST(CallError, OnlyFailuresThrow) {
  EXPECT_NO_THROW(throw_if_failed(grpc::Status::OK));
  EXPECT_THROW(throw_if_failed(rich_status()), CallError);
}

}  // namespace
}  // namespace penugasan::clients
