// What the gate asks besides who is calling: whether they call too often, whether there is room for one more stream; and where
// denied calls are counted.
#pragma once

#include <optional>
#include <string_view>

#include "server/access/denials.h"
#include "server/access/rate_limiter.h"
#include "server/access/slots.h"
#include "server/config/limits.h"
#include "server/errors/edge_error.h"

namespace penugasan::server {

/// Safe from any thread; outlives every call.
class Guard {
 public:
  explicit Guard(const Limits& limits)
      : peers_(limits.peer_rate, limits.peer_burst),
        callers_(limits.caller_rate, limits.caller_burst),
        streams_(limits.streams, limits.caller_streams) {}

  /// RATE_LIMITED, with the time to wait. The peer is asked for before anybody knows who calls, the caller once they are known.
  std::optional<EdgeError> hold_back_peer(std::string_view peer) { return hold_back(peers_, without_port(peer)); }
  std::optional<EdgeError> hold_back_caller(std::string_view caller) { return hold_back(callers_, caller); }

  /// Null: TOO_MANY_STREAMS.
  Slots::SlotPtr stream_of(std::string_view caller) { return streams_.take(caller); }

  Denials& denials() { return denials_; }
  int open_streams() const { return streams_.taken(); }

 private:
  static std::optional<EdgeError> hold_back(RateLimiter& limiter, std::string_view who);

  RateLimiter peers_;
  RateLimiter callers_;
  Slots streams_;
  Denials denials_;
};

}  // namespace penugasan::server
