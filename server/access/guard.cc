#include "server/access/guard.h"

namespace penugasan::server {

std::optional<EdgeError> Guard::hold_back(RateLimiter& limiter, std::string_view who) {
  const auto wait = limiter.take(who, std::chrono::steady_clock::now());
  if (!wait) return std::nullopt;
  // Rounded up: who waits for as long is not refused again.
  return EdgeError{EdgeReason::rate_limited, {}, {}, std::chrono::ceil<std::chrono::milliseconds>(*wait)};
}

}  // namespace penugasan::server
