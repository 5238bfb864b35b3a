#include "server/config/config.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <yaml-cpp/yaml.h>

#include "server/config/config_options.h"
#include "tests/support/paths.h"

namespace penugasan::server {
namespace {

std::variant<Config, Stop> run(std::vector<const char*> flags) {
  flags.insert(flags.begin(), "penugasand");
  return read_config(static_cast<int>(flags.size()), flags.data());
}

Config accepted(std::vector<const char*> flags) {
  auto result = run(std::move(flags));
  if (const auto* stop = std::get_if<Stop>(&result)) ADD_FAILURE() << stop->text;
  return std::get<Config>(result);
}

// What is printed when the server ends with code 2.
std::string refused(std::vector<const char*> flags) {
  const auto result = run(std::move(flags));
  if (!std::holds_alternative<Stop>(result)) return "(accepted)";
  EXPECT_EQ(std::get<Stop>(result).exit_code, 2);
  return std::get<Stop>(result).text;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

class ConfigFile : public ::testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  const char* write(const std::string& text) {
    std::ofstream(path_) << text;
    return path_.c_str();
  }
  std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("penugasan-config-" + std::to_string(getpid()));
  std::string path_ = folder_ / "c.yaml";
};

std::string sample() {
  std::ifstream in(testing::source_dir() / "deploy/penugasand.yaml");
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(ConfigSample, ShowsEveryKeyInOrderWithItsDefault) {
  std::vector<std::string> keys;
  for (const auto& entry : YAML::Load(sample())) keys.push_back(entry.first.Scalar());
  const auto known = config_keys();
  EXPECT_EQ(keys, std::vector<std::string>(known.begin(), known.end()));
  EXPECT_EQ(keys.size(), 39u);

  // From a configuration that differs in everything, the sample leads back to the defaults.
  Config config{.listen = "[::1]:1", .metrics_listen = "", .store = "x", .regulations = {"y"}, .testing = true};
  config.log_level = spdlog::level::off;
  config.log_format = LogFormat::json;
  config.disk_reserve = config.max_request_size = config.max_directory_size = 1;
  config.default_deadline = std::chrono::seconds(1);
  config.queue_wait = std::chrono::milliseconds(1);
  config.stream_patience = std::chrono::seconds(1);
  config.queue_depth = config.poll_threads = 1;
  config.authenticator = config.callers = config.tls_certificate = config.tls_key = config.tls_client_ca = "z";
  config.client_certificates = config.backups = config.archives = "z";
  config.tls_refresh = std::chrono::seconds(1);
  config.limits = {1,
                   1,
                   1,
                   1,
                   1,
                   1,
                   1,
                   1,
                   1,
                   std::chrono::seconds(1),
                   std::chrono::seconds(1),
                   std::chrono::seconds(1),
                   std::chrono::seconds(1),
                   std::chrono::seconds(1),
                   1};
  EXPECT_EQ(apply_yaml(config, sample(), "sample"), std::vector<std::string>{});
  EXPECT_EQ(config, Config{});
}

TEST(ConfigSample, EveryOptionIsExplained) {
  const std::string text = sample();
  for (const auto key : config_keys()) {
    const auto at = text.find("\n" + std::string(key) + ":");
    ASSERT_NE(at, std::string::npos) << key;
    const auto line = text.rfind('\n', at - 1);
    EXPECT_EQ(text[line + 1], '#') << key << " has no comment above it";
  }
}

TEST(ConfigDefaults, AreWhatThePromiseSays) {
  const Config config = accepted({});
  EXPECT_EQ(config.listen, "127.0.0.1:7443");
  EXPECT_EQ(config.disk_reserve, 536870912u);
  EXPECT_EQ(config.max_request_size, 1048576u);
  EXPECT_EQ(config.max_directory_size, 16777216u);
  EXPECT_FALSE(config.testing);
  EXPECT_EQ(config_value(config, "disk_reserve"), "512MiB");
  EXPECT_EQ(config_value(config, "nothing"), "");
}

TEST(ConfigFlags, SetEveryOption) {
  const Config config = accepted({"--listen",
                                  "[::1]:0",
                                  "--metrics-listen",
                                  "127.0.0.1:9",
                                  "--store=/tmp/s",
                                  "--regulations",
                                  "/r1",
                                  "--regulations",
                                  "/r2",
                                  "--authenticator",
                                  "credentials",
                                  "--callers=/callers",
                                  "--tls-certificate=/cert",
                                  "--tls-key=/key",
                                  "--tls-client-ca=/ca",
                                  "--client-certificates=optional",
                                  "--tls-refresh=9s",
                                  "--testing",
                                  "--log-level",
                                  "debug",
                                  "--log-format",
                                  "json",
                                  "--disk-reserve",
                                  "1GiB",
                                  "--max-request-size",
                                  "64KiB",
                                  "--max-directory-size",
                                  "2MiB",
                                  "--default-deadline",
                                  "5s",
                                  "--queue-wait",
                                  "250ms",
                                  "--stream-patience",
                                  "9s",
                                  "--queue-depth",
                                  "7",
                                  "--poll-threads",
                                  "3"});
  EXPECT_EQ(config, (Config{"[::1]:0",
                            "127.0.0.1:9",
                            "/tmp/s",
                            {"/r1", "/r2"},
                            true,
                            spdlog::level::debug,
                            LogFormat::json,
                            1073741824,
                            65536,
                            2097152,
                            std::chrono::seconds(5),
                            7,
                            std::chrono::milliseconds(250),
                            std::chrono::seconds(9),
                            3,
                            "credentials",
                            "/callers",
                            "/cert",
                            "/key",
                            "/ca",
                            "optional",
                            std::chrono::seconds(9),
                            {}}));
}

TEST_F(ConfigFile, IsReadAndFlagsWin) {
  const char* file = write("listen: localhost:99\nregulations: [/a, /b]\nqueue_depth: 5\ntesting: true\n");
  const Config from_file = accepted({"--config", file});
  EXPECT_EQ(from_file.listen, "localhost:99");
  EXPECT_EQ(from_file.regulations, (std::vector<std::string>{"/a", "/b"}));
  EXPECT_TRUE(from_file.testing);
  const Config both = accepted({"--config", file, "--listen", "127.0.0.1:1", "--regulations", "/c"});
  EXPECT_EQ(both.listen, "127.0.0.1:1");
  EXPECT_EQ(both.regulations, (std::vector<std::string>{"/c"}));
  EXPECT_EQ(both.queue_depth, 5);
}

TEST_F(ConfigFile, AnEmptyOneIsTheDefaults) {
  EXPECT_EQ(accepted({"--config", write("")}), Config{});
  EXPECT_EQ(accepted({"--config", write("# only a comment\n")}), Config{});
}

TEST_F(ConfigFile, AWrongKeyIsRefusedByNameLineAndSuggestion) {
  const std::string text = refused({"--config", write("store: /s\n\nlistne: x\n")});
  EXPECT_TRUE(holds(text, path_ + ":3: unknown key \"listne\"; did you mean \"listen\"?")) << text;
  EXPECT_TRUE(
      holds(refused({"--config", write("colour: red\n")}), ":1: unknown key \"colour\"; deploy/penugasand.yaml shows every key"));
}

TEST_F(ConfigFile, EveryMistakeIsToldAtOnce) {
  const std::string text = refused({"--config", write("listen: nowhere\ntesting: perhaps\nlog_level: loud\n")});
  EXPECT_TRUE(holds(text, path_ + ":1: listen must be HOST:PORT")) << text;
  EXPECT_TRUE(holds(text, path_ + ":2: testing must be true or false")) << text;
  EXPECT_TRUE(holds(text, path_ + ":3: log_level must be one of trace")) << text;
}

TEST_F(ConfigFile, MetricsKnowNoIPv6) {
  EXPECT_TRUE(holds(refused({"--config", write("metrics_listen: \"[::1]:7444\"\n")}),
                    path_ + ":1: metrics_listen must be an IPv4 address and a port"));
}

TEST_F(ConfigFile, MistakesOfTheFileItself) {
  EXPECT_TRUE(holds(refused({"--config", "/nowhere/c.yaml"}), "/nowhere/c.yaml: cannot be read"));
  EXPECT_TRUE(holds(refused({"--config", folder_.c_str()}), "cannot be read"));
  EXPECT_TRUE(holds(refused({"--config", write(std::string(2000000, '#'))}), "is longer than 1MiB"));
}

std::string fault_of_yaml(std::string_view text) {
  Config config;
  const auto faults = apply_yaml(config, text, "f");
  return faults.empty() ? "" : faults.front();
}

TEST(ConfigYaml, WrongTypesAndRanges) {
  EXPECT_EQ(fault_of_yaml("listen: [a]"), "f:1: listen must be a single value");
  EXPECT_EQ(fault_of_yaml("listen: {a: b}"), "f:1: listen must be a single value");
  EXPECT_EQ(fault_of_yaml("listen:"), "f:1: listen must be a single value");
  EXPECT_EQ(fault_of_yaml("regulations: /a"), "f:1: regulations must be a list, like [FOLDER]");
  EXPECT_EQ(fault_of_yaml("regulations: [[a]]"), "f:1: regulations must be a single value");
  EXPECT_EQ(fault_of_yaml("regulations: [\"\"]"), "f:1: regulations must be the path of a folder");
  EXPECT_EQ(fault_of_yaml("store: \"\""), "f:1: store must be the path of a folder");
  EXPECT_EQ(fault_of_yaml("authenticator: ldap"), "f:1: authenticator must be one of development, credentials");
  EXPECT_EQ(fault_of_yaml("log_format: xml"), "f:1: log_format must be text or json");
  EXPECT_EQ(fault_of_yaml("disk_reserve: much"), "f:1: disk_reserve must be a size like 512MiB (B, KiB, MiB, GiB)");
  EXPECT_EQ(fault_of_yaml("disk_reserve: 0B"), "");
  EXPECT_EQ(fault_of_yaml("disk_reserve: 1025GiB"), "f:1: disk_reserve must be within 0B and 1024GiB");
  EXPECT_EQ(fault_of_yaml("max_request_size: 63KiB"), "f:1: max_request_size must be within 64KiB and 64MiB");
  EXPECT_EQ(fault_of_yaml("max_request_size: 65MiB"), "f:1: max_request_size must be within 64KiB and 64MiB");
  EXPECT_EQ(fault_of_yaml("max_directory_size: 257MiB"), "f:1: max_directory_size must be within 64KiB and 256MiB");
  for (const char* bad : {"0s", "3601s", "30", "s", "-1s", "1m", "1.5s"}) {
    EXPECT_EQ(fault_of_yaml(std::string("default_deadline: ") + bad),
              "f:1: default_deadline must be a duration within 1s and 3600s")
        << bad;
  }
  for (const char* bad : {"0", "1000001", "x", "-1", "1.5"}) {
    EXPECT_EQ(fault_of_yaml(std::string("queue_depth: ") + bad), "f:1: queue_depth must be a whole number within 1 and 1000000")
        << bad;
  }
  EXPECT_EQ(fault_of_yaml("poll_threads: 65"), "f:1: poll_threads must be a whole number within 1 and 64");
}

TEST(ConfigYaml, WhatIsNoConfiguration) {
  EXPECT_EQ(fault_of_yaml("just a text"), "f:1: must be \"key: value\" lines");
  EXPECT_EQ(fault_of_yaml("- listen"), "f:1: must be \"key: value\" lines");
  EXPECT_EQ(fault_of_yaml("store: a\nstore: b"), "f:2: \"store\" stands here twice");
  EXPECT_EQ(fault_of_yaml("store: a\n---\nstore: b"), "f:1: must be one YAML document");
  EXPECT_EQ(fault_of_yaml("? [a]\n: b"), "f:1: unknown key \"\"; deploy/penugasand.yaml shows every key");
  EXPECT_TRUE(fault_of_yaml("store: \"open").starts_with("f:1: is not YAML: "));
  EXPECT_TRUE(fault_of_yaml("a: b\n\tc: d").starts_with("f:2: is not YAML: "));
}

TEST(ConfigYaml, TextsThatParsersStumbleOver) {
  EXPECT_EQ(fault_of_yaml(",x"), "f:1: must be one YAML document");  // yaml-cpp's LoadAll never comes back from this
  EXPECT_EQ(fault_of_yaml("store: a\n%listen: b"), "f:1: must not use YAML directives (%)");
  EXPECT_EQ(fault_of_yaml(",,"), "f:1: must be one YAML document");
  for (const char* piece : {"[", "{", "? ", "- ", "&a ", "*a ", "a: ", "%", "\"", "---\n", "!!x "}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    const auto start = std::chrono::steady_clock::now();
    EXPECT_NE(fault_of_yaml(text), "") << piece;
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5)) << piece;
  }
}

TEST(ConfigYaml, AnyTextIsReadSafely) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    Config config;
    const auto faults = apply_yaml(config, text, "f");
    RC_ASSERT(!faults.empty() || config == Config{});
  }));
}

TEST(ConfigLoopback, TheDevelopmentAuthenticatorServesThisMachineOnly) {
  for (const char* address : {"0.0.0.0:7443", "[::]:7443", "10.1.2.3:7443", "penugasan.example:7443"}) {
    const std::string text = refused({"--listen", address});
    EXPECT_TRUE(holds(text, "the development authenticator believes what callers say")) << address;
    EXPECT_TRUE(holds(text, address));
  }
  for (const char* address : {"127.0.0.1:1", "[::1]:1", "localhost:1"})
    EXPECT_EQ(accepted({"--listen", address}).listen, address);
}

TEST(ConfigMetrics, HaveAnAddressOfTheirOwn) {
  Config config;
  config.listen = "127.0.0.1:7444";
  EXPECT_EQ(faults_of(config),
            std::vector<std::string>{"metrics_listen 127.0.0.1:7444: is the address of listen; give the metrics another port, or "
                                     "set \"\" for none"});
  config.metrics_listen = "";
  EXPECT_TRUE(faults_of(config).empty());
  config.listen = config.metrics_listen = "127.0.0.1:0";
  EXPECT_TRUE(faults_of(config).empty()) << "any two free ports";
}

TEST(ConfigLoopback, TestingServesThisMachineOnlyWhoeverVouches) {
  Config config;
  config.listen = "0.0.0.0:7443";
  config.authenticator = "credentials";
  config.callers = "callers.yaml";
  config.tls_certificate = config.tls_key = "s.pem";
  EXPECT_TRUE(faults_of(config).empty());
  config.testing = true;
  ASSERT_EQ(faults_of(config).size(), 1u);
  EXPECT_TRUE(holds(faults_of(config).front(), "testing lets any caller empty the store"));
  config.listen = "127.0.0.1:7443";
  EXPECT_TRUE(faults_of(config).empty());
}

TEST(ConfigIdentity, NothingServesPlainTextToOthers) {
  const std::vector<const char*> flags = {"--listen", "0.0.0.0:7443", "--authenticator", "credentials", "--callers", "c.yaml"};
  EXPECT_TRUE(holds(refused(flags), "without TLS everybody on the way reads and repeats tokens"));
}

TEST(ConfigIdentity, WhatBelongsTogetherIsAskedFor) {
  EXPECT_TRUE(holds(refused({"--authenticator", "credentials"}), "needs the file of callers"));
  EXPECT_TRUE(holds(refused({"--tls-key", "k.pem"}), "tls_certificate and tls_key go together"));
  EXPECT_TRUE(holds(refused({"--tls-certificate", "c.pem"}), "tls_certificate and tls_key go together"));
  EXPECT_TRUE(
      holds(refused({"--client-certificates", "optional", "--tls-client-ca", "ca.pem"}), "client_certificates needs TLS"));
  EXPECT_TRUE(holds(refused({"--client-certificates", "required", "--tls-certificate", "c", "--tls-key", "k"}),
                    "client_certificates needs tls_client_ca"));
  EXPECT_TRUE(holds(refused({"--client-certificates", "always"}), "must be one of none, optional, required"));
}

TEST(ConfigSizes, ADirectoryMayNotBeSmallerThanARequest) {
  EXPECT_TRUE(holds(refused({"--max-request-size", "32MiB"}), "max_directory_size is below max_request_size"));
}

TEST(ConfigSizes, AreReadAndWritten) {
  EXPECT_EQ(parse_size("0"), 0u);
  EXPECT_EQ(parse_size("1KiB"), 1024u);
  EXPECT_EQ(parse_size("2 MiB"), 2097152u);
  EXPECT_EQ(parse_size("17179869183GiB"), 18446744072635809792u);
  for (const char* bad : {"", "MiB", "1MB", "1kib", "-1B", "1.5GiB", "17179869184GiB", "18446744073709551616"})
    EXPECT_FALSE(parse_size(bad)) << bad;
  EXPECT_EQ(format_size(0), "0B");
  EXPECT_EQ(format_size(1536), "1536B");
  EXPECT_EQ(format_size(1048576), "1MiB");
  EXPECT_EQ(format_size(3221225472), "3GiB");
}

TEST(ConfigCommandLine, MistakesEndWithCodeTwoAndAHint) {
  const std::string unknown = refused({"--listne", "x"});
  EXPECT_TRUE(holds(unknown, "--listne")) << unknown;
  EXPECT_TRUE(holds(unknown, "Did you mean --listen?")) << unknown;
  EXPECT_TRUE(holds(refused({"--queue-depth", "many"}), "--queue-depth must be a whole number"));
  EXPECT_TRUE(holds(refused({"stray"}), "stray"));
  EXPECT_TRUE(holds(refused({"--listen"}), "--listen"));
  EXPECT_TRUE(holds(refused({"--store", "/a", "--store", "/b"}), "store"));
}

TEST(ConfigCommandLine, HelpVersionAndCheckEndWithCodeZero) {
  const auto help = std::get<Stop>(run({"--help"}));
  EXPECT_EQ(help.exit_code, 0);
  for (const auto key : config_keys()) {
    std::string flag = "--" + std::string(key);
    std::replace(flag.begin(), flag.end(), '_', '-');
    EXPECT_TRUE(holds(help.text, flag)) << flag;
  }
  EXPECT_EQ(std::get<Stop>(run({"--version"})).text.substr(0, 11), "penugasand ");
  const auto check = std::get<Stop>(run({"--check-config", "--queue-depth", "9"}));
  EXPECT_EQ(check.exit_code, 0);
  EXPECT_TRUE(holds(check.text, "queue_depth: 9\n"));
  Config again;
  EXPECT_TRUE(apply_yaml(again, check.text, "shown").empty());
  EXPECT_EQ(again.queue_depth, 9);
  EXPECT_EQ(std::get<Stop>(run({"--check-config", "--listen", "0.0.0.0:1"})).exit_code, 2);
}

}  // namespace
}  // namespace penugasan::server
