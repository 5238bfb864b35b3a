#include "clients/interrupt.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

namespace penugasan::clients {
namespace {

constexpr std::array<int, 3> kSignals = {SIGINT, SIGTERM, SIGHUP};
// A handler may only do what is safe in the middle of anything: write the signal's number into a pipe.
std::atomic<int> g_pipe_end{-1};

void on_signal(int signal) {
  const int saved = errno;
  const auto number = static_cast<std::uint8_t>(signal);
  [[maybe_unused]] const auto written = ::write(g_pipe_end.load(), &number, 1);
  errno = saved;
}

}  // namespace

struct InterruptGuard::Waiter {
  std::function<void()> cleanup;
  std::array<int, 2> pipe{-1, -1};
  std::array<struct sigaction, kSignals.size()> before{};
  std::thread thread;

  explicit Waiter(std::function<void()> to_do) : cleanup(std::move(to_do)) {}
  ~Waiter() {
    for (const int end : pipe) {
      if (end >= 0) ::close(end);
    }
  }
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;

  void wait() const {
    std::uint8_t signal = 0;
    while (::read(pipe[0], &signal, 1) < 0 && errno == EINTR) {
    }
    if (signal == 0) return;
    cleanup();
    ::_exit(128 + signal);
  }
};

InterruptGuard::InterruptGuard(std::function<void()> cleanup) : waiter_(std::make_unique<Waiter>(std::move(cleanup))) {
  if (::pipe2(waiter_->pipe.data(), O_CLOEXEC) != 0)
    throw std::system_error(errno, std::generic_category(), "no pipe for signals");
  int nobody = -1;
  if (!g_pipe_end.compare_exchange_strong(nobody, waiter_->pipe[1])) {
    throw std::logic_error("only one InterruptGuard may live in a process");
  }
  waiter_->thread = std::thread([waiter = waiter_.get()] { waiter->wait(); });
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals.at(i), &action, &waiter_->before.at(i));
}

InterruptGuard::~InterruptGuard() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals.at(i), &waiter_->before.at(i), nullptr);
  g_pipe_end.store(-1);
  const std::uint8_t nothing = 0;
  [[maybe_unused]] const auto written = ::write(waiter_->pipe[1], &nothing, 1);
  waiter_->thread.join();
}

}  // namespace penugasan::clients
