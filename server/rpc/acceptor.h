// Accepts connections itself and hands them to gRPC, because gRPC 1.51 knows no cap on connections and can leave its own listener
// dead when the process runs out of file descriptors. Here a connection too many is closed at once, and the listener lives on.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <grpcpp/server_builder.h>

#include "server/config/endpoint.h"

namespace penugasan::server {

struct ConnectionCaps {
  int in_all = 0;
  int of_one_address = 0;
};

class Acceptor {
 public:
  /// Binds and listens; nobody is accepted before start(). Throws std::runtime_error, saying what to do, where it cannot.
  Acceptor(const std::string& listen, ConnectionCaps caps);
  /// As stop().
  ~Acceptor();
  Acceptor(const Acceptor&) = delete;
  Acceptor& operator=(const Acceptor&) = delete;

  /// "127.0.0.1:7443", with the port that was really bound.
  const std::string& address() const { return address_; }
  /// Call it after the server was started.
  void start(std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> to);
  /// Takes no further connection; those that are open stay. Call it before the server is shut down.
  void stop();

  /// Connections that were closed because of a cap or for want of file descriptors. Any thread.
  std::uint64_t turned_away() const { return turned_away_; }

 private:
  // One that was handed over. gRPC owns the descriptor, so whether it is still open is found by what it refers to.
  struct Connection {
    int descriptor = -1;
    std::uint64_t inode = 0;
    std::string address;
  };

  void run();
  void take_one();
  void take_and_drop();
  bool room_for(const std::string& address);
  void hand_over(int descriptor, std::string address);

  const ConnectionCaps caps_;
  int listener_ = -1;
  int wake_ = -1;     // an eventfd: stop
  int reserve_ = -1;  // kept open, so that one more can be accepted and closed when there are no descriptors left
  std::string address_;
  std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> to_;
  std::vector<Connection> open_;
  std::atomic<std::uint64_t> turned_away_{0};
  std::thread thread_;
};

}  // namespace penugasan::server
