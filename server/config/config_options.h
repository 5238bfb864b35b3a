// The table of everything that can be configured; only config.cc and its tests need it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/config.h"

namespace penugasan::server {

struct ConfigOption {
  std::string_view key;    // in the file; as a flag "--" with dashes for underscores
  std::string_view help;   // one line, with the unit
  bool is_list = false;    // a sequence in the file, a repeated flag
  bool is_switch = false;  // true or false in the file, a flag without value
  /// Takes one value (of a list: one more). What is wrong with it, or empty.
  std::string (*set)(Config& config, const std::string& value);
  /// The value as the file writes it.
  std::string (*get)(const Config& config);
};

const std::vector<ConfigOption>& config_options();
/// Null: there is no such key.
const ConfigOption* find_option(std::string_view key);
/// Empties a list, so that a flag replaces what the file said.
void clear_list(Config& config, const ConfigOption& option);

/// Each takes a value within bounds; what is wrong with it, or empty.
std::string set_count(int& target, const std::string& value, int least, int most);
std::string set_size(std::uint64_t& target, const std::string& value, std::uint64_t least, std::uint64_t most);
/// 1s to 3600s.
std::string set_seconds(std::chrono::seconds& target, const std::string& value);

/// "512MiB", "65536", "64 KiB"; nothing for any other text or more than 64 bits.
std::optional<std::uint64_t> parse_size(std::string_view text);
std::string format_size(std::uint64_t bytes);

}  // namespace penugasan::server
