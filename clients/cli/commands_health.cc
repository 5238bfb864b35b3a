// health: a probe for operators and containers. A process of its own, hence a connection of its own: a listener that takes no
// more connections is found out, which a kept one would not tell.
#include "clients/cli/commands.h"
#include "clients/cli/texts.h"

namespace penugasan::cli {
namespace {

using Health = grpc::health::v1::HealthCheckResponse;

int ask(int seconds, Context& context) {
  const Health answer = context.as_nobody().health(std::chrono::seconds(seconds));
  const bool serves = answer.status() == Health::SERVING;
  if (context.settings().json()) {
    context.print_json(answer);
  } else {
    context.print(context.say()(serves ? texts::kServing : texts::kNotServing) + "\n");
  }
  return static_cast<int>(serves ? Exit::ok : Exit::refused);
}

}  // namespace

void add_health_command(const Program& program) {
  constexpr int kUsualPatience = 5;
  constexpr int kLongestPatience = 60;
  const auto seconds = std::make_shared<int>(kUsualPatience);
  CLI::App* command =
      program.add(program.app, "health", texts::kHelpHealth, [seconds](Context& context) { return ask(*seconds, context); });
  command->add_option("--timeout", *seconds, program.say(texts::kHelpPatience))->check(CLI::Range(1, kLongestPatience));
}

}  // namespace penugasan::cli
