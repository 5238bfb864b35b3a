// Everything that it takes to know who is calling, as the configuration says: callers, keys, the authenticator.
#pragma once

#include <memory>
#include <optional>

#include "server/config/config.h"
#include "server/identity/authenticator.h"
#include "server/identity/callers.h"
#include "server/identity/key_ring.h"

namespace penugasan::server {

class Identity {
 public:
  /// Reads the callers and fetches their issuers' keys; an address that does not answer is told in the log, and asked again.
  /// Tokens end by the real clock, also where TestingService moves the server's day. Throws std::runtime_error for a faulty file.
  /// `config` must outlive it.
  explicit Identity(const Config& config);
  ~Identity() = default;
  Identity(const Identity&) = delete;
  Identity& operator=(const Identity&) = delete;

  const Authenticator& authenticator() const { return *authenticator_; }
  /// Reads the callers again. A faulty file changes nothing; the log says how it went. From any thread.
  void reload();

 private:
  CallersPtr read() const;

  const Config& config_;
  SystemClock clock_;
  CallersBox callers_;
  KeyRing keys_{fetch_keys};
  std::optional<KeyRefresher> refresher_;  // with authenticator credentials
  std::unique_ptr<Authenticator> authenticator_;
};

}  // namespace penugasan::server
