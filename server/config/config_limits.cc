#include "server/config/config_limits.h"

namespace penugasan::server {

namespace {

template <int Limits::*member, int least, int most>
ConfigOption count_option(std::string_view key, std::string_view help) {
  return {key,
          help,
          false,
          false,
          [](Config& c, const std::string& v) { return set_count(c.limits.*member, v, least, most); },
          [](const Config& c) { return std::to_string(c.limits.*member); }};
}

template <std::chrono::seconds Limits::*member>
ConfigOption time_option(std::string_view key, std::string_view help) {
  return {key,
          help,
          false,
          false,
          [](Config& c, const std::string& v) { return set_seconds(c.limits.*member, v); },
          [](const Config& c) { return std::to_string((c.limits.*member).count()) + "s"; }};
}

constexpr int kMillion = 1'000'000;

}  // namespace

std::vector<ConfigOption> limit_options() {
  return {
      count_option<&Limits::caller_rate, 0, kMillion>("caller_rate", "Calls a second of one caller, 0 (no limit) to 1000000"),
      count_option<&Limits::caller_burst, 1, kMillion>("caller_burst", "Calls of one caller at once, 1 to 1000000"),
      count_option<&Limits::peer_rate, 0, kMillion>("peer_rate", "Calls a second of one address, 0 (no limit) to 1000000"),
      count_option<&Limits::peer_burst, 1, kMillion>("peer_burst", "Calls of one address at once, 1 to 1000000"),
      count_option<&Limits::caller_streams, 1, kMillion>("caller_streams", "Open streams of one caller, 1 to 1000000"),
      count_option<&Limits::streams, 1, kMillion>("streams", "Open streams in all, 1 to 1000000"),
      count_option<&Limits::connections, 1, kMillion>("connections", "Open connections in all, 1 to 1000000"),
      count_option<&Limits::peer_connections, 1, kMillion>("peer_connections", "Open connections of one address, 1 to 1000000"),
      count_option<&Limits::connection_calls, 1, kMillion>("connection_calls", "Calls at once on a connection, 1 to 1000000"),
      time_option<&Limits::handshake_timeout>("handshake_timeout", "Time for a connection's handshake, 1s to 3600s"),
      time_option<&Limits::connection_idle>("connection_idle", "Time until a connection without calls is closed, 1s to 3600s"),
      time_option<&Limits::connection_age>("connection_age", "Time until a connection must be made anew, 1s to 3600s"),
      time_option<&Limits::connection_grace>("connection_grace", "Time for its last calls, 1s to 3600s"),
      time_option<&Limits::keepalive>("keepalive", "Silence after which a peer is asked whether it is there, 1s to 3600s"),
      {"memory_quota", "Bytes of the buffers of all connections, 64MiB to 1024GiB", false, false,
       [](Config& c, const std::string& v) { return set_size(c.limits.memory_quota, v, 64ULL << 20, 1ULL << 40); },
       [](const Config& c) { return format_size(c.limits.memory_quota); }},
  };
}

}  // namespace penugasan::server
