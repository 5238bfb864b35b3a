#include "server/metrics/unread.h"

#include <algorithm>

namespace penugasan::server {

std::chrono::nanoseconds UnreadMarks::longest() const {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  std::chrono::nanoseconds longest{0};
  const std::lock_guard lock(mutex_);
  for (const auto* mark : marks_) {
    const auto since = mark->since_.load();
    if (since != 0) longest = std::max<std::chrono::nanoseconds>(longest, now - std::chrono::steady_clock::duration(since));
  }
  return longest;
}

UnreadMark::UnreadMark(UnreadMarks& all) : all_(all) {
  const std::lock_guard lock(all_.mutex_);
  all_.marks_.insert(this);
}

UnreadMark::~UnreadMark() {
  const std::lock_guard lock(all_.mutex_);
  all_.marks_.erase(this);
}

}  // namespace penugasan::server
