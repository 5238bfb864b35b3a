#include "tests/simulation/workers.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <map>
#include <new>
#include <stdexcept>

namespace penugasan::simulation {
namespace {

constexpr unsigned kMostProcesses = 64;

struct Shared {
  std::atomic<std::uint64_t> next;
  std::atomic<std::uint64_t> done;
  std::atomic<std::uint64_t> failures;
  std::atomic<std::uint64_t> at[kMostProcesses];
  Counters counters;
};

Shared& shared_memory() {
  void* memory = ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::runtime_error("no memory to share");
  return *new (memory) Shared();
}

}  // namespace

Totals run_in_processes(std::uint64_t first, std::uint64_t count, unsigned processes, std::uint64_t most_failures,
                        const std::function<bool(std::uint64_t, Counters&)>& piece,
                        const std::function<void(std::uint64_t)>& crashed) {
  Shared& shared = shared_memory();
  std::fflush(stdout);
  std::map<pid_t, unsigned> children;
  for (unsigned child = 0; child < std::min(processes, kMostProcesses); ++child) {
    const pid_t id = ::fork();
    if (id < 0) throw std::runtime_error("no further process can be started");
    if (id != 0) {
      children[id] = child;
      continue;
    }
    for (std::uint64_t n = shared.next++; n < count && shared.failures < most_failures; n = shared.next++) {
      shared.at[child] = first + n;
      if (!piece(first + n, shared.counters)) ++shared.failures;
      ++shared.done;
      std::fflush(stdout);
    }
    ::_exit(0);
  }
  for (std::size_t left = children.size(); left > 0; --left) {
    int status = 0;
    const pid_t ended = ::wait(&status);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) continue;
    ++shared.done;
    ++shared.failures;
    crashed(shared.at[children[ended]]);
  }
  Totals totals{shared.done, shared.failures, {}};
  std::ranges::copy(shared.counters, totals.counted.begin());
  ::munmap(&shared, sizeof shared);
  return totals;
}

}  // namespace penugasan::simulation
