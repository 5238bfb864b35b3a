// Decides at the door whether a command can be served in time. A queue that only grows makes everybody wait until nobody's
// answer is of use; so a command that would wait longer than the writer's patience, or than its own deadline, is turned away at
// once and told when to come back.
//
// How long it would wait is what is inside, divided by what is served a second. But a lightly loaded writer serves few a second
// because few come: a burst is then no overload, a group commit takes a thousand commands about as fast as ten. So nobody is
// turned away before commands have really waited for half of the patience.
//
// Pure but for what it remembers; the caller brings the time. One thread at a time.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

namespace penugasan::server {

class Admission {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// At most `depth` commands inside at any time, none that would wait longer than `patience`.
  Admission(std::size_t depth, std::chrono::milliseconds patience) : depth_(depth), patience_(patience) {}

  /// A command that ends at `expires` wants in. Nothing: it is inside from now on. Else it is not, and this is when to come
  /// back: when what is inside and all that was turned away lately can have been served; 10 ms to 5 s.
  std::optional<std::chrono::milliseconds> turn_away(Time now, Time expires);
  /// So many that were inside were answered; the one that had waited longest, for so long.
  void served(std::size_t commands, std::chrono::nanoseconds longest_wait, Time now);

  std::size_t inside() const { return inside_; }
  /// How long the next command would wait; zero while nobody has to wait long.
  std::chrono::nanoseconds wait() const;

 private:
  std::chrono::milliseconds away();

  const std::size_t depth_;
  const std::chrono::milliseconds patience_;
  std::size_t inside_ = 0;
  double per_second_ = 0;                  // served, while there was work; 0: not known
  std::chrono::nanoseconds last_wait_{0};  // the longest of those that were served last
  Time since_;                             // of the measurement that runs
  std::size_t served_ = 0;
  std::size_t turned_away_ = 0;
};

}  // namespace penugasan::server
