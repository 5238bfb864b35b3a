// Calls that no generated stub would make: bytes that are no message, messages over the size cap, odd metadata, unknown methods.
// Then health and reflection, read as bytes.
#include <gtest/gtest.h>

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <thread>

#include "tests/server/e2e/city.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;
using Metadata = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kFile = "/penugasan.v1.AssignmentRequestService/FileAssignmentRequest";
constexpr const char* kWatch = "/penugasan.v1.InboxService/WatchInbox";
constexpr const char* kLoad = "/penugasan.v1.DirectoryService/LoadDirectory";
const Metadata kAsFiler = {{"x-penugasan-principal", kFiler}, {"accept-language", "en"}};
const Metadata kAsOperator = {{"x-penugasan-principal", "operator"}};

class Wire : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { the_city = new City; }
  static void TearDownTestSuite() { delete the_city; }
  void SetUp() override { channel_ = the_city->channel(); }
  void TearDown() override {
    EXPECT_EQ(refusal([] { return the_city->file(kFiler, filing()); }), "accepted");
  }

  // Goes through on the same channel as the bad call.
  void expect_good_call() {
    auto request = filing();
    request.set_validate_only(true);
    EXPECT_EQ(raw_call(channel_, kFile, request.SerializeAsString(), kAsFiler).error_code(), grpc::StatusCode::OK);
  }

  static City* the_city;
  std::shared_ptr<grpc::Channel> channel_;
};

City* Wire::the_city = nullptr;

std::string refused(const grpc::Status& status) {
  return refusal([&] {
    clients::throw_if_failed(status);
    return true;
  });
}

// The message with the marked text replaced by bytes of the same length, which no stub would write.
std::string with_bytes(const google::protobuf::MessageLite& message, const std::string& bytes) {
  auto text = message.SerializeAsString();
  const auto at = text.find(std::string(bytes.size(), '@'));
  return text.replace(at, bytes.size(), bytes);
}

// Every queue waits for 64 filings at once: a bad one must not use its place up.
TEST_F(Wire, TextThatIsNotUtf8IsRefusedHoweverOftenItComes) {
  const auto bytes = with_bytes(filing("@@@@"), "\xFF\xFE\xC0\x80");
  for (int i = 0; i < 200; ++i) {
    ASSERT_EQ(refused(raw_call(channel_, kFile, bytes, kAsFiler)), "INVALID_ARGUMENT INVALID_FIELD assignment_request.purpose");
  }
  // Strangers learn nothing about their bytes.
  EXPECT_EQ(raw_call(channel_, kFile, bytes, {}).error_code(), grpc::StatusCode::UNAUTHENTICATED);
  v1::WatchInboxRequest watch;
  watch.set_resume_token("@@@@");
  EXPECT_EQ(refused(raw_call(channel_, kWatch, with_bytes(watch, "\xFF\xFE\xC0\x80"), kAsFiler)),
            "INVALID_ARGUMENT INVALID_FIELD resume_token");
  expect_good_call();
}

TEST_F(Wire, BytesThatAreNoMessage) {
  for (const auto& bytes : {std::string("\xFF\xFF\xFF\xFF"),
                            std::string("\x0A\x7F"
                                        "abc"),
                            std::string(1001, '\x12')}) {
    EXPECT_EQ(refused(raw_call(channel_, kFile, bytes, kAsFiler)), "INVALID_ARGUMENT INVALID_FIELD message");
    EXPECT_EQ(refused(raw_call(channel_, kWatch, bytes, kAsFiler)), "INVALID_ARGUMENT INVALID_FIELD message");
  }
  // No bytes at all are an empty message.
  EXPECT_EQ(raw_call(channel_, kFile, "", kAsFiler).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  expect_good_call();
}

TEST_F(Wire, AMessageOverTheCapIsNamed) {
  auto request = filing(std::string(1 << 20, 'a'));
  EXPECT_EQ(refusal([&] { return the_city->file(kFiler, request); }), "INVALID_ARGUMENT INVALID_FIELD message");
  v1::LoadDirectoryRequest load;
  load.mutable_directory()->set_agency("palangka-raya");
  load.mutable_directory()->set_display_name(std::string(2 << 20, 'a'));
  EXPECT_EQ(raw_call(channel_, kLoad, load.SerializeAsString(), kAsOperator).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(refusal([&] {
              return the_city->call(clients::kOperator, &v1::DirectoryService::Stub::LoadDirectory, load);
            }).find("INVALID_ARGUMENT DIRECTORY_INVALID"),
            0u);  // a directory may be larger: it is read, and refused for what is in it
  expect_good_call();
}

TEST_F(Wire, AMessageOverTheLargestCapIsNotEvenRead) {
  const std::string bytes(std::size_t{16 << 20} + 1, '\0');
  EXPECT_EQ(raw_call(channel_, kFile, bytes, kAsFiler).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(raw_call(channel_, kLoad, bytes, kAsOperator).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  expect_good_call();
}

TEST_F(Wire, HugeMetadata) {
  auto metadata = kAsFiler;
  metadata.emplace_back("x-padding", std::string(20000, 'p'));
  const auto status = raw_call(channel_, kFile, filing().SerializeAsString(), metadata);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED) << status.error_message();
  // gRPC may cut the connection that it came on; the next one is good, and others never notice (TearDown).
  auto good = filing();
  good.set_validate_only(true);
  auto code = grpc::StatusCode::UNAVAILABLE;
  for (int i = 0; i < 50 && code == grpc::StatusCode::UNAVAILABLE; ++i) {
    std::this_thread::sleep_for(i * 10ms);
    code = raw_call(channel_, kFile, good.SerializeAsString(), kAsFiler).error_code();
  }
  EXPECT_EQ(code, grpc::StatusCode::OK);
  EXPECT_EQ(raw_call(channel_, kFile, "", {{"x-penugasan-principal", std::string(5000, 'a')}}).error_code(),
            grpc::StatusCode::UNAUTHENTICATED);
}

TEST_F(Wire, UnknownMethodsAndServices) {
  for (const char* method : {"/penugasan.v1.AssignmentRequestService/Burn", "/penugasan.v2.InboxService/ListInbox", "/", "//"}) {
    EXPECT_EQ(raw_call(channel_, method, "", kAsFiler).error_code(), grpc::StatusCode::UNIMPLEMENTED) << method;
  }
  expect_good_call();
}

TEST_F(Wire, HealthSaysServing) {
  std::string answer;
  ASSERT_TRUE(raw_call(channel_, "/grpc.health.v1.Health/Check", "", {}, &answer).ok());
  EXPECT_EQ(answer, "\x08\x01");  // status: SERVING
}

// One bidirectional exchange, as bytes.
std::string exchange(const std::shared_ptr<grpc::Channel>& channel, const std::string& method, const std::string& bytes) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + 10s);
  grpc::CompletionQueue queue;
  const auto wait = [&] {
    void* tag = nullptr;
    bool ok = false;
    return queue.Next(&tag, &ok) && ok;
  };
  auto call = stub.PrepareCall(&context, method, &queue);
  call->StartCall(nullptr);
  if (!wait()) return {};
  call->Write(buffer_of(bytes), nullptr);
  if (!wait()) return {};
  grpc::ByteBuffer answer;
  call->Read(&answer, nullptr);
  if (!wait()) return {};
  call->WritesDone(nullptr);
  wait();
  grpc::Status status;
  call->Finish(&status, nullptr);
  wait();
  return bytes_of(answer);
}

TEST_F(Wire, ReflectionListsTheServices) {
  const auto answer =
      exchange(channel_, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", std::string("\x3A\x01*", 3));
  for (const char* service : {"AssignmentRequestService", "InboxService", "NoticeService", "AnnouncementService",
                              "DirectoryService", "RegulationService", "StatusService", "MaintenanceService", "TestingService"}) {
    EXPECT_NE(answer.find(std::string("penugasan.v1.") + service), std::string::npos) << service;
  }
  EXPECT_NE(answer.find("grpc.health.v1.Health"), std::string::npos);
}

// Tools ask reflection for a service before they call it; gRPC serves Health without a description of its own.
TEST_F(Wire, ReflectionDescribesHealth) {
  const std::string symbol = "grpc.health.v1.Health";
  const auto answer = exchange(channel_, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
                               "\x22" + std::string(1, static_cast<char>(symbol.size())) + symbol);
  EXPECT_NE(answer.find("ServingStatus"), std::string::npos);
}

}  // namespace
}  // namespace penugasan::testing
