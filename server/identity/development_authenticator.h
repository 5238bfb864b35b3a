// Believes what the caller says. For development and tests only: the server starts with it on loopback addresses alone
// (config.h), and it believes no peer from elsewhere.
//
// Metadata `x-penugasan-principal`, exactly one value: an official in the short form "surakarta/kadis-kominfo", or `operator`,
// who may load and read directories and holds no office.
#pragma once

#include "server/identity/authenticator.h"

namespace penugasan::server {

inline constexpr std::string_view kPrincipalKey = "x-penugasan-principal";
inline constexpr std::string_view kOperator = "operator";

class DevelopmentAuthenticator final : public Authenticator {
 public:
  EdgeResult<Principal> authenticate(const CallMetadata& metadata) const override;
};

}  // namespace penugasan::server
