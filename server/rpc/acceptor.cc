#include "server/rpc/acceptor.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <stdexcept>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace penugasan::server {

namespace {

constexpr int kBacklog = 1024;

void close_one(int& descriptor) {
  if (descriptor >= 0) ::close(descriptor);
  descriptor = -1;
}

int open_reserve() { return ::open("/dev/null", O_RDONLY | O_CLOEXEC); }

// The socket's own number; 0 where the descriptor is closed or something else by now.
std::uint64_t inode_of(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && S_ISSOCK(status.st_mode) ? status.st_ino : 0;
}

std::string text_of(const sockaddr_storage& address) {
  char text[INET6_ADDRSTRLEN] = "";
  const auto* any = reinterpret_cast<const sockaddr*>(&address);
  const void* bytes = any->sa_family == AF_INET ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in*>(any)->sin_addr)
                                                : &reinterpret_cast<const sockaddr_in6*>(any)->sin6_addr;
  ::inet_ntop(any->sa_family, bytes, text, sizeof text);
  return text;
}

std::uint16_t port_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  return ntohs(address.ss_family == AF_INET ? reinterpret_cast<sockaddr_in&>(address).sin_port
                                            : reinterpret_cast<sockaddr_in6&>(address).sin6_port);
}

// A listening socket on the first of the host's addresses of this family that can be had; -1: on none.
int listen_on(const Endpoint& endpoint, int family) {
  addrinfo hints{};
  hints.ai_family = family;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (::getaddrinfo(endpoint.host.c_str(), std::to_string(endpoint.port).c_str(), &hints, &found) != 0) return -1;
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses(found, &::freeaddrinfo);
  for (const auto* one = found; one != nullptr; one = one->ai_next) {
    int made = ::socket(one->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);  // what is accepted inherits it
    if (made >= 0 && ::bind(made, one->ai_addr, one->ai_addrlen) == 0 && ::listen(made, kBacklog) == 0) return made;
    close_one(made);
  }
  return -1;
}

// A name that has both kinds of address, like localhost, is listened to on the first.
int listen_on(const Endpoint& endpoint) {
  const int made = listen_on(endpoint, AF_INET);
  return made >= 0 ? made : listen_on(endpoint, AF_INET6);
}

}  // namespace

Acceptor::Acceptor(const std::string& listen, ConnectionCaps caps) : caps_(caps) {
  const auto endpoint = parse_endpoint(listen);
  listener_ = endpoint ? listen_on(*endpoint) : -1;
  if (listener_ < 0) {
    throw std::runtime_error("cannot listen on " + listen +
                             ": the port is in use or the address is not of this machine; choose another with --listen");
  }
  const std::string host = listen.starts_with('[') ? "[" + endpoint->host + "]" : endpoint->host;
  address_ = host + ":" + std::to_string(port_of(listener_));
  wake_ = ::eventfd(0, EFD_CLOEXEC);
  reserve_ = open_reserve();
}

Acceptor::~Acceptor() {
  stop();
  close_one(wake_);
  close_one(reserve_);
}

void Acceptor::start(std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> to) {
  to_ = std::move(to);
  thread_ = std::thread([this] { run(); });
}

void Acceptor::stop() {
  if (thread_.joinable()) {
    ::eventfd_write(wake_, 1);
    thread_.join();
  }
  close_one(listener_);
}

void Acceptor::run() {
  pollfd waited[] = {{listener_, POLLIN, 0}, {wake_, POLLIN, 0}};
  while (true) {
    if (::poll(waited, 2, -1) < 0 && errno != EINTR) return;
    if ((waited[1].revents & POLLIN) != 0) return;
    if ((waited[0].revents & POLLIN) != 0) take_one();
  }
}

void Acceptor::take_one() {
  sockaddr_storage peer{};
  socklen_t size = sizeof peer;
  const int taken = ::accept4(listener_, reinterpret_cast<sockaddr*>(&peer), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (taken >= 0) return hand_over(taken, text_of(peer));
  if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) take_and_drop();
}

// Without this the connection would wait for ever, and so would poll() spin.
void Acceptor::take_and_drop() {
  ++turned_away_;
  close_one(reserve_);
  int taken = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
  close_one(taken);
  reserve_ = open_reserve();
  if (reserve_ < 0) std::this_thread::sleep_for(std::chrono::milliseconds(50));
}

bool Acceptor::room_for(const std::string& address) {
  const auto of_address = [&] {
    return std::count_if(open_.begin(), open_.end(), [&](const auto& one) { return one.address == address; });
  };
  const auto full = [&] { return static_cast<int>(open_.size()) >= caps_.in_all || of_address() >= caps_.of_one_address; };
  if (!full()) return true;
  std::erase_if(open_, [](const auto& one) { return inode_of(one.descriptor) != one.inode; });
  return !full();
}

void Acceptor::hand_over(int descriptor, std::string address) {
  if (!room_for(address)) {
    ++turned_away_;
    return close_one(descriptor);
  }
  // A descriptor that is given again was closed before.
  std::erase_if(open_, [&](const auto& one) { return one.descriptor == descriptor; });
  open_.push_back({descriptor, inode_of(descriptor), std::move(address)});
  grpc::experimental::ExternalConnectionAcceptor::NewConnectionParameters connection;
  connection.listener_fd = listener_;
  connection.fd = descriptor;
  to_->HandleNewConnection(&connection);
}

}  // namespace penugasan::server
