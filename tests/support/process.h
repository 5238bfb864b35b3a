// Runs programs as a user would, for tests of the command line and the server process.
//
//   auto inbox = run({program("penugasan"), "inbox", "--server", address}, {.environment = {{"LANG", "C"}}});
//   EXPECT_EQ(inbox.exit_code, 0) << inbox.err;
//
//   Process server({program("penugasand"), "--store", folder.path() / "store", "--listen", address});
//   server.wait_for_output("listening", 10s);   // then talk to it
//   server.kill_now();                          // kill -9
//
// One thread uses an object at a time. Whatever still runs when the object dies is killed, so no test leaves a process behind.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace penugasan::testing {

struct ProcessOptions {
  std::string input;                               // handed to standard input, which is then closed
  std::map<std::string, std::string> environment;  // added to (or replacing) the test's own
  std::string folder;                              // where it runs; empty: the test's own
};

// A program's arguments; converts from strings and paths alike.
class Argument {
 public:
  template <class Text>
  Argument(const Text& text) : text_(text) {}  // NOLINT(google-explicit-constructor): argument lists read as plain text
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

class Process {
 public:
  // Starts it. Throws std::system_error when it cannot be started; a program that does not exist exits with 127.
  explicit Process(const std::vector<Argument>& command, const ProcessOptions& options = {});
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // Waits until standard output and error together contain `text`; false: it ended or the time passed without.
  bool wait_for_output(const std::string& text, std::chrono::milliseconds limit);
  // Waits for its end and returns the exit code, 128 + the signal's number where a signal ended it, nullopt on timeout.
  std::optional<int> wait(std::chrono::milliseconds limit);
  // SIGTERM by default; nothing happens when it has ended already.
  void signal(int number);
  // SIGKILL, and waits for the end.
  void kill_now();
  bool running();
  pid_t pid() const { return pid_; }

  // What it has written so far.
  const std::string& out() const { return out_; }
  const std::string& err() const { return err_; }

 private:
  // Reads what is there; waits up to `limit` for it. False: nothing came.
  bool read_some(std::chrono::milliseconds limit);
  void reap(bool block);

  pid_t pid_ = -1;
  int out_fd_ = -1;
  int err_fd_ = -1;
  std::string out_;
  std::string err_;
  std::optional<int> exit_code_;
};

struct ProcessResult {
  int exit_code = -1;  // as Process::wait; -1: it did not end in time and was killed
  std::string out;
  std::string err;
};

// Runs to the end.
ProcessResult run(const std::vector<Argument>& command, const ProcessOptions& options = {},
                  std::chrono::milliseconds limit = std::chrono::seconds(60));

}  // namespace penugasan::testing
