#include "server/identity/development_authenticator.h"

#include "server/input/names.h"

namespace penugasan::server {

namespace {

constexpr std::string_view kServicePrefix = "service:";

EdgeError refused(std::string_view problem) {
  return {EdgeReason::unauthenticated, {{"metadata_key", std::string(kPrincipalKey)}, {"problem", std::string(problem)}}, {}};
}

// The server listens on loopback alone with this authenticator; a peer from elsewhere would mean that it does not.
bool is_local(std::string_view peer) {
  return peer.starts_with("ipv4:127.") || peer.starts_with("ipv6:[::1]:") || peer.starts_with("ipv6:%5B::1%5D:") ||
         peer.starts_with("ipv6:[::ffff:127.") || peer.starts_with("ipv6:%5B::ffff:127.") || peer.starts_with("unix:") ||
         peer == "inproc";
}

}  // namespace

EdgeResult<Principal> DevelopmentAuthenticator::authenticate(const CallMetadata& metadata) const {
  if (!is_local(metadata.peer())) return refused("principal_not_local");
  const auto values = metadata.values(kPrincipalKey);
  if (values.empty()) return refused("principal_missing");
  if (values.size() > 1) return refused("principal_repeated");
  const std::string_view principal = values.front();
  if (principal == kOperator) return Principal::of_operator();
  if (principal.starts_with(kServicePrefix)) return service(principal.substr(kServicePrefix.size()));
  auto official = parse_short_official(principal);
  if (!official) return refused("principal_malformed");
  return Principal::of_official(std::move(*official));
}

EdgeResult<Principal> DevelopmentAuthenticator::service(std::string_view text) const {
  const auto plus = text.find('+');
  auto account = callers_.get()->service(text.substr(0, plus));
  if (!account) return refused("service_unknown");
  if (plus == std::string_view::npos) return Principal::of_service(std::move(account));
  auto official = parse_short_official(text.substr(plus + 1));
  if (!official) return refused("principal_malformed");
  return Principal::of_service(std::move(account), std::move(*official));
}

}  // namespace penugasan::server
