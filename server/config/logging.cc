#include "server/config/logging.h"

#include <algorithm>
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

// spdlog carries a line of text; fields travel in it behind control characters, which no event, key or value keeps: one before
// the event and before each field, one between key and value, another one where the value is a number.
constexpr char kField = '\x1f';
constexpr char kText = '\x1e';
constexpr char kNumber = '\x1d';

// "\x1fcall\x1fmethod\x1eX/Y" taken apart again; a message that does not begin so is an event without fields.
struct Entry {
  std::string_view event;
  std::vector<LogField> fields;
};

std::string_view take_field(std::string_view& payload) {
  payload.remove_prefix(1);
  const auto field = payload.substr(0, payload.find(kField));
  payload.remove_prefix(field.size());
  return field;
}

Entry entry_of(std::string_view payload) {
  if (!payload.starts_with(kField)) return {payload, {}};
  Entry entry{take_field(payload), {}};
  while (!payload.empty()) {
    const auto field = take_field(payload);
    const auto middle = field.find_first_of("\x1e\x1d");
    entry.fields.push_back({field.substr(0, middle), std::string(field.substr(middle + 1)), field[middle] == kNumber});
  }
  return entry;
}

// As logfmt does it: quoted where blanks or quotes would make it two.
std::string quoted(std::string_view value) {
  if (!value.empty() && value.find_first_of(" \"=") == std::string_view::npos) return std::string(value);
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + "\"";
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
    const Entry entry = entry_of(payload);
    std::string line = fmt::format("{} {} {}", iso_time(message.time), level_name(message.level), one_line(entry.event));
    for (const auto& field : entry.fields) line += fmt::format(" {}={}", field.key, quoted(field.value));
    return line;
  }

  static std::string json(const spdlog::details::log_msg& message, std::string_view payload) {
    const Entry entry = entry_of(payload);
    nlohmann::ordered_json line = {
        {"time", iso_time(message.time)}, {"level", level_name(message.level)}, {"message", entry.event}};
    for (const auto& field : entry.fields) {
      auto& member = line[std::string(field.key)];
      if (field.is_number) {
        member = std::stoll(field.value);
      } else {
        member = field.value;
      }
    }
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
  return code == "UNAVAILABLE" || code == "INTERNAL" || code == "UNKNOWN" || code == "DATA_LOSS";
}

}  // namespace

std::shared_ptr<spdlog::logger> make_logger(std::ostream& out, LogFormat format, spdlog::level::level_enum level) {
  return logger_with(std::make_shared<spdlog::sinks::ostream_sink_mt>(out), format, level);
}

void set_up_logging(LogFormat format, spdlog::level::level_enum level) {
  spdlog::set_default_logger(logger_with(std::make_shared<spdlog::sinks::stderr_sink_mt>(), format, level));
}

void log_fields(spdlog::logger& logger, spdlog::level::level_enum level, std::string_view event,
                const std::vector<LogField>& fields) {
  std::string line = kField + one_line(event);
  for (const auto& field : fields) {
    line.append(1, kField).append(field.key).append(1, field.is_number ? kNumber : kText).append(one_line(field.value));
  }
  logger.log(level, line);
}

void log_call(spdlog::logger& logger, const CallOutcome& outcome) {
  const auto level = is_server_trouble(outcome.code) ? spdlog::level::warn : spdlog::level::debug;
  if (!logger.should_log(level)) return;
  std::vector<LogField> fields;
  const auto add = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) fields.push_back({key, std::string(value)});
  };
  add("method", outcome.method);
  add("code", outcome.code);
  add("reason", outcome.reason);
  fields.push_back({"microseconds", std::to_string(outcome.duration.count()), true});
  add("request_id", outcome.request_id);
  add("trace_id", outcome.trace_id);
  add("span_id", outcome.span_id);
  log_fields(logger, level, "call", fields);
}

}  // namespace penugasan::server
