#include "server/config/logging.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <regex>
#include <sstream>

namespace penugasan::server {
namespace {

TEST(Logging, TextIsOneLineWithTimeAndLevel) {
  std::ostringstream out;
  make_logger(out, LogFormat::text, spdlog::level::info)->info("serving on {}", "127.0.0.1:7443");
  EXPECT_TRUE(
      std::regex_match(out.str(), std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info serving on 127\.0\.0\.1:7443\n)")))
      << out.str();
}

TEST(Logging, NothingCanStartALineOfItsOwn) {
  std::ostringstream out;
  make_logger(out, LogFormat::text, spdlog::level::info)
      ->info(
          "a\nb\r\x1b"
          "c\x7f");
  EXPECT_TRUE(out.str().ends_with("info a b  c \n")) << out.str();
}

TEST(Logging, JsonIsOneObjectALine) {
  std::ostringstream out;
  make_logger(out, LogFormat::json, spdlog::level::info)->warn("say \"x\"\n\xff");
  EXPECT_EQ(out.str().find('\n'), out.str().size() - 1);
  const auto line = nlohmann::json::parse(out.str());
  EXPECT_EQ(line.at("level"), "warning");
  EXPECT_EQ(line.at("message"), "say \"x\"\n\xef\xbf\xbd");
  EXPECT_TRUE(std::regex_match(line.at("time").get<std::string>(), std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)")));
}

TEST(Logging, BelowItsLevelNothingIsWritten) {
  std::ostringstream out;
  const auto logger = make_logger(out, LogFormat::text, spdlog::level::warn);
  logger->info("not this");
  EXPECT_EQ(out.str(), "");
}

std::string call_line(const CallOutcome& outcome, spdlog::level::level_enum level) {
  std::ostringstream out;
  log_call(*make_logger(out, LogFormat::text, level), outcome);
  return out.str().empty() ? "" : out.str().substr(25);
}

TEST(Logging, ACallByMethodOutcomeDurationAndIds) {
  const CallOutcome accepted{"AssignmentRequestService/FileAssignmentRequest",
                             "OK",
                             "",
                             std::chrono::microseconds(1234),
                             "order-7",
                             "4bf92f3577b34da6a3ce929d0e0e4736",
                             "00f067aa0ba902b7"};
  EXPECT_EQ(call_line(accepted, spdlog::level::debug),
            "debug call method=AssignmentRequestService/FileAssignmentRequest code=OK microseconds=1234 request_id=order-7 "
            "trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span_id=00f067aa0ba902b7\n");
  EXPECT_EQ(call_line(accepted, spdlog::level::info), "");
  const CallOutcome refused{"X/Y", "FAILED_PRECONDITION", "REQUEST_CLOSED", std::chrono::microseconds(5), {}, {}, {}};
  EXPECT_EQ(call_line(refused, spdlog::level::debug),
            "debug call method=X/Y code=FAILED_PRECONDITION reason=REQUEST_CLOSED microseconds=5\n");
}

TEST(Logging, AsJsonACallIsAnObjectOfItsFields) {
  std::ostringstream out;
  log_call(*make_logger(out, LogFormat::json, spdlog::level::debug),
           {"X/Y", "NOT_FOUND", "NOT_FOUND", std::chrono::microseconds(5), "order-7", "4bf92f3577b34da6a3ce929d0e0e4736",
            "00f067aa0ba902b7"});
  auto line = nlohmann::json::parse(out.str());
  line.erase("time");
  EXPECT_EQ(line, nlohmann::json::parse(R"({"level": "debug", "message": "call", "method": "X/Y", "code": "NOT_FOUND",
    "reason": "NOT_FOUND", "microseconds": 5, "request_id": "order-7",
    "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736", "span_id": "00f067aa0ba902b7"})"));
}

TEST(Logging, APlainMessageHasNoFields) {
  std::ostringstream out;
  make_logger(out, LogFormat::json, spdlog::level::info)
      ->info(
          "a\x1f"
          "level\x1e"
          "forged");
  const auto line = nlohmann::json::parse(out.str());
  EXPECT_EQ(line.size(), 3u) << out.str();
  EXPECT_EQ(line.at("level"), "info");
}

TEST(Logging, NoValueCanMakeAFieldOfItsOwn) {
  const std::string hostile =
      "x\x1fmethod\x1e"
      "forged\n level=error \"q";
  std::ostringstream json;
  log_fields(*make_logger(json, LogFormat::json, spdlog::level::info), spdlog::level::info, "event", {{"value", hostile}});
  const auto line = nlohmann::json::parse(json.str());
  EXPECT_EQ(line.size(), 4u) << json.str();
  EXPECT_EQ(line.at("value"), "x method forged  level=error \"q");
  std::ostringstream text;
  log_fields(*make_logger(text, LogFormat::text, spdlog::level::info), spdlog::level::info, "event", {{"value", hostile}});
  EXPECT_TRUE(text.str().ends_with("info event value=\"x method forged  level=error \\\"q\"\n")) << text.str();
}

TEST(Logging, WhatTheServerCouldNotDoIsAWarning) {
  for (const char* code : {"UNAVAILABLE", "INTERNAL", "UNKNOWN", "DATA_LOSS"}) {
    EXPECT_TRUE(call_line({"X/Y", code, "READ_ONLY", std::chrono::microseconds(5), {}, {}, {}}, spdlog::level::info)
                    .starts_with("warning call"))
        << code;
  }
}

}  // namespace
}  // namespace penugasan::server
