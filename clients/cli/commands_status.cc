// status: how the server stands.
#include <ctime>

#include "clients/cli/commands.h"
#include "clients/cli/status_view.h"
#include "clients/cli/texts.h"

namespace penugasan::cli {

void add_status_command(const Program& program) {
  program.add(program.app, "status", texts::kHelpStatus, [](Context& context) {
    const v1::ServerStatus status = context.as_anyone().status({});
    if (context.settings().json()) return context.print_json(status), 0;
    context.print(status_text(status, context.settings().server, std::time(nullptr), context.say(), context.style()));
    return 0;
  });
}

}  // namespace penugasan::cli
