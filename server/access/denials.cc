#include "server/access/denials.h"

#include <algorithm>
#include <array>
#include <utility>

#include <spdlog/spdlog.h>

namespace penugasan::server {

namespace {

constexpr std::array<std::string_view, 13> kReasons = {
    "UNAUTHENTICATED", "CREDENTIALS_MISSING", "CREDENTIALS_DISAGREE", "TOKEN_EXPIRED", "TOKEN_INVALID",
    "CALLER_UNKNOWN",  "SCOPE_MISSING",       "OPERATOR_ONLY",        "NOT_YOUR_TURN", "OWN_CASE",
    "NOT_FOUND",       "RATE_LIMITED",        "TOO_MANY_STREAMS"};

}  // namespace

bool Denials::counts(std::string_view reason) { return std::find(kReasons.begin(), kReasons.end(), reason) != kReasons.end(); }

void Denials::note(const Denial& denial, TimePoint now) {
  std::uint64_t left_out = 0;
  {
    const std::lock_guard lock(mutex_);
    if (!may_write(now)) return;
    left_out = std::exchange(left_out_, 0);
  }
  auto line = fmt::format("audit denied method={} reason={} caller={} peer={}", denial.method, denial.reason,
                          denial.caller.empty() ? "-" : denial.caller, without_port(denial.peer));
  if (left_out > 0) line += fmt::format(" left_out={}", left_out);
  spdlog::default_logger_raw()->log(spdlog::level::info, line);
}

bool Denials::may_write(TimePoint now) {
  if (now - second_begins_ >= std::chrono::seconds(1)) {
    second_begins_ = now;
    lines_ = 0;
  }
  if (++lines_ <= kLinesASecond) return true;
  ++left_out_;
  return false;
}

std::string_view without_port(std::string_view peer) {
  if (!peer.starts_with("ipv4:") && !peer.starts_with("ipv6:")) return peer;
  return peer.substr(0, peer.rfind(':'));
}

}  // namespace penugasan::server
