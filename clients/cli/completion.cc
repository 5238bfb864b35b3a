#include "clients/cli/completion.h"

#include <algorithm>
#include <vector>

#include "clients/cli/commands.h"
#include "clients/cli/texts.h"

namespace penugasan::cli {
namespace {

// A command by its path ("directory load"; empty: the program) and the words that may follow it.
struct Place {
  std::string path;
  std::vector<std::string> commands;
  std::vector<std::string> options;
};

std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// `inherited`: options that may stand after every command.
void collect(const CLI::App& app, const std::string& path, const std::vector<std::string>& inherited,
             std::vector<Place>& places) {
  Place place{path, {}, options_of(app)};
  for (const std::string& option : inherited) {
    if (std::find(place.options.begin(), place.options.end(), option) == place.options.end()) place.options.push_back(option);
  }
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  for (const CLI::App* command : commands) place.commands.push_back(command->get_name());
  places.push_back(place);
  for (const CLI::App* command : commands) {
    collect(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), inherited, places);
  }
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// case "$path" in … : which words may follow a path.
std::string words_by_path(const std::vector<Place>& places) {
  std::string text = "  case \"$place\" in\n";
  for (const Place& place : places) {
    text += "    '" + place.path + "') commands='" + join(place.commands) + "' options='" + join(place.options) + "' ;;\n";
  }
  return text + "  esac\n";
}

// The loop that finds the path among the words typed so far.
std::string path_finder(const std::vector<Place>& places) {
  std::string known;
  for (const Place& place : places) {
    if (!place.path.empty()) known += (known.empty() ? "" : "|") + ("'" + place.path + "'");
  }
  return "  for word in \"${COMP_WORDS[@]:1:$((COMP_CWORD-1))}\"; do\n    case \"${place:+$place }$word\" in\n      " + known +
         ") place=\"${place:+$place }$word\" ;;\n    esac\n  done\n";
}

// Values of options that take one of a few words.
const char* const kChoices =
    "    --output) words='table json' ;;\n"
    "    --lang) words='id en' ;;\n"
    "    --mode) words='penunjukan pengajuan_sukarela' ;;\n"
    "    --form) words='individu tim_kerja' ;;\n"
    "    --scope) words='dalam_unit lintas_unit lintas_perangkat_daerah lintas_instansi' ;;\n";

std::string bash_script(const std::vector<Place>& places) {
  return "# bash completion for penugasan:  source <(penugasan completion bash)\n"
         "_penugasan() {\n"
         "  local current=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\" place='' word words='' "
         "commands='' options=''\n" +
         path_finder(places) + words_by_path(places) + "  case \"$before\" in\n" + kChoices +
         "    *) if [[ \"$current\" == -* ]]; then words=\"$options\"; else words=\"$commands\"; fi ;;\n"
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "}\n"
         "complete -o default -F _penugasan penugasan\n";
}

// zsh can run the bash script's completion itself.
std::string zsh_script(const std::vector<Place>& places) {
  return "#compdef penugasan\n"
         "# zsh completion for penugasan:  source <(penugasan completion zsh)\n"
         "autoload -U +X bashcompinit && bashcompinit\n" +
         bash_script(places);
}

std::string quoted(std::string text) {
  for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 2) text.insert(at, "\\");
  std::replace(text.begin(), text.end(), '\n', ' ');
  return "'" + text + "'";
}

// fish asks a condition for every word: all of the path was typed, nothing below it yet.
std::string fish_condition(const std::string& path, const CLI::App& app) {
  std::string condition;
  std::string words = path;
  while (!words.empty()) {
    const std::string word = words.substr(0, words.find(' '));
    words.erase(0, std::min(words.size(), word.size() + 1));
    condition += (condition.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + word);
  }
  std::string below;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) below += " " + command->get_name();
  if (!below.empty()) condition += (condition.empty() ? "" : "; and ") + ("not __fish_seen_subcommand_from" + below);
  return condition.empty() ? condition : " -n '" + condition + "'";
}

void add_fish(const CLI::App& app, const std::string& path, std::string& script) {
  const std::string condition = fish_condition(path, app);
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    script += "complete -c penugasan -f" + condition + " -a " + command->get_name() + " -d " +
              quoted(command->get_description()) + "\n";
  }
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      const bool takes_value = option->get_expected_max() > 0;
      // Those of the program may stand anywhere.
      script += "complete -c penugasan" + (path.empty() ? std::string() : condition) + " -l " + name +
                (takes_value ? " -r" : "") + " -d " + quoted(option->get_description()) + "\n";
    }
  }
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    add_fish(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), script);
  }
}

}  // namespace

std::string completion_script(const CLI::App& app, const std::string& shell) {
  std::vector<Place> places;
  collect(app, "", options_of(app), places);
  if (shell == "bash") return bash_script(places);
  if (shell == "zsh") return zsh_script(places);
  std::string script =
      "# fish completion for penugasan:  penugasan completion fish > ~/.config/fish/completions/penugasan.fish\n";
  if (shell != "fish") return {};
  add_fish(app, "", script);
  return script;
}

void add_completion_command(const Program& program) {
  const auto shell = std::make_shared<std::string>();
  const CLI::App& app = program.app;
  CLI::App* command = program.add(program.app, "completion", texts::kHelpCompletion, [shell, &app](Context& context) {
    context.print_line(completion_script(app, *shell));
    return 0;
  });
  command->add_option("SHELL", *shell, program.say(texts::kHelpShell))->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
}

}  // namespace penugasan::cli
