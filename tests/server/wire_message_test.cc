// Messages that no stub would write: what is wrong with them is named.
#include "server/input/wire_message.h"

#include <gtest/gtest.h>

#include "penugasan/v1/directory.pb.h"
#include "penugasan/v1/requests.pb.h"

namespace penugasan::server {
namespace {

// "reason field: what, …"; "good" without a fault.
template <class Message>
std::string read(const std::string& bytes, Message* message = nullptr) {
  Message own;
  const grpc::Slice slice(bytes);
  grpc::ByteBuffer buffer(&slice, 1);
  const auto fault = read_message(buffer, message == nullptr ? own : *message);
  if (!fault) return "good";
  std::string text(wire_name(fault->reason));
  for (const auto& field : fault->fields) text += " " + field.field + ":" + field.what;
  return text;
}

std::string field(char tag, const std::string& value) { return std::string{tag, static_cast<char>(value.size())} + value; }

TEST(WireMessage, AGoodOneIsRead) {
  v1::FileAssignmentRequestRequest request;
  request.set_parent("agencies/palangka-raya");
  request.mutable_assignment_request()->set_purpose("Integrasi é");
  v1::FileAssignmentRequestRequest got;
  EXPECT_EQ(read(request.SerializeAsString(), &got), "good");
  EXPECT_EQ(got.SerializeAsString(), request.SerializeAsString());
  EXPECT_EQ(read<v1::FileAssignmentRequestRequest>(""), "good");
}

TEST(WireMessage, ATextThatIsNotUtf8IsNamedByItsPath) {
  v1::FileAssignmentRequestRequest request;
  request.mutable_assignment_request()->set_purpose("@@");
  request.mutable_assignment_request()->add_competencies("baik");
  request.mutable_assignment_request()->add_competencies("##");
  auto bytes = request.SerializeAsString();
  bytes.replace(bytes.find("@@"), 2, "\xC0\x80");
  EXPECT_EQ(read<v1::FileAssignmentRequestRequest>(bytes), "INVALID_FIELD assignment_request.purpose:not_utf8");
  bytes.replace(bytes.find("##"), 2, "\xFF\xFE");
  EXPECT_EQ(read<v1::FileAssignmentRequestRequest>(bytes),
            "INVALID_FIELD assignment_request.purpose:not_utf8 assignment_request.competencies[1]:not_utf8");
}

TEST(WireMessage, NoMoreThanTwentyAreNamed) {
  v1::FileAssignmentRequestRequest request;
  for (int i = 0; i < 30; ++i) request.mutable_assignment_request()->add_competencies("@");
  auto bytes = request.SerializeAsString();
  for (std::size_t at = 0; (at = bytes.find('@', at)) != std::string::npos;) bytes[at] = '\xFF';
  const auto fault = read<v1::FileAssignmentRequestRequest>(bytes);
  EXPECT_NE(fault.find("competencies[19]"), std::string::npos) << fault;
  EXPECT_EQ(fault.find("competencies[20]"), std::string::npos) << fault;
}

TEST(WireMessage, BytesThatAreNoMessageAreMalformed) {
  const std::string malformed = "INVALID_FIELD message:malformed";
  EXPECT_EQ(read<v1::FileAssignmentRequestRequest>("\xFF\xFF\xFF\xFF"), malformed);
  EXPECT_EQ(read<v1::FileAssignmentRequestRequest>(std::string("\x0A\x7F") + "abc"), malformed);  // longer than what is there
  EXPECT_EQ(read<v1::FileAssignmentRequestRequest>(field('\x0A', "agencies/x") + '\x0B'),
            malformed);  // a group that does not end
  EXPECT_EQ(read<v1::FileAssignmentRequestRequest>(std::string(1001, '\x12')), malformed);
  // Not UTF-8 and cut short besides: the second is the graver.
  EXPECT_EQ(read<v1::FileAssignmentRequestRequest>(field('\x0A', "\xFF") + "\x0A\x7F"), malformed);
}

TEST(WireMessage, UnknownFieldsAreNoFault) {
  // Field 15, text, of a message that has no such field: a newer client's.
  EXPECT_EQ(read<v1::GetAssignmentRequestRequest>(field('\x7A', "\xFF\xFE")), "good");
}

}  // namespace
}  // namespace penugasan::server
