#include "server/identity/identity.h"

#include <spdlog/spdlog.h>

#include "server/identity/callers_file.h"
#include "server/identity/credential_authenticator.h"
#include "server/identity/development_authenticator.h"

namespace penugasan::server {

Identity::Identity(const Config& config) : config_(config), callers_(read()) {
  if (config_.authenticator == "development") {
    authenticator_ = std::make_unique<DevelopmentAuthenticator>(callers_);
    spdlog::warn("development authenticator: every caller on this machine is believed; never use it for real officials");
    return;
  }
  refresher_.emplace(keys_, callers_, clock_);
  authenticator_ = std::make_unique<CredentialAuthenticator>(callers_, keys_, clock_);
}

CallersPtr Identity::read() const {
  return std::make_shared<const Callers>(config_.callers.empty() ? Callers() : read_callers(config_.callers));
}

void Identity::reload() {
  try {
    callers_.set(read());
    spdlog::info("callers: read again");
  } catch (const std::exception& error) {
    spdlog::error("callers: not read again, the old ones stay in use: {}", error.what());
  }
}

}  // namespace penugasan::server
