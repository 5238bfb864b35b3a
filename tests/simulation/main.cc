// The simulation as a command: `./dev simulate`, see --help and doc/reliability.md.
#include <malloc.h>

#include <cstdio>
#include <thread>

#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>

#include "tests/simulation/city.h"
#include "tests/simulation/planted.h"
#include "tests/simulation/simulation.h"
#include "tests/simulation/workers.h"

namespace penugasan::simulation {
namespace {

constexpr std::uint64_t kPlantedBudget = 200;  // seeds in which each planted bug must be found
constexpr std::uint64_t kMostFailures = 20;    // then a run ends early
constexpr std::uint64_t kRunTwice = 50;        // every so many seeds one is run twice, to know that seeds decide everything

struct Options {
  std::uint64_t seeds = 1000;
  std::uint64_t from = 1;
  std::uint64_t seed = 0;
  unsigned jobs = std::max(1u, std::thread::hardware_concurrency());
  bool trace = false;
  bool all_planted = false;
  std::string planted;
};

Outcome run(std::uint64_t seed, const std::string& bug, bool trace) {
  plant(bug);
  const auto print = [](const std::string& line) { std::printf("%s\n", line.c_str()); };
  return Simulation(seed, trace ? std::function<void(const std::string&)>(print) : nullptr).run();
}

std::string replay_line(std::uint64_t seed, const std::string& bug) {
  return "./dev simulate --seed " + std::to_string(seed) + (bug.empty() ? "" : " --planted " + bug);
}

void count(const Outcome& outcome, Counters& counters) {
  counters[0] += outcome.accepted;
  counters[1] += outcome.assigned;
  counters[2] += outcome.starts;
  counters[3] += outcome.kills;
  counters[4] += outcome.power_losses;
  counters[5] += outcome.failed_stores;
  counters[6] += outcome.full_disks;
  counters[7] += outcome.refused_starts;
}

template <class Numbers>
void tell(const Numbers& counted) {
  constexpr const char* kNames[] = {"commands accepted", "requests assigned", "starts",     "kills",
                                    "losses of power",   "failed stores",     "full disks", "spoilt stores refused"};
  for (std::size_t i = 0; i < counted.size(); ++i)
    std::printf("%s%llu %s", i == 0 ? "" : ", ", static_cast<unsigned long long>(std::uint64_t{counted[i]}), kNames[i]);
}

bool run_quietly(std::uint64_t seed, Counters& counters) {
  const auto outcome = run(seed, "", false);
  count(outcome, counters);
  if (!outcome.violation.empty()) {
    std::printf("FAILED: %s   (%s)\n", replay_line(seed, "").c_str(), outcome.violation.c_str());
    return false;
  }
  if (seed % kRunTwice != 0 || run(seed, "", false).digest == outcome.digest) return true;
  std::printf("FAILED: %s   (run twice, it went two ways: something beside the seed decides)\n", replay_line(seed, "").c_str());
  return false;
}

int run_many(const Options& options) {
  const auto totals = run_in_processes(
      options.from, options.seeds, options.jobs, kMostFailures, run_quietly,
      [](std::uint64_t seed) { std::printf("FAILED: %s   (the simulation crashed)\n", replay_line(seed, "").c_str()); });
  tell(totals.counted);
  std::printf("\n%llu seeds, %llu failures\n", static_cast<unsigned long long>(totals.done),
              static_cast<unsigned long long>(totals.failures));
  return totals.failures == 0 ? 0 : 1;
}

int run_one(const Options& options) {
  const auto outcome = run(options.seed, options.planted, options.trace);
  Counters counters{};
  count(outcome, counters);
  std::printf("seed %llu: ", static_cast<unsigned long long>(options.seed));
  tell(counters);
  std::printf("; digest %016llx\n", static_cast<unsigned long long>(outcome.digest));
  if (outcome.violation.empty()) return 0;
  std::printf("FAILED: %s   (%s)\n", replay_line(options.seed, options.planted).c_str(), outcome.violation.c_str());
  return 1;
}

bool find(const std::string& bug) {
  bool reached = false;
  for (std::uint64_t seed = 1; seed <= kPlantedBudget; ++seed) {
    const auto outcome = run(seed, bug, false);
    reached = reached || planted_place_reached();
    if (outcome.violation.empty()) continue;
    std::printf("found      %-40s %s   (%s)\n", bug.c_str(), replay_line(seed, bug).c_str(), outcome.violation.c_str());
    return true;
  }
  std::printf("NOT FOUND  %-40s in %llu seeds%s\n", bug.c_str(), static_cast<unsigned long long>(kPlantedBudget),
              reached ? "" : "; its place in the code was never reached: look at planted_bugs.py");
  return false;
}

// A bug that crashes the simulation counts as found as well: nobody would overlook it.
int find_all(const Options& options) {
  const auto bugs = planted_bugs();
  const auto totals = run_in_processes(
      0, bugs.size(), options.jobs, bugs.size() + 1, [&](std::uint64_t n, Counters&) { return find(bugs[n]); },
      [&](std::uint64_t n) { std::printf("CRASHED    %s\n", bugs[n].c_str()); });
  const auto found = totals.done - totals.failures;
  std::printf("%llu of %zu planted bugs found\n", static_cast<unsigned long long>(found), bugs.size());
  return !bugs.empty() && found == bugs.size() ? 0 : 1;
}

int choose(const Options& options) {
  (void)city();  // before any child is made, so that it is loaded once
  if (options.seed != 0) return run_one(options);
  if (options.all_planted) return options.planted.empty() ? find_all(options) : (find(options.planted) ? 0 : 1);
  return run_many(options);
}

}  // namespace
}  // namespace penugasan::simulation

int main(int argc, char** argv) {
  using namespace penugasan::simulation;
  Options options;
  CLI::App app(
      "Runs the server's core in simulated worlds, each made from a seed, and checks that nothing is lost, doubled or wrong.");
  app.add_option("--seeds", options.seeds, "how many worlds")->capture_default_str();
  app.add_option("--from", options.from, "the first seed")->capture_default_str();
  app.add_option("--jobs", options.jobs, "processes at a time")->capture_default_str();
  app.add_option("--seed", options.seed, "this world alone");
  app.add_flag("--trace", options.trace, "tell what happens in it");
  auto* planted =
      app.add_option("--planted", options.planted, "with planted bugs: one by its name, or all, each until it is found");
  planted->expected(0, 1);
  CLI11_PARSE(app, argc, argv);
  options.all_planted = planted->count() > 0;
  spdlog::set_level(spdlog::level::off);
  // A world makes and drops whole disks: their pages are kept for the next one instead of going back to the system each time.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
  return choose(options);
}
