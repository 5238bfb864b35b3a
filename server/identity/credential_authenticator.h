// Believes client certificates and bearer tokens, and nothing else (the option `authenticator: credentials`).
//
//   authorization: Bearer TOKEN              who calls, a token of theirs
//   x-penugasan-on-behalf-of: Bearer TOKEN   beside a service account's own token: the token of the official it acts for
//
// The certificate's SAN may stand for a service account, the operator, or an official. With it, a token must be the same
// caller's; only a service account may add the token of an official, and then acts for them. A certificate that stands for nobody
// opens the connection and no more.
#pragma once

#include "server/core/clock.h"
#include "server/identity/authenticator.h"
#include "server/identity/callers.h"
#include "server/identity/key_ring.h"
#include "server/identity/token_cache.h"

namespace penugasan::server {

inline constexpr std::string_view kAuthorizationKey = "authorization";
inline constexpr std::string_view kOnBehalfOfKey = "x-penugasan-on-behalf-of";

class CredentialAuthenticator final : public Authenticator {
 public:
  /// `clock`: by which tokens end. All must outlive it.
  CredentialAuthenticator(const CallersBox& callers, const KeyRing& keys, const Clock& clock);

  EdgeResult<Principal> authenticate(const CallMetadata& metadata) const override;

 private:
  EdgeResult<Principal> on_behalf(Principal caller, const CallMetadata& metadata) const;
  EdgeResult<Principal> by_token(std::string_view token) const;
  EdgeResult<Principal> verify(std::string_view token, const Callers& callers, workflow::Time now) const;

  const CallersBox& callers_;
  const KeyRing& keys_;
  const Clock& clock_;
  mutable TokenCache cache_;
};

}  // namespace penugasan::server
