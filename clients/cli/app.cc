#include "clients/cli/app.h"

#include <iostream>
#include <span>

#include "clients/cli/commands.h"
#include "clients/cli/texts.h"
#include "clients/yaml_reader.h"
#include "workflow/characters.h"

namespace penugasan::cli {
namespace {

// Language and form of output must be known before the command line is read, for its own help and errors.
std::string early_value(std::span<const char* const> arguments, std::string_view option) {
  std::string value;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == option && i + 1 < arguments.size()) value = arguments[i + 1];
    if (argument.starts_with(option) && argument.substr(option.size()).starts_with("="))
      value = argument.substr(option.size() + 1);
  }
  return value;
}

void add_global_options(CLI::App& app, Settings& settings, std::string& language, const Speaker& say) {
  app.add_option("--server", settings.server, say(texts::kHelpServer));
  app.add_option("--as", settings.as, say(texts::kHelpAs))->each([&settings](const std::string&) {
    settings.as_was_typed = true;
  });
  app.add_option("--ca", settings.credentials.ca, say(texts::kHelpCa));
  app.add_option("--cert", settings.credentials.certificate, say(texts::kHelpCert));
  app.add_option("--key", settings.credentials.key, say(texts::kHelpKey));
  app.add_option("--server-name", settings.credentials.server_name, say(texts::kHelpServerName));
  app.add_option("--token-file", settings.token_file, say(texts::kHelpTokenFile));
  app.add_option("--output", settings.output, say(texts::kHelpOutput))->check(CLI::IsMember({"table", "json"}));
  app.add_option("--lang", language, say(texts::kHelpLang))->check(CLI::IsMember({"id", "en"}));
  app.add_flag("--no-color", settings.no_colour, say(texts::kHelpNoColour));
}

void speak(CLI::App& app, const Speaker& say) {
  const auto formatter = app.get_formatter();
  app.option_defaults()->group(say(texts::kOptionsLabel));
  app.set_help_flag("-h,--help", say(texts::kHelpHelp));
  formatter->label("Usage", say(texts::kUsageLabel));
  formatter->label("Positionals", say(texts::kArgumentsLabel));
  formatter->label("OPTIONS", say(texts::kOptionsWord));
  formatter->label("SUBCOMMAND", say(texts::kCommandWord));
  formatter->label("SUBCOMMANDS", say(texts::kCommandWord));
  formatter->label("Excludes", say(texts::kExcludesWord));
  formatter->label("Needs", say(texts::kNeedsWord));
  formatter->label("REQUIRED", "(" + say(texts::kRequiredWord) + ")");
  for (const char* type : {"TEXT", "INT"}) formatter->label(type, "");
  constexpr std::size_t kColumn = 30;
  formatter->column_width(kColumn);
}

void add_commands(const Program& program) {
  add_filing_commands(program);
  add_look_commands(program);
  add_act_commands(program);
  add_announcement_commands(program);
  add_notice_commands(program);
  add_directory_commands(program);
  add_person_commands(program);
  add_regulation_commands(program);
  add_scenario_commands(program);
  add_identity_commands(program);
  add_trial_commands(program);
  add_status_command(program);
  add_health_command(program);
  add_backup_commands(program);
  add_audit_commands(program);
  add_retention_commands(program);
  add_completion_command(program);
  add_version_command(program);
}

// CLI11 speaks English only; what its errors are about stands in them.
std::string usage_text(const CLI::ParseError& error, const CLI::App& app, const Speaker& say) {
  const std::string what = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    const auto end = what.find(" is required");
    const auto unknown = app.remaining(true);
    if (!unknown.empty()) return say(texts::kNotExpected, {printable(unknown.front())});
    return end == std::string::npos || what.starts_with("A sub") ? say(texts::kCommandMissing)
                                                                 : say(texts::kOptionMissing, {what.substr(0, end)});
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
    return say(texts::kNotExpected, {what.substr(what.find(": ") + 2)});
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr)
    return say(texts::kBadValue, {what.substr(what.find(": ") + 2)});
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) return say(texts::kBadValue, {what});
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
    return say(texts::kValueMissing, {what.substr(0, what.find(':'))});
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr || dynamic_cast<const CLI::RequiresError*>(&error) != nullptr) {
    return say(texts::kNotTogether, {what});
  }
  return say(texts::kWrongUsage, {what});
}

int refuse_usage(const std::string& message, const std::string& next, const Context& context) {
  context.tell_problem({Exit::usage, "INVALID_ARGUMENT", "USAGE", message, {}, {}, next});
  return static_cast<int>(Exit::usage);
}

// The deepest command that was typed, as one would type it: "penugasan directory load".
std::string typed_command(const CLI::App& app) {
  std::string text = app.get_name();
  for (auto chosen = app.get_subcommands(); !chosen.empty(); chosen = chosen.back()->get_subcommands()) {
    text += " " + chosen.back()->get_name();
  }
  return text;
}

int run_chosen(const Command& chosen, Context& context) {
  const Speaker& say = context.say();
  const auto refuse = [&](Problem problem) {
    context.tell_problem(problem);
    return static_cast<int>(problem.exit);
  };
  try {
    return chosen(context);
  } catch (const clients::CallError& error) {
    return refuse(context.problem_of(error));
  } catch (const NobodyError& error) {
    return refuse({Exit::unauthenticated, "UNAUTHENTICATED", "NOBODY", error.what(), {}, {}, say(texts::kNextWho)});
  } catch (const UsageError& error) {
    return refuse_usage(error.what(), {}, context);
  } catch (const clients::InputError& error) {
    return refuse_usage(say.language() == Language::indonesian ? error.indonesian() : error.what(), {}, context);
  } catch (const std::exception& error) {
    return refuse({Exit::internal, "INTERNAL", {}, say(texts::kUnexpected, {error.what()}), {}, {}, {}});
  }
}

int parse_and_run(CLI::App& app, std::span<const char* const> arguments, const Command& chosen, Context& context) {
  const Speaker& say = context.say();
  for (const char* argument : arguments) {
    if (!workflow::is_utf8(argument)) return refuse_usage(say(texts::kNotUtf8, {printable(argument)}), {}, context);
  }
  if (arguments.size() == 1) {
    context.note(app.help());
    return static_cast<int>(Exit::usage);
  }
  try {
    app.parse(static_cast<int>(arguments.size()), arguments.data());
  } catch (const CLI::CallForHelp&) {
    context.print(app.help());
    return 0;
  } catch (const CLI::CallForVersion& version) {
    context.print_line(version.what());
    return 0;
  } catch (const CLI::ParseError& error) {
    return refuse_usage(usage_text(error, app, say), say(texts::kNextHelp, {typed_command(app)}), context);
  }
  return run_chosen(chosen, context);
}

Settings settings_from(const Environment& environment, std::span<const char* const> arguments) {
  Settings settings;
  const std::string server = environment("PENUGASAN_SERVER");
  if (!server.empty()) settings.server = server;
  settings.as = environment("PENUGASAN_AS");
  settings.credentials = {environment("PENUGASAN_CA"), environment("PENUGASAN_CERT"), environment("PENUGASAN_KEY"),
                          environment("PENUGASAN_SERVER_NAME")};
  settings.token = environment("PENUGASAN_TOKEN");
  settings.token_file = environment("PENUGASAN_TOKEN_FILE");
  if (early_value(arguments, "--output") == "json") settings.output = "json";
  return settings;
}

}  // namespace

CLI::App* Program::add(CLI::App& parent, const std::string& name, const Text& help, Command does) const {
  CLI::App* command = parent.add_subcommand(name, say(help))->group(say(texts::kCommandsLabel));
  command->get_help_ptr()->group(say(texts::kOptionsLabel));  // CLI11 makes it before the parent's defaults are known
  command->callback([&chosen = chosen, does = std::move(does)] { chosen = does; });
  return command;
}

CLI::App* Program::group(const std::string& name, const Text& help) const {
  CLI::App* command = app.add_subcommand(name, say(help))->group(say(texts::kCommandsLabel));
  command->get_help_ptr()->group(say(texts::kOptionsLabel));  // CLI11 makes it before the parent's defaults are known
  command->require_subcommand(1);
  return command;
}

int run(int argc, const char* const* argv, const Environment& environment) {
  const std::span arguments(argv, static_cast<std::size_t>(argc));
  std::string language = early_value(arguments, "--lang");
  const Speaker say(choose_language(language == "id" || language == "en" ? language : "", environment));
  Settings settings = settings_from(environment, arguments);
  Context context(settings, say.language(), environment);

  CLI::App app(say(texts::kHelpProgram), "penugasan");
  app.footer(say(texts::kHelpFooter));
  app.fallthrough();
  app.require_subcommand(1);
  speak(app, say);
  app.set_version_flag("--version", version_line(), say(texts::kHelpVersion));
  add_global_options(app, settings, language, say);
  Command chosen;
  add_commands({app, say, chosen});
  return parse_and_run(app, arguments, chosen, context);
}

}  // namespace penugasan::cli
