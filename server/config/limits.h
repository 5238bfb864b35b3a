// What one caller, one address and one connection may take. Generous: they are there for runaways and attackers, not for people.
#pragma once

#include <chrono>
#include <cstdint>

namespace penugasan::server {

struct Limits {
  int caller_rate = 10000;   // calls a second of one caller in the long run; 0: no limit
  int caller_burst = 20000;  // and at once
  int peer_rate = 50000;     // the same of one address, before anybody knows who calls
  int peer_burst = 100000;
  int caller_streams = 64;      // open watch and notice streams of one caller
  int streams = 10000;          // and of all
  int connections = 10000;      // open connections
  int peer_connections = 2000;  // and of one address
  int connection_calls = 1000;  // calls at once on one connection
  std::chrono::seconds handshake_timeout{20};
  std::chrono::seconds connection_idle{900};
  std::chrono::seconds connection_age{3600};
  std::chrono::seconds connection_grace{60};
  std::chrono::seconds keepalive{60};
  std::uint64_t memory_quota = 1ULL << 30;  // bytes of gRPC's buffers
  bool operator==(const Limits&) const = default;
};

}  // namespace penugasan::server
