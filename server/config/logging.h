// The server's log: one line an entry to stderr, as text or JSON. Nothing personal is ever logged: no names, NIP, reasons, letter
// text or tokens; a call is logged by method, outcome, duration and the ids that correlate it alone.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <spdlog/logger.h>

namespace penugasan::server {

enum class LogFormat : unsigned char { text, json };

/// A logger that writes to `out`; every entry is one line whatever its text holds. Safe from any thread.
std::shared_ptr<spdlog::logger> make_logger(std::ostream& out, LogFormat format, spdlog::level::level_enum level);

/// Makes the process's default logger write to stderr.
void set_up_logging(LogFormat format, spdlog::level::level_enum level);

/// A key of a log line and its value; a number stands in JSON without quotes.
struct LogField {
  std::string_view key;
  std::string value;
  bool is_number = false;
};
/// A line with fields: `event key=value …` as text, members of the object as JSON. Values are told apart from each other and
/// from the event whatever they hold.
void log_fields(spdlog::logger& logger, spdlog::level::level_enum level, std::string_view event,
                const std::vector<LogField>& fields);

/// One call's outcome. `reason` is an ErrorInfo reason, never a message.
struct CallOutcome {
  std::string_view method;  // "AssignmentRequestService/FileAssignmentRequest"
  std::string_view code;    // "OK", "FAILED_PRECONDITION"
  std::string_view reason;  // empty where accepted
  std::chrono::microseconds duration{0};
  std::string_view request_id;  // correlation.h; empty: none
  std::string_view trace_id;
  std::string_view span_id;
};

/// At debug level for what went well or was refused as the rules say, at warning level for what the server could not do.
void log_call(spdlog::logger& logger, const CallOutcome& outcome);

}  // namespace penugasan::server
