// Simulated time and what happens in it. Everything that a simulated world does is a task here; tasks at the same instant run in
// the order in which they were asked for.
#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

namespace penugasan::simulation {

/// Microseconds.
using Span = std::uint64_t;
constexpr Span kMillisecond = 1000;
constexpr Span kSecond = 1000 * kMillisecond;

class Scheduler {
 public:
  using Task = std::function<void()>;

  Span now() const { return now_; }
  void after(Span delay, Task task) { tasks_.push({now_ + delay, ++sequence_, std::move(task)}); }
  bool idle() const { return tasks_.empty(); }
  /// Runs the next task.
  void step() {
    Entry next = tasks_.top();
    tasks_.pop();
    now_ = next.at;
    next.task();
  }

 private:
  struct Entry {
    Span at;
    std::uint64_t sequence;
    Task task;
    bool operator<(const Entry& other) const { return at != other.at ? at > other.at : sequence > other.sequence; }
  };

  Span now_ = 0;
  std::uint64_t sequence_ = 0;
  std::priority_queue<Entry> tasks_;
};

}  // namespace penugasan::simulation
