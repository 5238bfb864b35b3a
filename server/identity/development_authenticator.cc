#include "server/identity/development_authenticator.h"

#include "server/input/names.h"

namespace penugasan::server {

namespace {

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
  if (values.front() == kOperator) return Principal{{}, true};
  const auto official = parse_short_official(values.front());
  if (!official) return refused("principal_malformed");
  return Principal{*official, false};
}

}  // namespace penugasan::server
