#include "server/config/config.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <yaml-cpp/yaml.h>
#include <CLI/CLI.hpp>

#include "server/config/config_identity.h"
#include "server/config/config_options.h"
#include "server/config/endpoint.h"
#include "server/config/yaml_documents.h"
#include "server/input/text.h"

namespace penugasan::server {

namespace {

constexpr int kUsage = 2;
constexpr std::size_t kLargestFile = 1U << 20U;

using Faults = std::vector<std::string>;

std::string at(const std::string& file, const YAML::Mark& mark, const std::string& what) {
  return file + ":" + std::to_string(mark.line + 1) + ": " + what;
}

std::string unknown_key(const std::string& key) {
  std::string text = "unknown key \"" + key.substr(0, 64) + "\"";
  const auto meant = nearest(key, config_keys());
  return meant ? text + "; did you mean \"" + std::string(*meant) + "\"?" : text + "; deploy/penugasand.yaml shows every key";
}

void set_value(Config& config, const ConfigOption& option, const YAML::Node& node, const std::string& file, Faults& faults) {
  const std::string key(option.key);
  if (!node.IsScalar()) return faults.push_back(at(file, node.Mark(), key + " must be a single value"));
  const std::string fault = option.set(config, node.Scalar());
  if (!fault.empty()) faults.push_back(at(file, node.Mark(), key + " " + fault));
}

void set_list(Config& config, const ConfigOption& option, const YAML::Node& node, const std::string& file, Faults& faults) {
  if (!node.IsSequence())
    return faults.push_back(at(file, node.Mark(), std::string(option.key) + " must be a list, like [FOLDER]"));
  clear_list(config, option);
  for (const auto& element : node) set_value(config, option, element, file, faults);
}

void apply_entry(Config& config, const YAML::Node& key, const YAML::Node& value, const std::string& file, Faults& faults) {
  const ConfigOption* option = key.IsScalar() ? find_option(key.Scalar()) : nullptr;
  if (option == nullptr) return faults.push_back(at(file, key.Mark(), unknown_key(key.IsScalar() ? key.Scalar() : "")));
  (option->is_list ? set_list : set_value)(config, *option, value, file, faults);
}

void apply_document(Config& config, const YAML::Node& document, const std::string& file, Faults& faults) {
  if (document.IsNull()) return;
  if (!document.IsMap()) return faults.push_back(at(file, document.Mark(), "must be \"key: value\" lines"));
  std::set<std::string> seen;
  for (const auto& entry : document) {
    if (entry.first.IsScalar() && !seen.insert(entry.first.Scalar()).second) {
      faults.push_back(at(file, entry.first.Mark(), "\"" + entry.first.Scalar() + "\" stands here twice"));
    }
    apply_entry(config, entry.first, entry.second, file, faults);
  }
}

std::string flag_of(std::string_view key) {
  std::string flag = "--" + std::string(key);
  std::replace(flag.begin(), flag.end(), '_', '-');
  return flag;
}

Stop refusal(const Faults& faults) {
  std::string text = "penugasand: the configuration cannot be used:\n";
  for (const auto& fault : faults) text += "  " + fault + "\n";
  return {kUsage, text + "deploy/penugasand.yaml explains every option; --check-config tries them without serving.\n"};
}

std::string read_file(const std::string& file, Faults& faults) {
  std::ifstream in(file, std::ios::binary);
  std::string text(kLargestFile + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  if (!in.is_open() || in.bad() || std::filesystem::is_directory(file)) faults.push_back(file + ": cannot be read");
  if (text.size() > kLargestFile) faults.push_back(file + ": is longer than 1MiB");
  return text;
}

// The command line before it is applied: the file must come first.
struct Flags {
  std::string file;
  bool check = false;
  bool version = false;
  std::map<std::string_view, std::vector<std::string>> values;
  std::map<std::string_view, bool> switches;
};

void declare(CLI::App& app, Flags& flags) {
  const Config defaults;
  app.add_option("--config", flags.file, "YAML file with the options below (see deploy/penugasand.yaml); flags win");
  app.add_flag("--check-config", flags.check, "Check the configuration, print it, and end");
  app.add_flag("--version", flags.version, "Print the version and end");
  for (const auto& option : config_options()) {
    const std::string help = std::string(option.help) + " [" + option.get(defaults) + "]";
    if (option.is_switch) {
      app.add_flag(flag_of(option.key), flags.switches[option.key], help);
      continue;
    }
    auto* added = app.add_option(flag_of(option.key), flags.values[option.key], help);
    added->expected(1);
    if (!option.is_list) added->multi_option_policy(CLI::MultiOptionPolicy::Throw);
    if (option.is_list) added->expected(1, 1000)->allow_extra_args(false);
  }
}

void apply_flags(Config& config, const Flags& flags, Faults& faults) {
  for (const auto& option : config_options()) {
    const auto given = flags.values.find(option.key);
    if (given != flags.values.end() && !given->second.empty()) clear_list(config, option);
    for (const auto& value : given == flags.values.end() ? std::vector<std::string>{} : given->second) {
      const std::string fault = option.set(config, value);
      if (!fault.empty()) faults.push_back(flag_of(option.key) + " " + fault);
    }
    const auto on = flags.switches.find(option.key);
    if (on != flags.switches.end() && on->second) option.set(config, "true");
  }
}

Stop usage_error(const CLI::ParseError& error, int argc, const char* const* argv) {
  std::string text = std::string("penugasand: ") + error.what() + "\n";
  std::vector<std::string> known = {"--config", "--check-config", "--help", "--version"};
  for (const auto key : config_keys()) known.push_back(flag_of(key));
  for (int i = 1; i < argc; ++i) {
    const std::string_view given = std::string_view(argv[i]).substr(0, std::string_view(argv[i]).find('='));
    if (!given.starts_with("--") || std::find(known.begin(), known.end(), given) != known.end()) continue;
    if (const auto meant = nearest(given, known)) text += "Did you mean " + std::string(*meant) + "?\n";
  }
  return {kUsage, text + "Run penugasand --help for every option.\n"};
}

std::string shown(const Config& config) {
  std::string text;
  for (const auto& option : config_options()) text += std::string(option.key) + ": " + option.get(config) + "\n";
  return text;
}

}  // namespace

std::vector<std::string> apply_yaml(Config& config, std::string_view text, const std::string& file) {
  Faults faults;
  try {
    const std::string source(text);
    if (source.starts_with('%') || source.find("\n%") != std::string::npos)
      return {file + ":1: must not use YAML directives (%)"};
    if (count_documents(source) > 1) return {file + ":1: must be one YAML document"};
    apply_document(config, YAML::Load(source), file, faults);
  } catch (const YAML::Exception& error) {
    faults.push_back(at(file, error.mark, "is not YAML: " + error.msg));
  }
  return faults;
}

std::vector<std::string> faults_of(const Config& config) {
  Faults faults = identity_faults(config);
  const auto endpoint = parse_endpoint(config.listen);
  const bool loopback = endpoint && is_loopback(*endpoint);
  if (config.testing && !loopback) {
    faults.push_back("listen " + config.listen +
                     ": testing lets any caller empty the store, so it serves loopback addresses only; "
                     "leave testing off or listen on 127.0.0.1, [::1] or localhost");
  }
  const auto metrics = parse_endpoint(config.metrics_listen);
  if (metrics && metrics == endpoint && metrics->port != 0) {
    faults.push_back("metrics_listen " + config.metrics_listen +
                     ": is the address of listen; give the metrics another port, or set \"\" for none");
  }
  if (config.max_directory_size < config.max_request_size) faults.emplace_back("max_directory_size is below max_request_size");
  return faults;
}

std::variant<Config, Stop> read_config(int argc, const char* const* argv, const CheckFiles& check_files) {
  CLI::App app("The Penugasan server: assignment flows of Indonesian local governments over gRPC.", "penugasand");
  Flags flags;
  declare(app, flags);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return Stop{0, app.help()};
  } catch (const CLI::ParseError& error) {
    return usage_error(error, argc, argv);
  }
  if (flags.version) return Stop{0, "penugasand " PENUGASAN_VERSION "\n"};
  Config config;
  Faults faults;
  if (!flags.file.empty()) {
    const std::string text = read_file(flags.file, faults);
    if (faults.empty()) faults = apply_yaml(config, text, flags.file);
  }
  apply_flags(config, flags, faults);
  if (faults.empty()) faults = faults_of(config);
  if (faults.empty() && check_files) faults = check_files(config);
  if (!faults.empty()) return refusal(faults);
  if (flags.check) return Stop{0, shown(config)};
  return config;
}

std::vector<std::string_view> config_keys() {
  std::vector<std::string_view> keys;
  for (const auto& option : config_options()) keys.push_back(option.key);
  return keys;
}

std::string config_value(const Config& config, std::string_view key) {
  const ConfigOption* option = find_option(key);
  return option == nullptr ? std::string() : option->get(config);
}

}  // namespace penugasan::server
