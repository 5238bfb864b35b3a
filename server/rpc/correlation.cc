#include "server/rpc/correlation.h"

#include <algorithm>
#include <cstdint>
#include <random>

namespace penugasan::server {

namespace {

constexpr std::size_t kLongestRequestId = 64;
constexpr std::size_t kTraceDigits = 32;
constexpr std::size_t kSpanDigits = 16;

bool is_request_id(std::string_view text) {
  const auto good = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_';
  };
  return !text.empty() && text.size() <= kLongestRequestId && std::all_of(text.begin(), text.end(), good);
}

// Capitals are malformed by the recommendation, and so is an id of zeros.
bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}
bool is_id(std::string_view text) { return is_hex(text) && text.find_first_not_of('0') != std::string_view::npos; }

struct TraceParent {
  std::string_view trace;
  bool sampled = false;
};

// "00-" trace "-" span "-" flags; versions to come may add a "-" and more behind, version ff is forbidden.
bool parse(std::string_view text, TraceParent& parent) {
  constexpr std::size_t kLength = 55;
  if (text.size() < kLength || text[2] != '-' || text[35] != '-' || text[52] != '-') return false;
  const auto version = text.substr(0, 2);
  const auto flags = text.substr(53, 2);
  if (!is_hex(version) || version == "ff" || !is_hex(flags)) return false;
  if (version == "00" ? text.size() != kLength : text.size() > kLength && text[kLength] != '-') return false;
  parent.trace = text.substr(3, kTraceDigits);
  const char low = flags[1];
  parent.sampled = ((low <= '9' ? low - '0' : low - 'a' + 10) & 1) != 0;
  return is_id(parent.trace) && is_id(text.substr(36, kSpanDigits));
}

std::string fresh_id(std::size_t digits) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  thread_local std::mt19937_64 random{(std::uint64_t{std::random_device{}()} << 32) | std::random_device{}()};
  std::string id(digits, '0');
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < digits; ++i, bits >>= 4) {
    if (i % 16 == 0) bits = random() | 1;  // never all zero
    id[i] = kDigits[bits & 15];
  }
  return id;
}

}  // namespace

std::string Correlation::traceparent() const { return "00-" + trace_id + "-" + span_id + (sampled ? "-01" : "-00"); }

Correlation correlate(std::string_view request_id, std::string_view traceparent) {
  Correlation ids;
  TraceParent parent;
  ids.traced = parse(traceparent, parent);
  ids.sampled = ids.traced && parent.sampled;
  ids.trace_id = ids.traced ? std::string(parent.trace) : fresh_id(kTraceDigits);
  ids.span_id = fresh_id(kSpanDigits);
  ids.request_id = is_request_id(request_id) ? std::string(request_id) : ids.trace_id;
  return ids;
}

}  // namespace penugasan::server
