#include "clients/private_server.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

namespace penugasan::clients {
namespace {

constexpr std::string_view kListening = "listening on ";
constexpr std::chrono::milliseconds kPollEvery{5};
constexpr std::chrono::milliseconds kGrace{5'000};
constexpr std::size_t kTailLines = 15;

std::filesystem::path make_temporary_folder() {
  auto pattern = (std::filesystem::temp_directory_path() / "penugasan-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::system_error(errno, std::generic_category(), "no temporary folder");
  return pattern;
}

std::vector<std::string> command_line(const PrivateServerOptions& options, const std::filesystem::path& folder) {
  const auto program = options.program.empty() ? default_server_program() : options.program;
  std::vector<std::string> words = {
      program.string(), "--listen", "127.0.0.1:0", "--store", (folder / "store").string(), "--testing", "--metrics-listen", ""};
  if (!options.regulations.empty()) {
    words.emplace_back("--regulations");
    words.push_back(std::filesystem::absolute(options.regulations).string());
  }
  if (options.further) {
    const auto further = options.further(folder);
    words.insert(words.end(), further.begin(), further.end());
  }
  return words;
}

// In the child, between fork and exec: only what is safe there.
[[noreturn]] void become(char* const* words, int log, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(127);  // the parent died before the line above
  ::dup2(log, STDOUT_FILENO);
  ::dup2(log, STDERR_FILENO);
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::execv(words[0], words);
  ::_exit(127);
}

}  // namespace

std::filesystem::path default_server_program() {
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "penugasand";
}

PrivateServer::PrivateServer(const PrivateServerOptions& options) : folder_(make_temporary_folder()), guard_([this] { stop(); }) {
  try {
    start(options);
    wait_until_listening(options.patience);
  } catch (...) {
    stop();
    throw;
  }
}

PrivateServer::~PrivateServer() { stop(); }

void PrivateServer::start(const PrivateServerOptions& options) {
  auto words = command_line(options, folder_);
  if (::access(words.front().c_str(), X_OK) != 0) {
    throw std::runtime_error("the server program " + words.front() + " cannot be run; build it, or name a running server");
  }
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const int log = ::open((folder_ / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (log < 0) throw std::system_error(errno, std::generic_category(), "no log file in " + folder_.string());
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) become(arguments.data(), log, parent);
  const int error = errno;
  ::close(log);
  if (child < 0) throw std::system_error(error, std::generic_category(), "the server cannot be started");
  child_ = child;
}

void PrivateServer::wait_until_listening(std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < until) {
    std::ifstream log(folder_ / "log");
    for (std::string line; std::getline(log, line);) {
      const auto at = line.find(kListening);
      // Without its line feed the line may not be whole yet.
      if (at == std::string::npos || log.eof()) continue;
      address_ = line.substr(at + kListening.size());
      address_.resize(std::min(address_.size(), address_.find_first_of(" \r")));
      return;
    }
    if (ended()) throw std::runtime_error("the server ended at its start. The end of its log:\n" + log_tail());
    std::this_thread::sleep_for(kPollEvery);
  }
  throw std::runtime_error("the server does not listen after " + std::to_string(patience.count()) + " ms. The end of its log:\n" +
                           log_tail());
}

std::string PrivateServer::log_tail() const {
  std::ifstream log(folder_ / "log");
  std::deque<std::string> tail;
  for (std::string line; std::getline(log, line);) {
    tail.push_back(line);
    if (tail.size() > kTailLines) tail.pop_front();
  }
  std::ostringstream text;
  for (const auto& line : tail) text << "  " << line << '\n';
  return text.str();
}

bool PrivateServer::ended() {
  const std::lock_guard lock(child_mutex_);
  return reaped();
}

bool PrivateServer::reaped() {
  if (child_ > 0 && ::waitpid(child_, nullptr, WNOHANG) == child_) child_ = -1;
  return child_ < 0;
}

void PrivateServer::stop() {
  const std::lock_guard lock(child_mutex_);
  if (!reaped()) ::kill(child_, SIGTERM);
  const auto until = std::chrono::steady_clock::now() + kGrace;
  while (!reaped() && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(kPollEvery);
  if (!reaped()) {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = -1;
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

}  // namespace penugasan::clients
