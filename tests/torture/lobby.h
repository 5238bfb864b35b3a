// Where the clients of the torture wait for a server that comes and goes: each start has an address of its own.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>

#include "clients/connection.h"

namespace penugasan::torture {

class Lobby {
 public:
  using ConnectionPtr = std::shared_ptr<const clients::Connection>;

  /// A server listens there from now on.
  void open(const std::string& address);
  /// It is gone, or soon will be.
  void shut();
  /// Nobody is to wait any more.
  void close();
  /// The server to talk to; waits until there is one. Null once closed.
  ConnectionPtr wait();
  bool closed() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  ConnectionPtr connection_;
  bool closed_ = false;
};

}  // namespace penugasan::torture
