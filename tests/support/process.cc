#include "tests/support/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <thread>

namespace penugasan::testing {
namespace {

using Clock = std::chrono::steady_clock;

void check(int error, const char* what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

// The whole input lies in memory before the program starts, so that nobody has to feed it while reading what it says.
int input_file(const std::string& input) {
  const int file = memfd_create("input", MFD_CLOEXEC);
  if (file < 0) throw std::system_error(errno, std::generic_category(), "memfd_create");
  if (write(file, input.data(), input.size()) != static_cast<ssize_t>(input.size())) {
    close(file);
    throw std::runtime_error("cannot hand over the input");
  }
  lseek(file, 0, SEEK_SET);
  return file;
}

std::vector<std::string> merged_environment(const std::map<std::string, std::string>& added) {
  std::vector<std::string> result;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    if (!added.contains(std::string(text.substr(0, text.find('='))))) result.emplace_back(text);
  }
  for (const auto& [name, value] : added) result.push_back(name + "=" + value);
  return result;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (auto& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

struct Pipe {
  int read_end = -1;
  int write_end = -1;
  Pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe2");
    read_end = ends[0];
    write_end = ends[1];
  }
};

pid_t spawn(const std::vector<Argument>& command, const ProcessOptions& options, int in, int out, int err) {
  std::vector<std::string> arguments;
  for (const auto& argument : command) arguments.push_back(argument.text());
  auto environment = merged_environment(options.environment);
  posix_spawn_file_actions_t actions;
  check(posix_spawn_file_actions_init(&actions), "posix_spawn_file_actions_init");
  posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  if (!options.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, options.folder.c_str());
  pid_t pid = -1;
  const int error =
      posix_spawnp(&pid, arguments.at(0).c_str(), &actions, nullptr, pointers(arguments).data(), pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  check(error, arguments[0].c_str());
  return pid;
}

// Reads what is there; at the end of the stream closes it and sets it to -1.
void drain(int& file, std::string& into) {
  std::array<char, 65536> buffer{};
  const ssize_t got = read(file, buffer.data(), buffer.size());
  if (got > 0) {
    into.append(buffer.data(), static_cast<std::size_t>(got));
  } else if (got == 0 || errno != EINTR) {
    close(file);
    file = -1;
  }
}

std::chrono::milliseconds left(Clock::time_point end) {
  return std::max(std::chrono::milliseconds(0), std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()));
}

}  // namespace

Process::Process(const std::vector<Argument>& command, const ProcessOptions& options) {
  const int in = input_file(options.input);
  const Pipe out;
  const Pipe err;
  out_fd_ = out.read_end;
  err_fd_ = err.read_end;
  try {
    pid_ = spawn(command, options, in, out.write_end, err.write_end);
  } catch (const std::system_error&) {
    for (const int file : {in, out.read_end, out.write_end, err.read_end, err.write_end}) close(file);
    throw;
  }
  for (const int file : {in, out.write_end, err.write_end}) close(file);
}

Process::~Process() {
  kill_now();
  if (out_fd_ >= 0) close(out_fd_);
  if (err_fd_ >= 0) close(err_fd_);
}

bool Process::read_some(std::chrono::milliseconds limit) {
  if (out_fd_ < 0 && err_fd_ < 0) {
    std::this_thread::sleep_for(std::min(limit, std::chrono::milliseconds(5)));
    return false;
  }
  std::array<pollfd, 2> files{{{out_fd_, POLLIN, 0}, {err_fd_, POLLIN, 0}}};  // poll passes over -1
  if (poll(files.data(), files.size(), static_cast<int>(limit.count())) <= 0) return false;
  if (files[0].revents != 0) drain(out_fd_, out_);
  if (files[1].revents != 0) drain(err_fd_, err_);
  return true;
}

void Process::reap(bool block) {
  if (exit_code_) return;
  int status = 0;
  if (waitpid(pid_, &status, block ? 0 : WNOHANG) != pid_) return;
  exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool Process::wait_for_output(const std::string& text, std::chrono::milliseconds limit) {
  const auto end = Clock::now() + limit;
  const auto seen = [&] { return out_.find(text) != std::string::npos || err_.find(text) != std::string::npos; };
  while (!seen() && Clock::now() < end && (out_fd_ >= 0 || err_fd_ >= 0)) read_some(left(end));
  return seen();
}

std::optional<int> Process::wait(std::chrono::milliseconds limit) {
  const auto end = Clock::now() + limit;
  // A grandchild may hold the pipes open after the end, so the end of the streams alone does not say that it ended.
  while (running() && Clock::now() < end) read_some(std::min(left(end), std::chrono::milliseconds(20)));
  while (exit_code_ && read_some(std::chrono::milliseconds(0))) {
  }
  return exit_code_;
}

void Process::signal(int number) {
  if (running()) kill(pid_, number);
}

void Process::kill_now() {
  signal(SIGKILL);
  reap(true);
}

bool Process::running() {
  reap(false);
  return !exit_code_;
}

ProcessResult run(const std::vector<Argument>& command, const ProcessOptions& options, std::chrono::milliseconds limit) {
  Process process(command, options);
  const auto code = process.wait(limit);
  if (!code) process.kill_now();
  return {code.value_or(-1), process.out(), process.err()};
}

}  // namespace penugasan::testing
