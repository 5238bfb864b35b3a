// Addresses to listen on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace penugasan::server {

struct Endpoint {
  std::string host;        // without brackets
  std::uint16_t port = 0;  // 0: any free port
  bool operator==(const Endpoint&) const = default;
};

/// "127.0.0.1:7443", "[::1]:7443", "localhost:7443", "0.0.0.0:7443". An IPv6 address needs its brackets. Nothing for any other
/// text.
std::optional<Endpoint> parse_endpoint(std::string_view text);

/// True for 127.0.0.0/8, ::1 (also as ::ffff:127.…) and localhost: only this machine can reach it. Any other host name is not.
bool is_loopback(const Endpoint& endpoint);

}  // namespace penugasan::server
