#include "server/config/endpoint.h"

#include <arpa/inet.h>
#include <strings.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace penugasan::server {

namespace {

std::optional<in_addr> ipv4(const std::string& host) {
  in_addr address{};
  return inet_pton(AF_INET, host.c_str(), &address) == 1 ? std::optional(address) : std::nullopt;
}

std::optional<in6_addr> ipv6(const std::string& host) {
  in6_addr address{};
  return inet_pton(AF_INET6, host.c_str(), &address) == 1 ? std::optional(address) : std::nullopt;
}

bool is_host_name(std::string_view host) {
  if (host.empty() || host.size() > 253 || host.front() == '.' || host.front() == '-') return false;
  return std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

std::optional<std::uint16_t> parse_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return port;
}

}  // namespace

std::optional<Endpoint> parse_endpoint(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto port = parse_port(text.substr(colon + 1));
  std::string_view host = text.substr(0, colon);
  if (!port) return std::nullopt;
  if (!host.starts_with('[')) return is_host_name(host) ? std::optional(Endpoint{std::string(host), *port}) : std::nullopt;
  if (host.size() < 2 || !host.ends_with(']')) return std::nullopt;
  std::string address(host.substr(1, host.size() - 2));
  if (!ipv6(address)) return std::nullopt;
  return Endpoint{std::move(address), *port};
}

bool is_loopback(const Endpoint& endpoint) {
  if (strcasecmp(endpoint.host.c_str(), "localhost") == 0) return true;
  if (const auto address = ipv4(endpoint.host)) return ntohl(address->s_addr) >> 24U == 127;
  if (const auto address = ipv6(endpoint.host)) {
    if (IN6_IS_ADDR_LOOPBACK(&*address)) return true;
    return IN6_IS_ADDR_V4MAPPED(&*address) && address->s6_addr[12] == 127;
  }
  return false;
}

}  // namespace penugasan::server
