#include "server/metrics/process_state.h"

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace penugasan::server {

namespace {

double in_seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

std::uint64_t resident_bytes() {
  std::uint64_t all = 0;
  std::uint64_t resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

std::uint64_t open_files() {
  std::error_code error;
  const std::filesystem::directory_iterator files("/proc/self/fd", error);
  if (error) return 0;
  return static_cast<std::uint64_t>(std::distance(begin(files), end(files))) - 1;  // the folder itself is open too
}

// The kernel's own start time counts ticks since boot; that this was loaded with the program is near enough and plain.
const auto kStarted = std::chrono::system_clock::now();

}  // namespace

ProcessState process_state() {
  ProcessState state;
  state.resident_bytes = resident_bytes();
  state.open_files = open_files();
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0) state.most_files = limit.rlim_cur;
  rusage usage{};
  if (getrusage(RUSAGE_SELF, &usage) == 0) state.cpu_seconds = in_seconds(usage.ru_utime) + in_seconds(usage.ru_stime);
  state.started = std::chrono::duration<double>(kStarted.time_since_epoch()).count();
  return state;
}

}  // namespace penugasan::server
