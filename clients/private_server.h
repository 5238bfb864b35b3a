// A server of one's own: penugasand as a child process on a temporary store, with --testing, on a free loopback port.
// It is gone, with its store, when the object is; also on Ctrl-C and when the parent is killed.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "clients/interrupt.h"

namespace penugasan::clients {

struct PrivateServerOptions {
  /// Default: penugasand beside the running program.
  std::filesystem::path program;
  /// Further regulations and overlays; empty: none.
  std::filesystem::path regulations;
  std::chrono::milliseconds patience{20'000};
  /// Called with the server's temporary folder before the start; further flags of penugasand.
  std::function<std::vector<std::string>(const std::filesystem::path& folder)> further = {};
};

/// Must be made on a thread that outlives it (the main thread): the child dies with the thread that made it.
class PrivateServer {
 public:
  /// Waits until the server listens. Throws std::runtime_error, with the end of the server's log, when it does not.
  explicit PrivateServer(const PrivateServerOptions& options = {});
  ~PrivateServer();
  PrivateServer(const PrivateServer&) = delete;
  PrivateServer& operator=(const PrivateServer&) = delete;

  /// 127.0.0.1:PORT
  const std::string& address() const { return address_; }
  /// The last lines of what the server has written.
  std::string log_tail() const;
  /// Where its store and log lie until the destructor removes them.
  const std::filesystem::path& folder() const { return folder_; }

 private:
  void start(const PrivateServerOptions& options);
  void wait_until_listening(std::chrono::milliseconds patience);
  bool ended();
  bool reaped();
  void stop();

  std::filesystem::path folder_;
  std::mutex child_mutex_;  // an interrupt stops the child from a thread of its own
  pid_t child_ = -1;
  std::string address_;
  InterruptGuard guard_;
};

/// penugasand in the folder of the running program.
std::filesystem::path default_server_program();

}  // namespace penugasan::clients
