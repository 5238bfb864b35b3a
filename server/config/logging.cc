#include "server/config/logging.h"

#include <ctime>
#include <iostream>

#include <spdlog/formatter.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <nlohmann/json.hpp>

namespace penugasan::server {

namespace {

std::string iso_time(spdlog::log_clock::time_point time) {
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()) % 1000;
  const std::time_t seconds = spdlog::log_clock::to_time_t(time);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                     parts.tm_hour, parts.tm_min, parts.tm_sec, milliseconds.count());
}

std::string_view level_name(spdlog::level::level_enum level) {
  const auto name = spdlog::level::to_string_view(level);
  return {name.data(), name.size()};
}

// Text from outside must not be able to start a line of its own.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    line += byte < 0x20 || byte == 0x7f ? ' ' : c;
  }
  return line;
}

class LineFormatter final : public spdlog::formatter {
 public:
  explicit LineFormatter(LogFormat format) : format_(format) {}

  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    const std::string_view payload(message.payload.data(), message.payload.size());
    const std::string line = format_ == LogFormat::json ? json(message, payload) : text(message, payload);
    out.append(line.data(), line.data() + line.size());
    out.push_back('\n');
  }

  std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<LineFormatter>(format_); }

 private:
  static std::string text(const spdlog::details::log_msg& message, std::string_view payload) {
    return fmt::format("{} {} {}", iso_time(message.time), level_name(message.level), one_line(payload));
  }

  static std::string json(const spdlog::details::log_msg& message, std::string_view payload) {
    const nlohmann::ordered_json line = {
        {"time", iso_time(message.time)}, {"level", level_name(message.level)}, {"message", payload}};
    return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  }

  LogFormat format_;
};

std::shared_ptr<spdlog::logger> logger_with(spdlog::sink_ptr sink, LogFormat format, spdlog::level::level_enum level) {
  sink->set_formatter(std::make_unique<LineFormatter>(format));
  auto logger = std::make_shared<spdlog::logger>("penugasan", std::move(sink));
  logger->set_level(level);
  logger->flush_on(spdlog::level::trace);
  return logger;
}

// What the server could not do, as opposed to what the rules refuse.
bool is_server_trouble(std::string_view code) {
  return code == "UNAVAILABLE" || code == "INTERNAL" || code == "UNKNOWN" || code == "RESOURCE_EXHAUSTED" || code == "DATA_LOSS";
}

}  // namespace

std::shared_ptr<spdlog::logger> make_logger(std::ostream& out, LogFormat format, spdlog::level::level_enum level) {
  return logger_with(std::make_shared<spdlog::sinks::ostream_sink_mt>(out), format, level);
}

void set_up_logging(LogFormat format, spdlog::level::level_enum level) {
  spdlog::set_default_logger(logger_with(std::make_shared<spdlog::sinks::stderr_sink_mt>(), format, level));
}

void log_call(spdlog::logger& logger, const CallOutcome& outcome) {
  const auto level = is_server_trouble(outcome.code) ? spdlog::level::warn : spdlog::level::debug;
  if (!logger.should_log(level)) return;
  std::string line = fmt::format("call method={} code={}", outcome.method, outcome.code);
  if (!outcome.reason.empty()) line += fmt::format(" reason={}", outcome.reason);
  line += fmt::format(" microseconds={}", outcome.duration.count());
  if (outcome.position != 0) line += fmt::format(" position={}", outcome.position);
  logger.log(level, line);
}

}  // namespace penugasan::server
