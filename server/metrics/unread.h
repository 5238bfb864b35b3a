// How long streams' readers have left a message lying: the one that lags most is the figure.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <unordered_set>

namespace penugasan::server {

class UnreadMark;

/// Safe from any thread; must outlive its marks.
class UnreadMarks {
 public:
  /// Of the message that has been on its way longest; zero where none is.
  std::chrono::nanoseconds longest() const;

 private:
  friend class UnreadMark;
  mutable std::mutex mutex_;
  std::unordered_set<const UnreadMark*> marks_;
};

/// One stream's mark.
class UnreadMark {
 public:
  explicit UnreadMark(UnreadMarks& all);
  ~UnreadMark();
  UnreadMark(const UnreadMark&) = delete;
  UnreadMark& operator=(const UnreadMark&) = delete;

  /// A message was handed to the wire; it was taken.
  void sent() { since_ = std::chrono::steady_clock::now().time_since_epoch().count(); }
  void taken() { since_ = 0; }

 private:
  friend class UnreadMarks;
  UnreadMarks& all_;
  std::atomic<std::chrono::steady_clock::rep> since_{0};
};

}  // namespace penugasan::server
