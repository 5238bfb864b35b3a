#include "clients/demo/demo.h"

#include <chrono>
#include <iostream>
#include <stdexcept>
#include <utility>
#include <variant>
#include <vector>

#include "clients/connection.h"
#include "clients/demo/flow_result.h"
#include "clients/demo/narrator.h"
#include "clients/demo/report.h"
#include "clients/names.h"
#include "clients/private_server.h"
#include "clients/scenario/parse.h"
#include "clients/scenario/player.h"
#include "clients/scenario/stage.h"

namespace penugasan::clients {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kConnectPatience{5'000};

// The agency that the scenario is about: whose unit needs the work, last of all.
std::string owner_agency(const Scenario& scenario) {
  std::string agency;
  for (const auto& step : scenario.steps) {
    if (const auto* filing = std::get_if<FileStep>(&step.action)) agency = agency_of(filing->owner);
  }
  return agency;
}

class Demo {
 public:
  Demo(const Connection& connection, const DemoOptions& options, std::ostream& out)
      : connection_(connection), stage_(connection, options.directories), options_(options), out_(out) {}

  int run() {
    say((options_.language == "id" ? "Setiap alur dari kelima peraturan, dari pengajuan sampai akhirnya, di server "
                                   : "Every flow of the five regulations, from filing to its end, on the server at ") +
        connection_.address() + ".\n");
    std::vector<FlowResult> results;
    for (const auto& flow : demo_flows()) results.push_back(run_flow(flow));
    const auto sum = tally(results, demo_flows().size());
    if (options_.json) {
      write_json(results, sum, out_);
    } else {
      write_table(results, sum, out_);
    }
    return sum.unexpected == 0 ? 0 : 1;
  }

 private:
  FlowResult run_flow(const DemoFlow& flow) {
    const auto scenario = read_scenario(options_.scenarios / (std::string(flow.scenario) + ".yaml"));
    say(std::string(flow.regulation) + ": " + spaced(flow.mode) + " " + spaced(flow.scope));
    FlowResult result;
    result.flow = &flow;
    stage_.set_today(scenario.today);
    stage_.load_directories(scenario);
    const auto start = Clock::now();
    play(scenario, result);
    result.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    for (const auto& one : result.unexpected)
      say("  UNEXPECTED " + one.what + ": expected " + one.expected + ", found " + one.found);
    say("");
    return result;
  }

  void play(const Scenario& scenario, FlowResult& result) {
    Player player(connection_, options_.language);
    Outcome last;
    for (const auto& step : scenario.steps) {
      last = player.play(step);
      tell(step, last, owner_agency(scenario));
      count(last, result);
      result.unexpected = check(step, last);
      if (!result.unexpected.empty()) break;  // what follows could only be wrong for the same reason
    }
    judge(last, result);
  }

  void tell(const Step& step, const Outcome& outcome, const std::string& agency) {
    const auto lines = narrate(step, outcome, agency, options_.language);
    for (std::size_t i = 0; i < lines.size(); ++i) say((i == 0 ? "  " + std::to_string(step.number) + ". " : "     ") + lines[i]);
  }

  void say(const std::string& line) {
    if (!options_.json) out_ << line << '\n' << std::flush;
  }

  const Connection& connection_;
  Stage stage_;
  const DemoOptions& options_;
  std::ostream& out_;
};

int run_on(const std::string& address, const DemoOptions& options, std::ostream& out) {
  const Connection connection(address);
  if (!connection.wait_until_connected(kConnectPatience)) {
    throw std::runtime_error("no server answers at " + address + "; start one with --testing, or leave --server out");
  }
  return Demo(connection, options, out).run();
}

}  // namespace

int run_demo(const DemoOptions& options, std::ostream& out) {
  try {
    if (!options.server.empty()) return run_on(options.server, options, out);
    const PrivateServer server({options.server_program, {}});
    return run_on(server.address(), options, out);
  } catch (const std::exception& error) {
    std::cerr << "the demo could not run: " << error.what() << std::endl;
    return 2;
  }
}

}  // namespace penugasan::clients
