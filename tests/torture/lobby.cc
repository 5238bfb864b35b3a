#include "tests/torture/lobby.h"

namespace penugasan::torture {

void Lobby::open(const std::string& address) {
  const std::lock_guard lock(mutex_);
  connection_ = std::make_shared<clients::Connection>(address);
  changed_.notify_all();
}

void Lobby::shut() {
  const std::lock_guard lock(mutex_);
  connection_.reset();
}

void Lobby::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

Lobby::ConnectionPtr Lobby::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return closed_ || connection_ != nullptr; });
  return closed_ ? nullptr : connection_;
}

bool Lobby::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

}  // namespace penugasan::torture
