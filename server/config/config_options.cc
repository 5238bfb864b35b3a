#include "server/config/config_options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <limits>

#include "server/config/config_identity.h"
#include "server/config/config_limits.h"
#include "server/config/endpoint.h"

namespace penugasan::server {

namespace {

struct SizeUnit {
  std::string_view name;
  unsigned shift;
};
constexpr std::array<SizeUnit, 4> kSizeUnits = {{{"GiB", 30}, {"MiB", 20}, {"KiB", 10}, {"B", 0}}};

constexpr std::array<std::string_view, 7> kLevels = {"trace", "debug", "info", "warning", "error", "critical", "off"};

std::optional<std::uint64_t> parse_whole(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string set_milliseconds(std::chrono::milliseconds& target, const std::string& value) {
  const std::string_view text = value;
  const auto number = text.ends_with("ms") ? parse_whole(text.substr(0, text.size() - 2)) : std::nullopt;
  if (!number || *number < 1 || *number > 60000) return "must be a duration within 1ms and 60000ms";
  target = std::chrono::milliseconds(*number);
  return {};
}

std::string set_path(std::string& target, const std::string& value) {
  if (value.empty() || value.find('\0') != std::string::npos) return "must be the path of a folder";
  target = value;
  return {};
}

std::string set_listen(Config& config, const std::string& value) {
  if (!parse_endpoint(value)) return "must be HOST:PORT, like 127.0.0.1:7443 or [::1]:7443";
  config.listen = value;
  return {};
}

std::string set_metrics_listen(Config& config, const std::string& value) {
  if (value.starts_with('[')) return "must be an IPv4 address and a port: the library that serves metrics knows no IPv6";
  if (!value.empty() && !parse_endpoint(value)) return "must be HOST:PORT, like 127.0.0.1:7444, or empty for no metrics";
  config.metrics_listen = value;
  return {};
}

std::string set_store(Config& config, const std::string& value) { return set_path(config.store, value); }

std::string set_optional_path(std::string& target, const std::string& value) {
  if (!value.empty()) return set_path(target, value);
  target.clear();
  return {};
}

std::string set_backups(Config& config, const std::string& value) { return set_optional_path(config.backups, value); }
std::string set_archives(Config& config, const std::string& value) { return set_optional_path(config.archives, value); }

std::string add_regulations(Config& config, const std::string& value) {
  return set_path(config.regulations.emplace_back(), value);
}

std::string set_testing(Config& config, const std::string& value) {
  if (value != "true" && value != "false") return "must be true or false";
  config.testing = value == "true";
  return {};
}

std::string set_log_level(Config& config, const std::string& value) {
  const auto* const found = std::find(kLevels.begin(), kLevels.end(), value);
  if (found == kLevels.end()) return "must be one of trace, debug, info, warning, error, critical, off";
  config.log_level = static_cast<spdlog::level::level_enum>(found - kLevels.begin());
  return {};
}

std::string set_log_format(Config& config, const std::string& value) {
  if (value != "text" && value != "json") return "must be text or json";
  config.log_format = value == "json" ? LogFormat::json : LogFormat::text;
  return {};
}

std::string list_of(const std::vector<std::string>& values) {
  std::string text;
  for (const auto& value : values) text.append(text.empty() ? "" : ", ").append(value);
  return "[" + text + "]";
}

}  // namespace

std::string set_size(std::uint64_t& target, const std::string& value, std::uint64_t least, std::uint64_t most) {
  const auto bytes = parse_size(value);
  if (!bytes) return "must be a size like 512MiB (B, KiB, MiB, GiB)";
  if (*bytes < least || *bytes > most) return "must be within " + format_size(least) + " and " + format_size(most);
  target = *bytes;
  return {};
}

std::string set_count(int& target, const std::string& value, int least, int most) {
  const auto number = parse_whole(value);
  if (!number || *number < static_cast<std::uint64_t>(least) || *number > static_cast<std::uint64_t>(most)) {
    return "must be a whole number within " + std::to_string(least) + " and " + std::to_string(most);
  }
  target = static_cast<int>(*number);
  return {};
}

std::string set_seconds(std::chrono::seconds& target, const std::string& value) {
  const std::string_view text = value;
  const auto number = text.ends_with('s') ? parse_whole(text.substr(0, text.size() - 1)) : std::nullopt;
  if (!number || *number < 1 || *number > 3600) return "must be a duration within 1s and 3600s";
  target = std::chrono::seconds(*number);
  return {};
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
  unsigned shift = 0;
  for (const auto& unit : kSizeUnits) {
    if (!text.ends_with(unit.name)) continue;
    shift = unit.shift;
    text.remove_suffix(unit.name.size());
    while (text.ends_with(' ')) text.remove_suffix(1);
    break;
  }
  const auto number = parse_whole(text);
  if (!number || *number > std::numeric_limits<std::uint64_t>::max() >> shift) return std::nullopt;
  return *number << shift;
}

std::string format_size(std::uint64_t bytes) {
  for (const auto& unit : kSizeUnits) {
    const std::uint64_t size = 1ULL << unit.shift;
    if (bytes >= size && bytes % size == 0) return std::to_string(bytes / size).append(unit.name);
  }
  return std::to_string(bytes).append("B");
}

namespace {

// Everything but who may call (config_identity.cc) and what they may take (config_limits.cc).
std::vector<ConfigOption> other_options() {
  return {
      {"listen", "Address to listen on, HOST:PORT; port 0 takes any free one", false, false, set_listen,
       [](const Config& c) { return c.listen; }},
      {"metrics_listen", "Address of GET /metrics for Prometheus, HOST:PORT; empty: none", false, false, set_metrics_listen,
       [](const Config& c) { return c.metrics_listen; }},
      {"store", "Folder of the store; made where it does not exist", false, false, set_store,
       [](const Config& c) { return c.store; }},
      {"backups", "Folder that backups are written to; empty: none are", false, false, set_backups,
       [](const Config& c) { return c.backups.empty() ? std::string("\"\"") : c.backups; }},
      {"archives", "Folder that archives of old requests are written to; empty: none are", false, false, set_archives,
       [](const Config& c) { return c.archives.empty() ? std::string("\"\"") : c.archives; }},
      {"regulations", "Folder with further regulations and overlays; may be repeated", true, false, add_regulations,
       [](const Config& c) { return list_of(c.regulations); }},
      {"testing", "Serve the service that moves the clock and empties the store (loopback only)", false, true, set_testing,
       [](const Config& c) { return std::string(c.testing ? "true" : "false"); }},
      {"log_level", "trace, debug, info, warning, error, critical or off", false, false, set_log_level,
       [](const Config& c) { return std::string(kLevels.at(static_cast<std::size_t>(c.log_level))); }},
      {"log_format", "text or json; one line an entry, on stderr", false, false, set_log_format,
       [](const Config& c) { return std::string(c.log_format == LogFormat::json ? "json" : "text"); }},
      {"disk_reserve", "Free bytes below which the server is read-only, 0B to 1024GiB", false, false,
       [](Config& c, const std::string& v) { return set_size(c.disk_reserve, v, 0, 1ULL << 40); },
       [](const Config& c) { return format_size(c.disk_reserve); }},
      {"max_request_size", "Bytes of a request message, 64KiB to 64MiB", false, false,
       [](Config& c, const std::string& v) { return set_size(c.max_request_size, v, 64ULL << 10, 64ULL << 20); },
       [](const Config& c) { return format_size(c.max_request_size); }},
      {"max_directory_size", "Bytes of a directory message, 64KiB to 256MiB", false, false,
       [](Config& c, const std::string& v) { return set_size(c.max_directory_size, v, 64ULL << 10, 256ULL << 20); },
       [](const Config& c) { return format_size(c.max_directory_size); }},
      {"default_deadline", "Time for a call that comes without a deadline, 1s to 3600s", false, false,
       [](Config& c, const std::string& v) { return set_seconds(c.default_deadline, v); },
       [](const Config& c) { return std::to_string(c.default_deadline.count()) + "s"; }},
      {"queue_wait", "A command that would wait longer for the writer is refused, 1ms to 60000ms", false, false,
       [](Config& c, const std::string& v) { return set_milliseconds(c.queue_wait, v); },
       [](const Config& c) { return std::to_string(c.queue_wait.count()) + "ms"; }},
      {"stream_patience", "A stream's reader that leaves a message lying for longer is cut off, 1s to 3600s", false, false,
       [](Config& c, const std::string& v) { return set_seconds(c.stream_patience, v); },
       [](const Config& c) { return std::to_string(c.stream_patience.count()) + "s"; }},
      {"queue_depth", "Commands that may be inside the writer at any time, 1 to 1000000", false, false,
       [](Config& c, const std::string& v) { return set_count(c.queue_depth, v, 1, 1000000); },
       [](const Config& c) { return std::to_string(c.queue_depth); }},
      {"poll_threads", "Threads that take calls and handle short ones, 1 to 64", false, false,
       [](Config& c, const std::string& v) { return set_count(c.poll_threads, v, 1, 64); },
       [](const Config& c) { return std::to_string(c.poll_threads); }},
  };
}

}  // namespace

const std::vector<ConfigOption>& config_options() {
  static const std::vector<ConfigOption> options = [] {
    auto all = other_options();
    for (auto more : {identity_options(), limit_options()}) {
      all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return all;
  }();
  return options;
}

const ConfigOption* find_option(std::string_view key) {
  const auto& options = config_options();
  const auto found = std::find_if(options.begin(), options.end(), [&](const auto& option) { return option.key == key; });
  return found == options.end() ? nullptr : &*found;
}

void clear_list(Config& config, const ConfigOption& option) {
  if (option.is_list) config.regulations.clear();
}

}  // namespace penugasan::server
