// Free TCP ports on loopback. For tests that start a server; any thread.
#pragma once

#include <cstdint>
#include <string>

namespace penugasan::testing {

// A port that nobody listens on now. Another process may take it before you do: start the server at once.
std::uint16_t free_port();

// "127.0.0.1:<free port>".
std::string free_address();

// A socket that listens on a loopback port for as long as it lives, to test "the port is in use".
class OccupiedPort {
 public:
  OccupiedPort();
  ~OccupiedPort();
  OccupiedPort(const OccupiedPort&) = delete;
  OccupiedPort& operator=(const OccupiedPort&) = delete;

  std::uint16_t port() const { return port_; }
  std::string address() const;

 private:
  int socket_ = -1;
  std::uint16_t port_ = 0;
};

}  // namespace penugasan::testing
