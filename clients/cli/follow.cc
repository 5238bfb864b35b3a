#include "clients/cli/follow.h"

#include <csignal>
#include <ctime>

#include <algorithm>
#include <chrono>
#include <utility>

namespace penugasan::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirstPause{200};
constexpr milliseconds kLongestPause{5'000};

sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

// Short slices, so that Ctrl-C is heard.
void pause_unless_stopped(Api& api, milliseconds pause) {
  constexpr milliseconds kSlice{50};
  for (milliseconds slept{0}; slept < pause && !api.stopped(); slept += kSlice) std::this_thread::sleep_for(kSlice);
  for (milliseconds waited{0}; waited < kLongestPause && !api.stopped(); waited += kSlice) {
    if (api.wait_until_connected(kSlice)) return;
  }
}

// The connection broke, or the server is starting, going down or overloaded. Anything without a reason comes from the transport.
bool passes(const clients::CallError& error) {
  switch (error.code()) {
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
    case grpc::StatusCode::DEADLINE_EXCEEDED: return true;
    case grpc::StatusCode::INTERNAL:
    case grpc::StatusCode::UNKNOWN:
    case grpc::StatusCode::CANCELLED: return error.reason().empty();
    default: return false;
  }
}

// What can be put right on this side, so that it goes on at once.
bool mended(const clients::CallError& error, std::string& token, const Followed& stream) {
  if (error.reason() == "TOKEN_EXPIRED") return stream.renewed();
  if (error.code() != grpc::StatusCode::OUT_OF_RANGE || token.empty()) return false;
  token.clear();
  stream.forgotten();
  return true;
}

}  // namespace

StopOnSignal::StopOnSignal(std::function<void()> stop) {
  const sigset_t signals = ending_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  waiter_ = std::thread([this, stop = std::move(stop)] {
    const sigset_t awaited = ending_signals();
    const timespec moment{0, 50'000'000};
    while (!done_) {
      if (sigtimedwait(&awaited, nullptr, &moment) <= 0) continue;
      stop();
      return;
    }
  });
}

StopOnSignal::~StopOnSignal() {
  done_ = true;
  waiter_.join();
  const sigset_t signals = ending_signals();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

void follow(Api& api, const Followed& stream) {
  std::string token;
  bool answered = false;
  auto pause = kFirstPause;
  while (!api.stopped()) {
    const std::string before = token;
    try {
      stream.run(token);
      answered = true;
    } catch (const clients::CallError& error) {
      answered = answered || token != before;
      if (mended(error, token, stream)) continue;
      if (!passes(error) || !answered) throw;
    }
    if (api.stopped()) return;
    if (token != before) pause = kFirstPause;
    if (pause == kFirstPause) stream.lost();
    pause_unless_stopped(api, pause);
    pause = std::min(pause * 2, kLongestPause);
  }
}

}  // namespace penugasan::cli
