// A TCP connection without any protocol, for tests that send what no client library would.
#pragma once

#include <chrono>
#include <string>

namespace penugasan::testing {

class RawSocket {
 public:
  /// Connects to "127.0.0.1:PORT". Throws std::system_error where nobody takes the connection.
  explicit RawSocket(const std::string& address);
  ~RawSocket();
  RawSocket(RawSocket&& other) noexcept : socket_(other.socket_) { other.socket_ = -1; }
  RawSocket(const RawSocket&) = delete;
  RawSocket& operator=(const RawSocket&) = delete;
  RawSocket& operator=(RawSocket&&) = delete;

  /// False: the other side has closed the connection.
  bool send(const std::string& bytes);
  /// Reads until the other side closes the connection; false: it did not within `patience`.
  bool closed_within(std::chrono::milliseconds patience);

 private:
  int socket_ = -1;
};

}  // namespace penugasan::testing
