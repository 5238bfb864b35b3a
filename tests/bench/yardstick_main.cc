// bench_yardstick --listen 127.0.0.1:PORT [--api queue|callback] [--store DIR --keys K --bytes B] [--reply-bytes R]
// Prints "ready" when it serves; ends on SIGTERM or SIGINT.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <string>

#include "tests/bench/yardstick.h"

namespace penugasan::bench {
namespace {

struct Arguments {
  YardstickOptions yardstick;
  std::string api = "queue";
  std::string store;
  CommandSize size;
};

void declare(CLI::App& app, Arguments& arguments) {
  app.add_option("--listen", arguments.yardstick.listen, "address to serve on")->required();
  app.add_option("--api", arguments.api, "gRPC's API")->check(CLI::IsMember({"queue", "callback"}));
  app.add_option("--threads", arguments.yardstick.threads, "that poll the completion queue")->check(CLI::Range(1, 64));
  app.add_option("--reply-bytes", arguments.yardstick.reply_bytes, "length of an answer")->check(CLI::NonNegativeNumber);
  app.add_option("--store", arguments.store, "folder for Commit's writes; emptied");
  app.add_option("--keys", arguments.size.keys, "keys that a command writes");
  app.add_option("--bytes", arguments.size.bytes, "bytes that a command writes");
}

// Signals are awaited, never handled: block them before any other thread starts.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

void serve(Arguments& arguments, const sigset_t& signals) {
  std::unique_ptr<GroupWriter> writer;
  if (!arguments.store.empty()) writer = std::make_unique<GroupWriter>(arguments.store, arguments.size);
  arguments.yardstick.writer = writer.get();
  const auto yardstick =
      arguments.api == "queue" ? start_queue_yardstick(arguments.yardstick) : start_callback_yardstick(arguments.yardstick);
  std::puts("ready");
  std::fflush(stdout);
  int signal = 0;
  sigwait(&signals, &signal);
}

}  // namespace
}  // namespace penugasan::bench

int main(int argc, char** argv) {
  const auto signals = penugasan::bench::block_signals();
  CLI::App app("The bare gRPC servers that ours is measured beside");
  penugasan::bench::Arguments arguments;
  penugasan::bench::declare(app, arguments);
  CLI11_PARSE(app, argc, argv);
  try {
    penugasan::bench::serve(arguments, signals);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "bench_yardstick: %s\n", problem.what());
    return 1;
  }
  return 0;
}
