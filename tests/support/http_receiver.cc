#include "tests/support/http_receiver.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace penugasan::testing {

namespace {

std::size_t length_in(const std::string& head) {
  const std::string key = "Content-Length: ";
  const auto at = head.find(key);
  return at == std::string::npos ? 0 : std::stoul(head.substr(at + key.size()));
}

}  // namespace

HttpReceiver::HttpReceiver() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener_, any, size) != 0 || ::listen(listener_, 8) != 0 || ::getsockname(listener_, any, &size) != 0) {
    throw std::runtime_error("no port to listen on");
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { run(); });
}

HttpReceiver::~HttpReceiver() {
  ::shutdown(listener_, SHUT_RDWR);  // ends accept()
  thread_.join();
  ::close(listener_);
}

std::string HttpReceiver::url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/notices"; }

bool HttpReceiver::wait_for(std::size_t calls, std::chrono::milliseconds limit) const {
  std::unique_lock lock(mutex_);
  return came_.wait_for(lock, limit, [&] { return bodies_.size() >= calls; });
}

std::vector<std::string> HttpReceiver::heads() const {
  const std::lock_guard lock(mutex_);
  return heads_;
}

std::vector<std::string> HttpReceiver::bodies() const {
  const std::lock_guard lock(mutex_);
  return bodies_;
}

void HttpReceiver::run() {
  for (int connection = 0; (connection = ::accept(listener_, nullptr, nullptr)) >= 0;) {
    take(connection);
    ::close(connection);
  }
}

void HttpReceiver::take(int connection) {
  const timeval patience{5, 0};
  ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  std::string call;
  std::array<char, 4096> some{};
  std::size_t body = std::string::npos;
  while (body == std::string::npos || call.size() < body + length_in(call.substr(0, body))) {
    const auto got = ::recv(connection, some.data(), some.size(), 0);
    if (got <= 0) return;
    call.append(some.data(), static_cast<std::size_t>(got));
    const auto end = call.find("\r\n\r\n");
    body = end == std::string::npos ? end : end + 4;
  }
  {
    const std::lock_guard lock(mutex_);
    heads_.push_back(call.substr(0, body));
    bodies_.push_back(call.substr(body));
  }
  came_.notify_all();
  const std::string answer = "HTTP/1.1 " + std::to_string(status_) + " said\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  (void)::send(connection, answer.data(), answer.size(), MSG_NOSIGNAL);
}

}  // namespace penugasan::testing
