// The load generator of ./dev bench. Each subcommand prints one JSON object; exit code 1 when the server failed it.
//
//   bench_load flow   --server A --outstanding N --seconds S --journal FILE   whole flows of three commands
//   bench_load job-j  (as flow)                                               job J: two commands
//   bench_load file   (as flow)                                               filings only, whose first steps stay open
//              with --when-full wait|insist a full server is no error: the callers wait as they are told, or try again at once
//   bench_load echo   --server A --outstanding N --seconds S --payload BYTES  a yardstick (also: commit)
//   bench_load get    --server A --outstanding N --seconds S --journal FILE   requests of the journal, in random order
//   bench_load inbox  --server A --outstanding N --seconds S --official O --filter F   pages of 50
//   bench_load hold   --server A --outstanding N --officials O,O,…            N idle streams, until standard input ends
//   bench_load behind --server A --seconds S --official O                     all notices of an official from the first
//   bench_load verify --server A --journal FILE                               are all notices of acknowledged commands there?
//   bench_load ready  --server A                                              waits for the first answered call
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "penugasan/v1/regulations.grpc.pb.h"
#include "tests/bench/closed_loop.h"
#include "tests/bench/connections.h"
#include "tests/bench/flow_worker.h"
#include "tests/bench/journal.h"
#include "tests/bench/read_worker.h"
#include "tests/bench/streams.h"
#include "tests/bench/verify.h"
#include "tests/bench/yardstick_worker.h"

namespace penugasan::bench {
namespace {

using Json = nlohmann::json;
using Workers = std::vector<std::unique_ptr<Worker>>;

struct Arguments {
  std::string server;
  int connections = 4;
  int outstanding = 1;
  std::size_t spread = std::numeric_limits<std::size_t>::max();
  double seconds = 3;
  double warm_up = 0.5;
  std::uint64_t calls = std::numeric_limits<std::uint64_t>::max();
  std::size_t payload = 300;
  std::string journal;
  std::string when_full = "fail";
  std::string official;
  std::vector<std::string> officials;
  std::string filter;
};

std::size_t mean(const std::vector<std::size_t>& values) {
  return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), std::size_t{0}) / values.size();
}

Json run(const Arguments& arguments,
         const std::function<std::unique_ptr<Worker>(std::shared_ptr<grpc::Channel>, std::size_t)>& make, Workers& workers) {
  const auto channels = connect(arguments.server, std::min(arguments.connections, arguments.outstanding));
  for (std::size_t i = 0; i < static_cast<std::size_t>(arguments.outstanding); ++i) {
    workers.push_back(make(channels[i % channels.size()], i));
  }
  const auto result = run_closed_loop(workers, {std::chrono::duration<double>(arguments.warm_up),
                                                std::chrono::duration<double>(arguments.seconds), arguments.calls});
  return {{"calls", result.calls},   {"errors", result.errors}, {"per_s", result.per_second},
          {"p50_ms", result.p50_ms}, {"p99_ms", result.p99_ms}, {"client_cores", result.client_cores}};
}

Json run_cases(const Arguments& arguments, Load load, bool only_file) {
  const auto when_full = arguments.when_full == "wait"     ? WhenFull::wait
                         : arguments.when_full == "insist" ? WhenFull::insist
                                                           : WhenFull::fail;
  Workers workers;
  std::vector<const FlowWorker*> flows;
  auto report = run(
      arguments,
      [&](const auto& channel, std::size_t number) {
        const FlowOptions options{case_of(load, number % arguments.spread), only_file, when_full};
        auto worker = std::make_unique<FlowWorker>(channel, options, number);
        flows.push_back(worker.get());
        return worker;
      },
      workers);
  std::size_t requests = 0;
  std::uint64_t turned_away = 0;
  for (const auto* flow : flows) {
    turned_away += flow->turned_away();
    const auto entries = flow->journal();
    requests += entries.size();
    if (!arguments.journal.empty()) append_journal(arguments.journal, entries);
  }
  report["requests"] = requests;
  report["turned_away"] = turned_away;
  report["request_bytes"] = mean(flows.front()->sizes().requests);
  report["reply_bytes"] = mean(flows.front()->sizes().replies);
  return report;
}

Json run_yardstick(const Arguments& arguments, YardstickWorker::Kind kind) {
  Workers workers;
  return run(
      arguments,
      [&](const auto& channel, std::size_t) { return std::make_unique<YardstickWorker>(channel, kind, arguments.payload); },
      workers);
}

Json run_get(const Arguments& arguments) {
  const auto journal = read_journal(arguments.journal);
  Workers workers;
  return run(
      arguments, [&](const auto& channel, std::size_t number) { return std::make_unique<GetWorker>(channel, journal, number); },
      workers);
}

Json run_inbox(const Arguments& arguments) {
  Workers workers;
  return run(
      arguments,
      [&](const auto& channel, std::size_t) {
        return std::make_unique<InboxWorker>(channel, arguments.official, arguments.filter);
      },
      workers);
}

Json run_behind(const Arguments& arguments) {
  const auto caught_up = catch_up(arguments.server, arguments.official, arguments.seconds);
  return {{"notices", caught_up.notices}, {"seconds", caught_up.seconds}, {"errors", 0}};
}

Json run_hold(const Arguments& arguments) {
  hold_streams(arguments.server, arguments.officials, arguments.outstanding);
  return {{"errors", 0}};
}

Json run_verify(const Arguments& arguments) {
  const auto verdict = verify_notices(arguments.server, read_journal(arguments.journal));
  return {{"commands", verdict.commands}, {"notices", verdict.expected},      {"missing", verdict.missing},
          {"repeated", verdict.repeated}, {"example", verdict.first_missing}, {"errors", verdict.missing + verdict.repeated}};
}

// Ready means: a call that needs the store is answered. Tried every 5 ms for `seconds`.
Json run_ready(const Arguments& arguments) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(arguments.seconds);
  while (std::chrono::steady_clock::now() < end) {
    grpc::ClientContext context;
    call_as(context, "operator");  // known before any directory is
    v1::ListRegulationsResponse answer;
    try {
      const auto channel = connect(arguments.server, 1, std::chrono::milliseconds(500)).front();
      if (v1::RegulationService::NewStub(channel)->ListRegulations(&context, {}, &answer).ok()) return {{"errors", 0}};
    } catch (const std::runtime_error&) {  // not there yet
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  throw std::runtime_error("the server did not get ready");
}

void declare(CLI::App& app, Arguments& arguments) {
  app.require_subcommand(1);
  for (const char* name : {"flow", "job-j", "file", "echo", "commit", "get", "inbox", "hold", "behind", "verify", "ready"}) {
    auto* command = app.add_subcommand(name);
    command->add_option("--server", arguments.server)->required();
    command->add_option("--connections", arguments.connections)->check(CLI::Range(1, 64));
    command->add_option("--outstanding", arguments.outstanding)->check(CLI::Range(1, 4096));
    command->add_option("--spread", arguments.spread, "of how many cases, at most")->check(CLI::PositiveNumber);
    command->add_option("--seconds", arguments.seconds);
    command->add_option("--warm-up", arguments.warm_up);
    command->add_option("--calls", arguments.calls);
    command->add_option("--payload", arguments.payload);
    command->add_option("--journal", arguments.journal);
    command->add_option("--when-full", arguments.when_full)->check(CLI::IsMember({"fail", "wait", "insist"}));
    command->add_option("--official", arguments.official);
    command->add_option("--officials", arguments.officials, "who hold the streams")->delimiter(',');
    command->add_option("--filter", arguments.filter);
  }
}

Json run_command(const std::string& command, const Arguments& arguments) {
  static const std::map<std::string, std::function<Json(const Arguments&)>> commands = {
      {"flow", [](const auto& given) { return run_cases(given, Load::flow, false); }},
      {"job-j", [](const auto& given) { return run_cases(given, Load::job_j, false); }},
      {"file", [](const auto& given) { return run_cases(given, Load::flow, true); }},
      {"echo", [](const auto& given) { return run_yardstick(given, YardstickWorker::Kind::echo); }},
      {"commit", [](const auto& given) { return run_yardstick(given, YardstickWorker::Kind::commit); }},
      {"get", run_get},
      {"inbox", run_inbox},
      {"hold", run_hold},
      {"behind", run_behind},
      {"verify", run_verify},
      {"ready", run_ready},
  };
  return commands.at(command)(arguments);
}

}  // namespace
}  // namespace penugasan::bench

int main(int argc, char** argv) {
  CLI::App app("Load generator of ./dev bench");
  penugasan::bench::Arguments arguments;
  penugasan::bench::declare(app, arguments);
  CLI11_PARSE(app, argc, argv);
  try {
    const auto report = penugasan::bench::run_command(app.get_subcommands().front()->get_name(), arguments);
    std::puts(report.dump().c_str());
    return report.at("errors") == 0 ? 0 : 1;
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "bench_load: %s\n", problem.what());
    return 1;
  }
}
