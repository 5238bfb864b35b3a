// A stream ends with the token that vouches for its caller; whoever has a newer one goes on, the others are told to log in.
// The server believes a token for 60 s after its end (kTokenSkew): those here ended 48 s ago, so that nobody waits a minute.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/e2e/secure_server.h"
#include "tests/support/paths.h"

namespace penugasan::testing {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::int64_t kTwelveSecondsLeft = -48;
// The hub wakes idle streams every ten seconds; the rest is for a busy machine.
constexpr auto kLatest = 40s;
constexpr const char* kOfficial = "palangka-raya/kadis-kominfo";
constexpr int kUnauthenticated = 5;

template <class Response>
struct Stream {
  grpc::ClientContext context;
  std::unique_ptr<grpc::ClientReader<Response>> reader;
  std::string resume_token;

  void prepare(const std::string& bearer, std::chrono::milliseconds patience) {
    clients::Connection::prepare(context, {{}, "en", bearer}, patience);
  }
  // Reads to its end: its code and reason.
  std::string end() {
    Response message;
    while (reader->Read(&message)) resume_token = message.resume_token();
    const clients::CallError error(reader->Finish());
    return error.code_name() + " " + error.reason();
  }
};

struct Inbox : Stream<v1::WatchInboxResponse> {
  Inbox(const clients::Connection& connection, const std::string& bearer, const std::string& from = "",
        std::chrono::milliseconds patience = kLatest) {
    prepare(bearer, patience);
    v1::WatchInboxRequest request;
    request.set_resume_token(from);
    reader = connection.stub<v1::InboxService::Stub>().WatchInbox(&context, request);
  }
};

struct Notices : Stream<v1::SubscribeNoticesResponse> {
  Notices(const clients::Connection& connection, const std::string& bearer) {
    prepare(bearer, kLatest);
    reader = connection.stub<v1::NoticeService::Stub>().SubscribeNotices(&context, v1::SubscribeNoticesRequest());
  }
};

int count(const std::string& text, const std::string& part) {
  int found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

class TokenEnd : public ::testing::Test {
 protected:
  // `penugasan watch`, or the bot, with the token of a file.
  std::unique_ptr<Process> start(const char* name, std::vector<Argument> arguments, const std::string& token_file) const {
    arguments.insert(arguments.begin(), program(name));
    ProcessOptions options;
    options.environment = {{"HOME", server_.folder().path().string()},
                           {"XDG_CONFIG_HOME", ""},
                           {"LANG", "en_US.UTF-8"},
                           {"PENUGASAN_SERVER", server_.address()},
                           {"PENUGASAN_CA", server_.file("ca.pem")},
                           {"PENUGASAN_TOKEN_FILE", token_file}};
    return std::make_unique<Process>(arguments, options);
  }
  std::string token_file(const std::string& name, std::int64_t lifetime) const {
    clients::replace_file(server_.file(name), server_.token(kOfficial, lifetime), true);
    return server_.file(name);
  }

  SecureServer server_;
};

TEST_F(TokenEnd, EndsTheStreamsOfItsCallerAndNoOthers) {
  const clients::Connection connection(server_.address(), server_.nobody());
  const auto begin = std::chrono::steady_clock::now();
  const auto ending = server_.token(kOfficial, kTwelveSecondsLeft);
  Inbox lasting(connection, server_.token(kOfficial), "", 25s);
  Notices notices(connection, ending);
  Inbox inbox(connection, ending);
  EXPECT_EQ(inbox.end(), "UNAUTHENTICATED TOKEN_EXPIRED");
  EXPECT_GE(std::chrono::steady_clock::now() - begin, 10s) << "before its end";  // token times are whole seconds
  EXPECT_EQ(notices.end(), "UNAUTHENTICATED TOKEN_EXPIRED");
  EXPECT_EQ(server_.who(connection, ending), "UNAUTHENTICATED TOKEN_EXPIRED");
  ASSERT_NE(inbox.resume_token, "");
  Inbox again(connection, server_.token(kOfficial), inbox.resume_token, 1s);
  EXPECT_EQ(again.end(), "DEADLINE_EXCEEDED ") << "a new token goes on where the old one ended";
  EXPECT_EQ(lasting.end(), "DEADLINE_EXCEEDED ") << "a good token ends nothing";
  // One call was denied for it, above; the ends of streams are no denials.
  (void)server_.process().wait(100ms);
  const auto& log = server_.process().err();
  EXPECT_THAT(log, HasSubstr("audit denied method=IdentityService/WhoAmI reason=TOKEN_EXPIRED"));
  EXPECT_THAT(log, Not(HasSubstr("audit denied method=InboxService")));
  EXPECT_THAT(log, Not(HasSubstr("audit denied method=NoticeService")));
}

TEST_F(TokenEnd, ClientsGoOnWithANewerTokenOrSayWhatToDo) {
  const auto renewed = token_file("renewed.token", kTwelveSecondsLeft);
  const auto left = token_file("left.token", kTwelveSecondsLeft);
  const auto watch = start("penugasan", {"watch"}, renewed);
  const auto bot = start("penugasan-bot", {}, renewed);
  const auto forgetful_watch = start("penugasan", {"watch"}, left);
  const auto forgetful_bot = start("penugasan-bot", {}, left);
  ASSERT_TRUE(watch->wait_for_output("That is all for now", 10s)) << watch->err();
  (void)bot->wait(1s);  // it has read its token by then
  token_file("renewed.token", 600);
  EXPECT_EQ(forgetful_watch->wait(kLatest), kUnauthenticated);
  EXPECT_THAT(forgetful_watch->err(), HasSubstr("The token has expired."));
  EXPECT_THAT(forgetful_watch->err(), HasSubstr("penugasan login"));
  EXPECT_EQ(forgetful_bot->wait(kLatest), 1);
  EXPECT_THAT(forgetful_bot->err(), HasSubstr("The token has expired."));
  // By now the first tokens of the others have ended too.
  EXPECT_EQ(watch->wait(kLatest / 4), std::nullopt) << watch->err();
  EXPECT_TRUE(bot->running()) << bot->err();
  const auto& log = server_.process().err();
  (void)server_.process().wait(100ms);
  for (const char* method : {"InboxService/WatchInbox", "NoticeService/SubscribeNotices"}) {
    EXPECT_EQ(count(log, std::string("method=") + method + " code=UNAUTHENTICATED reason=TOKEN_EXPIRED"), 2) << method;
  }
}

}  // namespace
}  // namespace penugasan::testing
