// What ties a call's log lines, its answer and its caller's own records together: a request id and a W3C trace context
// (https://www.w3.org/TR/trace-context/).
#pragma once

#include <string>
#include <string_view>

namespace penugasan::server {

inline constexpr std::string_view kRequestIdKey = "x-request-id";
inline constexpr std::string_view kTraceKey = "traceparent";

struct Correlation {
  std::string request_id;  // the caller's, or the trace id where there was none that is well-formed
  std::string trace_id;    // 32 hex digits: the caller's, or a fresh one
  std::string span_id;     // 16 hex digits: this call's part of the trace, always fresh
  bool traced = false;     // the caller sent a trace context
  bool sampled = false;    // and asked for it to be recorded

  /// "00-TRACE-SPAN-01": what goes on to whatever is called next, and back to a caller that sent a trace context.
  std::string traceparent() const;
};

/// From the values of the two metadata keys, empty where there are none. A request id is well-formed with 1 to 64 letters,
/// digits and -._ characters; anything else, and a malformed trace context, counts as absent: never an error. Safe from any
/// thread; the fresh ids are unpredictable enough not to collide, and no secrets.
Correlation correlate(std::string_view request_id, std::string_view traceparent);

}  // namespace penugasan::server
