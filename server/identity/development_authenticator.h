// Believes what the caller says. For development and tests only: the server starts with it on loopback addresses alone
// (config.h), and it believes no peer from elsewhere.
//
// Metadata `x-penugasan-principal`, exactly one value:
//   surakarta/kadis-kominfo                 an official, in the short form
//   operator                                who may load and read directories and holds no office
//   service:mobile                          a configured service account (callers.h) by itself
//   service:mobile+surakarta/kadis-kominfo  the same, for an official who has signed in there
#pragma once

#include "server/identity/authenticator.h"
#include "server/identity/callers.h"

namespace penugasan::server {

inline constexpr std::string_view kPrincipalKey = "x-penugasan-principal";
inline constexpr std::string_view kOperator = "operator";

class DevelopmentAuthenticator final : public Authenticator {
 public:
  /// `callers` must outlive it.
  explicit DevelopmentAuthenticator(const CallersBox& callers) : callers_(callers) {}
  EdgeResult<Principal> authenticate(const CallMetadata& metadata) const override;

 private:
  EdgeResult<Principal> service(std::string_view text) const;

  const CallersBox& callers_;
};

}  // namespace penugasan::server
