#include "server/config/config_identity.h"

#include <array>

#include "server/config/endpoint.h"

namespace penugasan::server {

namespace {

constexpr std::array<std::string_view, 2> kAuthenticators = {"development", "credentials"};
constexpr std::array<std::string_view, 3> kClientCertificates = {"none", "optional", "required"};

std::string set_file(std::string& target, const std::string& value) {
  if (value.find('\0') != std::string::npos) return "must be the path of a file";
  target = value;
  return {};
}

template <std::size_t count>
std::string set_word(std::string& target, const std::string& value, const std::array<std::string_view, count>& words) {
  std::string known;
  for (const auto word : words) {
    if (word == value) {
      target = value;
      return {};
    }
    known.append(known.empty() ? "" : ", ").append(word);
  }
  return "must be one of " + known;
}

// As the file writes it: a YAML text may not be nothing at all.
std::string shown(const std::string& path) { return path.empty() ? "\"\"" : path; }

// A path that may be left out.
template <std::string Config::*member>
ConfigOption file_option(std::string_view key, std::string_view help) {
  return {key,
          help,
          false,
          false,
          [](Config& c, const std::string& v) { return set_file(c.*member, v); },
          [](const Config& c) { return shown(c.*member); }};
}

void check_tls(const Config& config, std::vector<std::string>& faults) {
  if (config.tls_certificate.empty() != config.tls_key.empty()) {
    faults.emplace_back("tls_certificate and tls_key go together: set both, or neither");
  }
  if (config.client_certificates == "none") return;
  if (config.tls_certificate.empty()) faults.emplace_back("client_certificates needs TLS: set tls_certificate and tls_key");
  if (config.tls_client_ca.empty()) {
    faults.emplace_back("client_certificates needs tls_client_ca, the authorities that vouch for clients");
  }
}

}  // namespace

std::vector<ConfigOption> identity_options() {
  return {
      {"authenticator", "Who vouches for callers: development (loopback only) or credentials", false, false,
       [](Config& c, const std::string& v) { return set_word(c.authenticator, v, kAuthenticators); },
       [](const Config& c) { return c.authenticator; }},
      file_option<&Config::callers>("callers",
                                    "File with service accounts, operators and issuers of tokens (deploy/callers.yaml)"),
      file_option<&Config::tls_certificate>("tls_certificate", "PEM file with the server's certificate and its chain"),
      file_option<&Config::tls_key>("tls_key", "PEM file with its private key, readable by its owner only"),
      file_option<&Config::tls_client_ca>("tls_client_ca", "PEM file with the authorities that vouch for client certificates"),
      {"client_certificates", "none, optional or required", false, false,
       [](Config& c, const std::string& v) { return set_word(c.client_certificates, v, kClientCertificates); },
       [](const Config& c) { return c.client_certificates; }},
      {"tls_refresh", "How often the TLS files are looked at for changes, 1s to 3600s", false, false,
       [](Config& c, const std::string& v) { return set_seconds(c.tls_refresh, v); },
       [](const Config& c) { return std::to_string(c.tls_refresh.count()) + "s"; }},
  };
}

std::vector<std::string> identity_faults(const Config& config) {
  std::vector<std::string> faults;
  const auto endpoint = parse_endpoint(config.listen);
  const bool loopback = endpoint && is_loopback(*endpoint);
  if (config.authenticator == "development" && !loopback) {
    faults.push_back("listen " + config.listen +
                     ": the development authenticator believes what callers say about themselves, so it "
                     "serves loopback addresses only; listen on 127.0.0.1, [::1] or localhost");
  }
  if (config.authenticator == "credentials" && config.callers.empty()) {
    faults.emplace_back("authenticator credentials needs the file of callers: nobody could call without it");
  }
  if (config.tls_certificate.empty() && !loopback) {
    faults.push_back("listen " + config.listen +
                     ": without TLS everybody on the way reads and repeats tokens, so other addresses than loopback need "
                     "tls_certificate and tls_key");
  }
  check_tls(config, faults);
  return faults;
}

}  // namespace penugasan::server
