// Keeps a stream going: comes back after the server was away, from where it was, until somebody stops it.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>

#include "clients/cli/api.h"

namespace penugasan::cli {

/// While it lives, Ctrl-C and SIGTERM call `stop` instead of ending the program. Must be made before any other thread is, so that
/// no other thread takes the signals.
class StopOnSignal {
 public:
  explicit StopOnSignal(std::function<void()> stop);
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

 private:
  std::atomic<bool> done_{false};
  std::thread waiter_;
};

/// What a followed stream must be able to do.
struct Followed {
  /// Runs one stream from the token on, keeping the token up to date; throws CallError.
  std::function<void(std::string& token)> run;
  /// The server was lost after it had answered; it is being tried again.
  std::function<void()> lost;
  /// The server does not know the token (another store): it starts anew.
  std::function<void()> forgotten;
  /// The bearer token has expired: true where a newer one was found, with which it goes on.
  std::function<bool()> renewed;
};

/// Returns when the api is stopped. A server that has never answered is not waited for: throws CallError, as for every error that
/// trying again does not mend.
void follow(Api& api, const Followed& stream);

}  // namespace penugasan::cli
