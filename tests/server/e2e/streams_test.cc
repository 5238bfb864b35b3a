// Streams: an inbox that is watched, and notices that are subscribed to across a restart of the server.
#include <gtest/gtest.h>

#include <grpcpp/grpcpp.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "penugasan/v1/directory.grpc.pb.h"
#include "tests/server/e2e/city.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;
using v1::WatchInboxResponse;

class Streams : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { the_city = new City; }
  static void TearDownTestSuite() { delete the_city; }
  static City* the_city;
};

City* Streams::the_city = nullptr;

// One open stream. A message that does not come within five seconds ends it with DEADLINE_EXCEEDED.
template <class Response>
class Stream {
 public:
  Stream() = default;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() {
    context_.TryCancel();
    if (!ended_) reader_->Finish();
  }
  Response next() {
    Response message;
    EXPECT_TRUE(reader_->Read(&message)) << "the stream ended";
    return message;
  }
  grpc::Status end() {
    Response message;
    while (reader_->Read(&message)) {
    }
    ended_ = true;
    return reader_->Finish();
  }

 protected:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<Response>> reader_;

 private:
  bool ended_ = false;
};

class Watch : public Stream<WatchInboxResponse> {
 public:
  Watch(const City& city, const std::string& principal, const std::string& token = {}, std::chrono::seconds patience = 5s) {
    clients::Connection::prepare(context_, {principal, "en"}, patience);
    v1::WatchInboxRequest request;
    request.set_resume_token(token);
    reader_ = city.connection().stub<v1::InboxService::Stub>().WatchInbox(&context_, request);
  }
  // The next message that says something; progress messages are passed over.
  WatchInboxResponse change() {
    auto message = next();
    while (!message.has_item() && message.removed().empty() && !message.caught_up() && !message.resume_token().empty())
      message = next();
    return message;
  }
};

void clear_inbox(const City& city, const std::string& who) {
  const auto inbox = city.call(who, &v1::InboxService::Stub::ListInbox, v1::ListInboxRequest());
  for (const auto& item : inbox.items()) {
    v1::RejectAssignmentRequestRequest request;
    request.set_name(item.assignment_request().name());
    request.set_etag(item.assignment_request().etag());
    request.set_reason("Dibersihkan");
    city.call(who, &Requests::RejectAssignmentRequest, request);
  }
}

TEST_F(Streams, AWatchedInboxShowsWhatComesAndGoes) {
  clear_inbox(*the_city, kDecider);
  const auto before = the_city->file(kFiler, filing());
  Watch decider(*the_city, kDecider);
  Watch co_decider(*the_city, kCoDecider);
  for (auto* watch : {&decider, &co_decider}) {
    EXPECT_EQ(watch->next().item().assignment_request().name(), before.name());  // the snapshot
    const auto caught_up = watch->next();
    EXPECT_TRUE(caught_up.caught_up());
    EXPECT_FALSE(caught_up.resume_token().empty());
  }
  const auto filed = the_city->file(kFiler, filing());
  EXPECT_EQ(decider.change().item().assignment_request().name(), filed.name());
  EXPECT_EQ(co_decider.change().item().assignment_request().name(), filed.name());
  (void)the_city->approve(kDecider, filed);
  EXPECT_EQ(decider.change().removed(), filed.name());     // they acted themselves
  EXPECT_EQ(co_decider.change().removed(), filed.name());  // a co-holder did
  // The next step is the owner's: their streams show it, the deciders' nothing more.
  Watch owner(*the_city, "palangka-raya/kadis-kesehatan");
  EXPECT_EQ(owner.next().item().assignment_request().name(), filed.name());
}

TEST_F(Streams, AWatchResumesWithoutAGap) {
  clear_inbox(*the_city, kDecider);
  std::string token;
  {
    Watch watch(*the_city, kDecider);
    token = watch.next().resume_token();
  }
  const auto first = the_city->file(kFiler, filing());
  const auto second = the_city->file(kFiler, filing());
  Watch resumed(*the_city, kDecider, token);
  EXPECT_EQ(resumed.change().item().assignment_request().name(), first.name());
  const auto after = resumed.change();
  EXPECT_EQ(after.item().assignment_request().name(), second.name());
  const auto third = the_city->file(kFiler, filing());
  Watch again(*the_city, kDecider, after.resume_token());
  EXPECT_EQ(again.change().item().assignment_request().name(), third.name());
  EXPECT_EQ(Watch(*the_city, kCoDecider, token).end().error_code(), grpc::StatusCode::OUT_OF_RANGE);
  EXPECT_EQ(Watch(*the_city, kDecider, "sampah").end().error_code(), grpc::StatusCode::OUT_OF_RANGE);
}

// Hundreds of records in between that are of no concern to the one who watches.
TEST_F(Streams, AWatchThatResumesFarBehindCatchesUp) {
  clear_inbox(*the_city, kDecider);
  std::string token;
  {
    Watch watch(*the_city, kDecider);
    token = watch.next().resume_token();
  }
  auto elsewhere = filing();
  elsewhere.mutable_assignment_request()->set_officials(0, "agencies/palangka-raya/officials/perencana-muda");
  elsewhere.mutable_assignment_request()->set_competencies(0, "perencanaan");
  for (int i = 0; i < 450; ++i) (void)the_city->file(kFiler, elsewhere);
  const auto filed = the_city->file(kFiler, filing());
  Watch resumed(*the_city, kDecider, token);
  EXPECT_EQ(resumed.change().item().assignment_request().name(), filed.name());
}

v1::RecordMandateRequest plh_of_the_head(const std::string& to) {
  v1::RecordMandateRequest request;
  request.set_parent("agencies/palangka-raya");
  auto& mandate = *request.mutable_mandate();
  mandate.set_kind("plh");
  mandate.set_from("kadis-kominfo");
  mandate.set_to(to);
  mandate.set_valid_from("2026-03-10");
  mandate.set_valid_to("2026-03-10");
  mandate.mutable_letter()->set_number("800/7");
  mandate.mutable_letter()->set_date("2026-03-09");
  return request;
}

// Who takes a post over while they watch is shown what waits for it from then on, though they began without it.
TEST_F(Streams, AWatchFollowsAPostThatChangesHands) {
  const std::string substitute = "palangka-raya/sekretaris-kominfo";
  Watch watch(*the_city, substitute, {}, 20s);
  while (!watch.next().caught_up()) {
  }
  the_city->call(clients::kOperator, &v1::DirectoryService::Stub::RecordMandate, plh_of_the_head("sekretaris-kominfo"));
  const auto filed = the_city->file(kFiler, filing());
  EXPECT_EQ(watch.change().item().assignment_request().name(), filed.name());
}

double processor_seconds(pid_t pid) {
  std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
  std::string word;
  double ticks = 0;
  for (int i = 1; i <= 15 && stat >> word; ++i) {
    if (i >= 14) ticks += std::stod(word);  // user, system
  }
  return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

// All streams are woken about every ten seconds. None of these reads then what was committed for others: 600 streams and 1,500
// commands would take the server five seconds and more.
TEST_F(Streams, ThatHaveNothingToReadTakeNoTime) {
  std::vector<std::unique_ptr<Watch>> watches;
  for (const char* local : {"prakom-muda", "prakom-pertama", "prakom-terampil", "sandiman-pertama", "pelaksana-kominfo",
                            "kaban-bkpsdm", "kabid-kinerja", "analis-sdm-muda", "analis-sdm-pertama", "kaban-bappeda"}) {
    for (int i = 0; i < 60; ++i)
      watches.push_back(std::make_unique<Watch>(*the_city, "palangka-raya/" + std::string(local), std::string(), 60s));
  }
  for (auto& watch : watches) {
    while (!watch->next().caught_up()) {
    }
  }
  for (int i = 0; i < 1500; ++i) (void)the_city->file(kFiler, filing());
  const double before = processor_seconds(the_city->pid());
  std::this_thread::sleep_for(11s);
  EXPECT_LT(processor_seconds(the_city->pid()) - before, 1.5);
}

class Notices : public Stream<v1::SubscribeNoticesResponse> {
 public:
  Notices(const City& city, const v1::SubscribeNoticesRequest& request, const std::string& who = kDecider) {
    clients::Connection::prepare(context_, {who, "en"}, 5s);
    reader_ = city.connection().stub<v1::NoticeService::Stub>().SubscribeNotices(&context_, request);
  }
  v1::SubscribeNoticesResponse notice() {
    auto message = next();
    while (!message.has_notice() && !message.resume_token().empty()) message = next();
    return message;
  }
};

v1::SubscribeNoticesRequest subscription(const std::string& token, const std::string& name = {}) {
  v1::SubscribeNoticesRequest request;
  request.set_resume_token(token);
  request.set_subscription(name);
  return request;
}

TEST_F(Streams, NoticesGoOnAcrossARestart) {
  v1::SubscribeNoticesRequest from_now;
  from_now.set_from_now(true);
  std::vector<std::string> filed;
  std::vector<std::string> told;
  std::string token;
  {
    Notices live(*the_city, from_now);
    std::this_thread::sleep_for(200ms);  // "now" is when the server takes the stream
    for (int i = 0; i < 3; ++i) filed.push_back(the_city->file(kFiler, filing()).name());
    for (int i = 0; i < 2; ++i) {
      const auto message = live.notice();
      EXPECT_EQ(message.notice().cause(), v1::NOTICE_CAUSE_YOUR_TURN);
      told.push_back(message.notice().request());
      token = message.resume_token();
    }
  }
  v1::AcknowledgeNoticesRequest acknowledgement;
  acknowledgement.set_subscription("bot");
  acknowledgement.set_resume_token(token);
  EXPECT_EQ(the_city->call(kDecider, &v1::NoticeService::Stub::AcknowledgeNotices, acknowledgement).resume_token(), token);

  EXPECT_EQ(the_city->stop(), 0);
  the_city->start();
  for (int i = 0; i < 3; ++i) filed.push_back(the_city->file(kFiler, filing()).name());
  {
    Notices resumed(*the_city, subscription(token));
    while (told.size() < filed.size()) told.push_back(resumed.notice().notice().request());
    filed.push_back(the_city->file(kFiler, filing()).name());
    told.push_back(resumed.notice().notice().request());
  }
  EXPECT_EQ(told, filed);

  Notices named(*the_city, subscription("", "bot"));
  EXPECT_EQ(named.notice().notice().request(), filed[2]);
  Notices of_another_name(*the_city, subscription("", "lain"));
  EXPECT_NE(of_another_name.notice().notice().request(), filed[2]);  // from the beginning
  EXPECT_EQ(Notices(*the_city, subscription(token), kCoDecider).end().error_code(), grpc::StatusCode::OUT_OF_RANGE);
  EXPECT_EQ(Notices(*the_city, subscription("sampah")).end().error_code(), grpc::StatusCode::OUT_OF_RANGE);
  EXPECT_EQ(Notices(*the_city, subscription("", "Bot")).end().error_code(), grpc::StatusCode::INVALID_ARGUMENT);

  // An acknowledgement never goes back.
  const auto later = named.notice().resume_token();
  acknowledgement.set_resume_token(later);
  EXPECT_EQ(the_city->call(kDecider, &v1::NoticeService::Stub::AcknowledgeNotices, acknowledgement).resume_token(), later);
  acknowledgement.set_resume_token(token);
  EXPECT_EQ(the_city->call(kDecider, &v1::NoticeService::Stub::AcknowledgeNotices, acknowledgement).resume_token(), later);
}

TEST_F(Streams, NobodyStreamsWithoutAPrincipal) {
  EXPECT_EQ(Watch(*the_city, "").end().error_code(), grpc::StatusCode::UNAUTHENTICATED);
  EXPECT_EQ(Notices(*the_city, subscription(""), "siapa").end().error_code(), grpc::StatusCode::UNAUTHENTICATED);
  EXPECT_TRUE(refusal([] { return the_city->file(kFiler, filing()); }) == "accepted");
}

}  // namespace
}  // namespace penugasan::testing
