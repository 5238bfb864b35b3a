#include "clients/cli/graphviz.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>

namespace penugasan::cli {
namespace {

// False where the reader went away.
bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

int exit_code_of(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// The program reads from `input`; no shell is in between, so the file may have any name.
int start_dot(const std::string& file, int input, pid_t& child) {
  const std::string output = "-o" + file;
  std::array<char*, 4> arguments = {const_cast<char*>("dot"), const_cast<char*>("-Tsvg"), const_cast<char*>(output.c_str()),
                                    nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, 0);
  // What it says of a file that it cannot write, the caller says in its own words.
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  const int error = posix_spawnp(&child, "dot", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

}  // namespace

Drawn draw_svg(const std::string& dot, const std::string& file) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return Drawn::failed;
  pid_t child = -1;
  const int error = start_dot(file, pipe[0], child);
  ::close(pipe[0]);
  if (error != 0) {
    ::close(pipe[1]);
    return error == ENOENT ? Drawn::no_program : Drawn::failed;
  }
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  const bool written = write_all(pipe[1], dot);
  ::close(pipe[1]);
  std::signal(SIGPIPE, before);
  return exit_code_of(child) == 0 && written ? Drawn::yes : Drawn::failed;
}

}  // namespace penugasan::cli
