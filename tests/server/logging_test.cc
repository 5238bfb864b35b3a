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

TEST(Logging, ACallByMethodOutcomeDurationAndPosition) {
  const CallOutcome accepted{"AssignmentRequestService/FileAssignmentRequest", "OK", "", std::chrono::microseconds(1234), 17};
  EXPECT_EQ(call_line(accepted, spdlog::level::debug),
            "debug call method=AssignmentRequestService/FileAssignmentRequest code=OK microseconds=1234 position=17\n");
  EXPECT_EQ(call_line(accepted, spdlog::level::info), "");
  const CallOutcome refused{"X/Y", "FAILED_PRECONDITION", "REQUEST_CLOSED", std::chrono::microseconds(5), 0};
  EXPECT_EQ(call_line(refused, spdlog::level::debug),
            "debug call method=X/Y code=FAILED_PRECONDITION reason=REQUEST_CLOSED microseconds=5\n");
}

TEST(Logging, WhatTheServerCouldNotDoIsAWarning) {
  for (const char* code : {"UNAVAILABLE", "INTERNAL", "UNKNOWN", "RESOURCE_EXHAUSTED", "DATA_LOSS"}) {
    EXPECT_TRUE(
        call_line({"X/Y", code, "READ_ONLY", std::chrono::microseconds(5), 0}, spdlog::level::info).starts_with("warning call"))
        << code;
  }
}

}  // namespace
}  // namespace penugasan::server
