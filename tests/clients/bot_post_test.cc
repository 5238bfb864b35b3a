// The bot with --post: what arrives at a web server, and what happens when that one does not take it.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/clients/cli_session.h"
#include "tests/support/http_receiver.h"

namespace penugasan::testing {
namespace {

using std::chrono::seconds;

const std::string kSource = "jambi/kabid-perencanaan";

TEST(BotPost, EachNoticeArrivesAsJsonOnce) {
  const CliSession session;
  const HttpReceiver receiver;
  (void)session.file_request();
  const auto bot = session.start("penugasan-bot", kSource, {"--subscription", "web", "--post", receiver.url()});
  ASSERT_TRUE(receiver.wait_for(1, seconds(20))) << bot->err();
  EXPECT_NE(receiver.heads()[0].find("POST /notices HTTP/1.1\r\n"), std::string::npos) << receiver.heads()[0];
  EXPECT_NE(receiver.heads()[0].find("Content-Type: application/json\r\n"), std::string::npos);
  const auto notice = nlohmann::json::parse(receiver.bodies()[0]);
  EXPECT_EQ(notice.at("cause"), "NOTICE_CAUSE_YOUR_TURN");
  EXPECT_EQ(notice.at("request"), "agencies/jambi/assignmentRequests/1");
  EXPECT_EQ(notice.at("actor"), "agencies/jambi/officials/kabid-litbang");
  (void)session.file_request();
  ASSERT_TRUE(receiver.wait_for(2, seconds(20))) << bot->err();
  EXPECT_EQ(nlohmann::json::parse(receiver.bodies()[1]).at("request"), "agencies/jambi/assignmentRequests/2");
  EXPECT_EQ(receiver.bodies().size(), 2u);
  EXPECT_EQ(bot->out(), "");
}

TEST(BotPost, WhatWasNotTakenComesAgainAndIsNotAcknowledged) {
  const CliSession session;
  HttpReceiver receiver;
  receiver.answer_with(503);
  (void)session.file_request();
  {
    const auto bot = session.start("penugasan-bot", kSource, {"--subscription", "web", "--post", receiver.url()});
    ASSERT_TRUE(receiver.wait_for(2, seconds(20))) << bot->err();
    EXPECT_EQ(receiver.bodies()[0], receiver.bodies()[1]);
    ASSERT_TRUE(bot->wait_for_output("the other side did not take a notice", seconds(5)));
    bot->kill_now();
  }
  const auto before = receiver.bodies().size();
  receiver.answer_with(204);
  const auto bot = session.start("penugasan-bot", kSource, {"--subscription", "web", "--post", receiver.url()});
  ASSERT_TRUE(receiver.wait_for(before + 1, seconds(20))) << bot->err();
  EXPECT_EQ(receiver.bodies().back(), receiver.bodies().front());
}

}  // namespace
}  // namespace penugasan::testing
