#include "clients/cli/commands.h"
#include "clients/cli/texts.h"

namespace penugasan::cli {

std::string version_line() { return "penugasan " PENUGASAN_VERSION; }

void add_version_command(const Program& program) {
  program.add(program.app, "version", texts::kHelpVersion, [](Context& context) {
    context.print_line(context.settings().json() ? "{\"version\":\"" PENUGASAN_VERSION "\"}" : version_line());
    return 0;
  });
}

}  // namespace penugasan::cli
