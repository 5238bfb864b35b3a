#include "server/access/denials.h"

#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>

#include "server/config/logging.h"

namespace penugasan::server {
namespace {

using namespace std::chrono_literals;

class DenialsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    before_ = spdlog::default_logger();
    spdlog::set_default_logger(make_logger(out_, LogFormat::text, spdlog::level::info));
  }
  void TearDown() override { spdlog::set_default_logger(before_); }

  std::size_t lines() const {
    const auto text = out_.str();
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }

  std::ostringstream out_;
  std::shared_ptr<spdlog::logger> before_;
  Denials denials_;
  const Denials::TimePoint start_{1h};
};

TEST_F(DenialsTest, ALineSaysWhoWhatAndWhy) {
  denials_.note({"InboxService/ListInbox", "SCOPE_MISSING", "service:bot", "ipv4:10.1.2.3:40000"}, start_);
  EXPECT_TRUE(out_.str().ends_with(
      " info audit denied method=InboxService/ListInbox reason=SCOPE_MISSING caller=service:bot peer=ipv4:10.1.2.3\n"))
      << out_.str();
}

TEST_F(DenialsTest, NobodyIsADash) {
  denials_.note({"InboxService/ListInbox", "UNAUTHENTICATED", "", "ipv6:[::1]:40000"}, start_);
  EXPECT_NE(out_.str().find("caller=- peer=ipv6:[::1]\n"), std::string::npos) << out_.str();
}

TEST_F(DenialsTest, NotEveryOneIsWrittenButHowManyWereLeftOut) {
  for (int i = 0; i < 1000; ++i) denials_.note({"A/B", "NOT_FOUND", "x/y", "p"}, start_);
  denials_.note({"A/B", "NOT_YOUR_TURN", "x/y", "p"}, start_ + 1s);
  EXPECT_EQ(lines(), 101U);
  EXPECT_TRUE(out_.str().ends_with(" left_out=900\n"));
}

TEST(DenialReasons, WhatDeniesSomebodySomethingCounts) {
  for (const char* reason : {"UNAUTHENTICATED", "TOKEN_INVALID", "SCOPE_MISSING", "OPERATOR_ONLY", "NOT_YOUR_TURN", "OWN_CASE",
                             "NOT_FOUND", "RATE_LIMITED", "TOO_MANY_STREAMS"}) {
    EXPECT_TRUE(Denials::counts(reason)) << reason;
  }
  for (const char* reason : {"", "INVALID_FIELD", "ETAG_MISMATCH", "OVERLOADED", "REQUEST_CLOSED"}) {
    EXPECT_FALSE(Denials::counts(reason)) << reason;
  }
}

}  // namespace
}  // namespace penugasan::server
