// Streams that are held open, and one that catches up.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace penugasan::bench {

// Opens `count` streams as the officials in turn, WatchInbox and SubscribeNotices in turn, prints "open" when each has told its
// first message or has had time to, and holds them until standard input ends. Throws std::runtime_error when a stream ends
// before: a caller may open 64 (caller_streams), so there must be enough officials.
void hold_streams(const std::string& server, const std::vector<std::string>& officials, int count);

struct CaughtUp {
  std::uint64_t notices = 0;
  double seconds = 0;
};
// Reads an official's notices from the first one on until there are none left, or `seconds` are over.
CaughtUp catch_up(const std::string& server, const std::string& official, double seconds);

}  // namespace penugasan::bench
