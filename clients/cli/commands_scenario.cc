// scenario run, demo: the service shows what it does.
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>

#include "clients/cli/commands.h"
#include "clients/cli/texts.h"
#include "clients/demo/demo.h"
#include "clients/scenario/runner.h"

namespace penugasan::cli {
namespace {

// One line a scenario; on a terminal also how far it has come.
class Reporter : public clients::ScenarioReporter {
 public:
  explicit Reporter(const Context& context)
      : context_(context), text_(captured_, captured_), progress_(isatty(2) == 1 && !context.settings().json()) {}

  void finished(const clients::ScenarioResult& result) override {
    ++count_;
    if (context_.settings().json()) return print(json_of(result));
    if (progress_) context_.note("\r\033[K");
    text_.finished(result);
    flush();
    if (progress_) context_.note(context_.say()(texts::kScenariosSoFar, {std::to_string(count_)}));
  }
  void summary(int passed, int failed) override {
    if (context_.settings().json()) return print({{"passed", passed}, {"failed", failed}});
    if (progress_) context_.note("\r\033[K");
    text_.summary(passed, failed);
    flush();
  }
  void could_not_run(const std::string& why) override {
    if (progress_ && count_ > 0) context_.note("\r\033[K");
    context_.tell_problem({Exit::usage, "FAILED_PRECONDITION", "SCENARIOS_NOT_RUN", why, {}, {}, {}});
  }

 private:
  static nlohmann::json json_of(const clients::ScenarioResult& result) {
    nlohmann::json json = {{"scenario", result.name},
                           {"path", result.path.string()},
                           {"steps", result.steps},
                           {"milliseconds", result.time.count()},
                           {"passed", !result.failure.has_value()}};
    if (!result.failure) return json;
    json["failure"] = {{"step", result.failure->number},
                       {"line", result.failure->line},
                       {"kind", result.failure->kind},
                       {"fault", result.failure->fault},
                       {"mismatches", nlohmann::json::array()}};
    for (const auto& mismatch : result.failure->mismatches) {
      json["failure"]["mismatches"].push_back(
          {{"what", mismatch.what}, {"expected", mismatch.expected}, {"found", mismatch.found}});
    }
    return json;
  }
  void print(const nlohmann::json& json) const {
    context_.print_line(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  }
  void flush() {
    context_.print(captured_.str());
    captured_.str({});
  }

  const Context& context_;
  std::ostringstream captured_;
  clients::TextReporter text_;
  bool progress_;
  int count_ = 0;
};

struct Wish {
  std::vector<std::string> paths;
  std::string directories, regulations;
  std::string auth = "development";
  /// Typed --server: scenarios and demo then play there (it is emptied). The environment alone must never empty a server.
  const CLI::Option* server = nullptr;
  bool on_server() const { return server->count() > 0; }
};

int run_scenarios(const Wish& wish, Context& context) {
  clients::ScenarioOptions options;
  options.directories = wish.directories;
  options.regulations = wish.regulations;
  options.paths.assign(wish.paths.begin(), wish.paths.end());
  options.language = code_of(context.say().language());
  if (wish.on_server()) options.server = context.settings().server;
  options.real_credentials = wish.auth == "tls";
  Reporter reporter(context);
  return clients::run_scenarios(options, reporter);
}

int run_demo(const Wish& wish, Context& context) {
  clients::DemoOptions options;
  if (!wish.paths.empty()) options.scenarios = wish.paths.front();
  if (!wish.directories.empty()) options.directories = wish.directories;
  if (wish.on_server()) options.server = context.settings().server;
  options.json = context.settings().json();
  options.language = code_of(context.say().language());
  return clients::run_demo(options, std::cout);
}

void add_demo(const Program& program) {
  const auto wish = std::make_shared<Wish>();
  CLI::App* command =
      program.add(program.app, "demo", texts::kHelpDemo, [wish](Context& context) { return run_demo(*wish, context); });
  command->add_option("--scenarios", wish->paths, program.say(texts::kHelpScenarioPaths))->expected(1);
  command->add_option("--directories", wish->directories, program.say(texts::kHelpScenarioDirectories));
  wish->server = program.app.get_option("--server");
}

}  // namespace

void add_scenario_commands(const Program& program) {
  const Speaker& say = program.say;
  CLI::App* group = program.group("scenario", texts::kHelpScenario);
  const auto wish = std::make_shared<Wish>();
  CLI::App* command =
      program.add(*group, "run", texts::kHelpScenarioRun, [wish](Context& context) { return run_scenarios(*wish, context); });
  command->add_option("PATH", wish->paths, say(texts::kHelpScenarioPaths))->required();
  command->add_option("--directories", wish->directories, say(texts::kHelpScenarioDirectories));
  command->add_option("--regulations", wish->regulations, say(texts::kHelpScenarioRegulations))
      ->excludes(program.app.get_option("--server"));
  wish->server = program.app.get_option("--server");
  command->add_option("--auth", wish->auth, say(texts::kHelpScenarioAuth))
      ->check(CLI::IsMember({"development", "tls"}))
      ->excludes(program.app.get_option("--server"));
  add_demo(program);
}

}  // namespace penugasan::cli
