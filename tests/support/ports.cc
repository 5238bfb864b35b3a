#include "tests/support/ports.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace penugasan::testing {

OccupiedPort::OccupiedPort() : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (socket_ < 0 || bind(socket_, plain, size) != 0 || listen(socket_, 1) != 0 || getsockname(socket_, plain, &size) != 0) {
    const int error = errno;
    if (socket_ >= 0) close(socket_);
    throw std::system_error(error, std::generic_category(), "cannot take a loopback port");
  }
  port_ = ntohs(address.sin_port);
}

OccupiedPort::~OccupiedPort() { close(socket_); }

std::string OccupiedPort::address() const { return "127.0.0.1:" + std::to_string(port_); }

std::uint16_t free_port() { return OccupiedPort().port(); }

std::string free_address() { return "127.0.0.1:" + std::to_string(free_port()); }

}  // namespace penugasan::testing
