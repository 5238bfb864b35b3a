// What an operator can set: by a YAML file (--config), then by flags, which win. deploy/penugasand.yaml explains every option.
// Nothing is silently ignored: an unknown key, a wrong type and a value out of range are refused with file and line.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/config/limits.h"
#include "server/config/logging.h"

namespace penugasan::server {

/// Defaults are the ones that the sample shows.
struct Config {
  std::string listen = "127.0.0.1:7443";
  std::string metrics_listen = "127.0.0.1:7444";  // empty: no metrics are served
  std::string store = "/var/lib/penugasan";
  std::vector<std::string> regulations;  // folders with further regulations and overlays
  bool testing = false;                  // serves TestingService and lets the clock be set
  spdlog::level::level_enum log_level = spdlog::level::info;
  LogFormat log_format = LogFormat::text;
  std::uint64_t disk_reserve = 512ULL << 20;       // bytes; read-only below
  std::uint64_t max_request_size = 1ULL << 20;     // bytes of any request message but a directory
  std::uint64_t max_directory_size = 16ULL << 20;  // bytes of LoadDirectory's message
  std::chrono::seconds default_deadline{30};       // for calls that come without one; streams excepted
  int queue_depth = 10000;                         // commands inside the writer
  std::chrono::milliseconds queue_wait{1000};      // a command that would wait longer is refused
  std::chrono::seconds stream_patience{60};        // a stream whose reader leaves a message lying for longer is cut off
  int poll_threads = 1;                            // completion queue threads; long calls have others
  std::string authenticator = "development";       // or "credentials"
  std::string callers;                             // file with service accounts, operators, issuers; empty: none
  std::string tls_certificate, tls_key;            // PEM files; empty: plain text
  std::string tls_client_ca;                       // PEM file
  std::string client_certificates = "none";        // or "optional", "required"
  std::chrono::seconds tls_refresh{10};            // between looks at the TLS files
  Limits limits;
  std::string backups;   // folder that backups are written to; empty: none are
  std::string archives;  // folder that archives of old requests are written to; empty: none are
  bool operator==(const Config&) const = default;
};

/// The program is not to serve: what to print and the exit code (0: to stdout; 2, usage or configuration: to stderr).
struct Stop {
  int exit_code = 0;
  std::string text;
};

/// Looks at the files that a configuration names: what is wrong with them.
using CheckFiles = std::function<std::vector<std::string>(const Config& config)>;

/// Reads flags and file. Stops for --help, --version and --check-config, and with code 2 for every mistake, also for what
/// `check_files` finds.
std::variant<Config, Stop> read_config(int argc, const char* const* argv, const CheckFiles& check_files = {});

/// Sets `config` from the text of a file named `file`. The faults, each "file:line: what"; empty: all is well.
std::vector<std::string> apply_yaml(Config& config, std::string_view text, const std::string& file);

/// What does not go together: development authenticator, plain text or testing on anything but loopback, TLS without its files,
/// sizes that contradict. Empty: all is well.
std::vector<std::string> faults_of(const Config& config);

/// Every key of the file, in the sample's order.
std::vector<std::string_view> config_keys();
/// The value of a key as the file writes it: "512MiB".
std::string config_value(const Config& config, std::string_view key);

}  // namespace penugasan::server
