// What must still be done when somebody presses Ctrl-C: a temporary folder must not be left behind.
#pragma once

#include <functional>
#include <memory>

namespace penugasan::clients {

/// While it lives, SIGINT, SIGTERM and SIGHUP run `cleanup` on a thread of its own and then end the process with
/// 128 + the signal's number. One at a time in a process; the constructor throws std::logic_error for a second one.
/// `cleanup` may race with the owner's destructor, so it must bear that: it does the work of the destructor, then the
/// process is gone.
class InterruptGuard {
 public:
  explicit InterruptGuard(std::function<void()> cleanup);
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

 private:
  struct Waiter;
  std::unique_ptr<Waiter> waiter_;
};

}  // namespace penugasan::clients
