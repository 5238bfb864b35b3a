// ./dev torture: the real server under load, killed at random moments and started again, then held to what it acknowledged.
// The last line is the verdict; the exit code is 0 only where nothing was lost, nothing happened twice and nothing else was
// wrong.
#include <CLI/CLI.hpp>

#include <cstdio>
#include <random>

#include "tests/support/paths.h"
#include "tests/torture/siege.h"

namespace penugasan::torture {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

struct Options {
  double seconds = 60;
  std::uint64_t seed = std::random_device{}();
  int customers = 12;
  int pause_ms = 20;
};

struct Counts {
  int kills = 0;
  int at_start = 0;  // of these, before the server listened
  int stops = 0;
};

/// One life of the server and its end. False: it did not come up, or did not end as it should.
bool one_round(Siege& siege, std::mt19937_64& random, Counts& counts) {
  while (random() % 5 == 0) {
    siege.start_and_kill(std::chrono::milliseconds(random() % 300));
    ++counts.kills;
    ++counts.at_start;
  }
  if (!siege.start()) {
    std::printf("the server does not start again:\n%s\n", siege.log().c_str());
    return false;
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(random() % 2500));
  if (random() % 10 != 0) {
    siege.kill();
    ++counts.kills;
    return true;
  }
  ++counts.stops;
  const auto code = siege.stop();
  if (code != 0) std::printf("a stop ended with %d:\n%s\n", code.value_or(-1), siege.log().c_str());
  return code == 0;
}

void say_progress(const Counts& counts, const Market& market) {
  std::printf("%zu acknowledged, %zu repeated, %d kills\n", market.acknowledged.load(), market.repeated.load(), counts.kills);
  std::fflush(stdout);
}

int run(const Options& options) {
  std::printf("seed %lu\n", options.seed);
  std::mt19937_64 random(options.seed);
  Siege siege({.program = testing::program("penugasand"),
               .customers = options.customers,
               .pause = std::chrono::milliseconds(options.pause_ms),
               .seed = options.seed});
  Counts counts;
  const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(options.seconds));
  auto next_line = Clock::now() + 30s;
  bool sound = true;
  while (sound && Clock::now() < end) {
    sound = one_round(siege, random, counts);
    if (Clock::now() < next_line) continue;
    say_progress(counts, siege.market());
    next_line = Clock::now() + 30s;
  }
  siege.finish();
  const auto verdict = siege.judge();
  for (const auto& fault : verdict.faults) std::printf("%s\n", fault.c_str());
  const auto& market = siege.market();
  if (market.wrong > 0) std::printf("%zu wrong answers, the first: %s\n", market.wrong.load(), market.first_wrong.c_str());
  std::printf("%zu acknowledged commands repeated, each got its first answer; %d kills before the server listened; %d stops\n",
              market.repeated.load(), counts.at_start, counts.stops);
  std::printf("%zu acknowledged, %zu lost, %zu twice, %d kills\n", verdict.acknowledged, verdict.lost, verdict.twice,
              counts.kills);
  return sound && verdict.holds() && market.wrong == 0 && verdict.acknowledged > 0 ? 0 : 1;
}

}  // namespace
}  // namespace penugasan::torture

int main(int argc, char** argv) {
  CLI::App app("Breaks the real server and holds it to its word");
  penugasan::torture::Options options;
  app.add_option("--seconds", options.seconds, "How long to go on");
  app.add_option("--seed", options.seed, "Of the moments at which it is killed and of what the customers do");
  app.add_option("--customers", options.customers, "Clients at once")->check(CLI::Range(1, 200));
  app.add_option("--pause", options.pause_ms, "Milliseconds between two commands of one customer, on average");
  CLI11_PARSE(app, argc, argv);
  try {
    return penugasan::torture::run(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "torture: %s\n", error.what());
    return 1;
  }
}
